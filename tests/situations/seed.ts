import { plainPath } from '../../lib/denial/sharePointPath.ts';
import { siteCollectionSegments } from '../../lib/resource/resource.ts';
import type { ApplicationSeed, Seed, SiteSeed, TenantSeed, UserSeed } from '../tenant/organization.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { siteGroupsOf } from '../tenant/state/siteGroups.ts';
import { found } from '../unit/graph/world.ts';
import { kindOf, type Line } from './line.ts';
import {
  appRole,
  groupOf,
  groupThings,
  heldOf,
  idOf,
  level,
  ownGroupId,
  packageOf,
  people,
  servicePrincipalId,
} from './packages.ts';

/** What the seed of a line is made of, by its ids and addresses. */
export interface Scene {
  seed: Seed;
  tenant: TenantSeed;
  kind: ReturnType<typeof kindOf>;
  /** Address of the site around the page. */
  site: string;
  /** A site that everybody of the organisation opens. */
  home: string;
  appId: string;
}

const listedAs = { view: 'visitorIds', edit: 'memberIds', manage: 'ownerIds' } as const;
const appId = idOf('application');

/** The organisation of one line: what the site answers is so whatever packages are held. In: the present, epoch ms. */
export function sceneOf(line: Line, now: number): Scene {
  const url = new URL(line.page);
  const kind = kindOf(line.page);
  const builtIn = found(builtInOrganization.tenants[0]);
  const name = url.hostname.endsWith('.sharepoint.com') ? url.hostname.split('.')[0] : 'contoso';
  const domain = `${name?.replace(/-my$/, '')}.com`;
  const users = Object.values(people).map((person) => userOf(builtIn, person, domain));
  const idOfPerson = (person: string) => found(users.find(({ displayName }) => displayName === person)).id;
  const visitor = idOfPerson(line.cantTell === 'otherAccount' ? people.other : people.me);
  const home = `https://${domain.replace(/\.com$/, '')}.sharepoint.com/sites/Start-of-everybody`;
  const site = [url.origin, ...siteCollectionSegments(plainPath(url.pathname))].join('/');
  const packages = (line.packages ?? []).map((one) => packageOf(line, one, { kind, site, idOfPerson }));
  const everybody: SiteSeed = siteNamed(home, { everyoneReads: true });
  const tenant: TenantSeed = {
    ...builtIn,
    domain,
    users,
    groups: groupThings.map((thing) => ({
      id: groupOf(thing),
      displayName: `People of ${thing}`,
      kind: thing === 'team' ? 'microsoft365' : 'security',
      memberIds: [],
    })),
    sites: [everybody, ...(kind === 'site' ? sitesOf(line, site, visitor) : [])],
    applications: [
      ...builtIn.applications.filter(({ displayName }) => displayName.startsWith('Knock')),
      ...(kind === 'application' ? [applicationOf(line, url, visitor)] : []),
    ],
    catalogs: [{ id: idOf('catalog'), displayName: 'General' }],
    accessPackages: packages,
    requests: [],
    assignments: (line.packages ?? [])
      .filter(({ held }) => held === true)
      .map((one) => heldOf(one, idOfPerson(people.me), now)),
  };
  return { seed: { tenants: [tenant] }, tenant, kind, site, home, appId };
}

function userOf(builtIn: TenantSeed, name: string, domain: string): UserSeed {
  const {
    directoryRoles: _roles,
    home: _home,
    managerId: _manager,
    ...user
  } = found(builtIn.users.find(({ displayName }) => displayName === name));
  const address = user.userPrincipalName.replace(/@.*$/, `@${domain}`);
  const manager = builtIn.users.find(({ displayName }) => displayName === people.me);
  return {
    ...user,
    userPrincipalName: address,
    mail: address,
    ...(name === people.report ? { managerId: found(manager).id } : {}),
  };
}

const siteNamed = (url: string, more: Partial<SiteSeed>): SiteSeed => ({
  id: idOf(url),
  url,
  title: decodeURIComponent(url.split('/').at(-1) ?? url),
  memberIds: [],
  ...more,
});

/** The page's site, and the one that it has moved to. */
function sitesOf(line: Line, url: string, visitor: string): SiteSeed[] {
  const answer = line.site;
  if (answer === 'gone') return [];
  if (answer === 'moved') {
    const movedTo = line.map?.movedTo ?? `${url}-new`;
    return [siteNamed(url, { movedTo }), siteNamed(movedTo, { everyoneReads: true })];
  }
  const isOpen = answer === 'view' || answer === 'edit' || answer === 'manage';
  const site = siteNamed(url, {
    groupId: groupOf('team'),
    ...(answer === 'blocked' ? { organizationalBlock: true } : {}),
    ...(isOpen ? { [listedAs[answer]]: [visitor] } : {}),
  });
  const own = (line.packages ?? []).filter(({ ownGroup }) => ownGroup === true);
  const groups = own.map((one) => ({ id: ownGroupId(line, one), title: one.role, level: level[one.gives] }));
  return [
    {
      ...site,
      siteGroups: [...siteGroupsOf(site), ...groups],
      ...(line.part === undefined ? {} : { parts: [partOf(line, line.part, visitor)] }),
    },
  ];
}

function partOf(
  line: Line,
  { path, answers }: NonNullable<Line['part']>,
  visitor: string,
): NonNullable<SiteSeed['parts']>[number] {
  if (answers === 'deleted') return { path, isRemoved: true };
  const gives = (line.packages ?? []).filter(({ on }) => on === 'part').map((one) => one.gives);
  const isOpen = answers === 'view' || answers === 'edit' || answers === 'manage';
  return {
    path,
    access: [
      ...gives.map((given) => ({ principalId: groupOf('part'), level: level[given] })),
      ...(isOpen ? [{ principalId: visitor, level: level[answers] }] : []),
    ],
  };
}

const applicationOf = (line: Line, { origin, hostname }: URL, visitor: string): ApplicationSeed => ({
  appId,
  servicePrincipalId,
  displayName: hostname,
  appRoles: [appRole],
  appRoleAssignmentRequired: line.site === 'refuses',
  assignments:
    line.site === 'view' ? [{ principalId: visitor, principalType: 'User', appRoleId: appRole.id }] : [],
  redirectUris: [`${origin}/signin-oidc`],
  homepage: `${origin}/`,
  identifierUris: [origin],
  signInProtocol: 'oidc',
  ...(line.site === 'conditionalAccess' ? { conditionalAccessBlock: true } : {}),
  ...(line.site === 'consentNeeded' ? { needsAdminApproval: true } : {}),
});
