import * as v from 'valibot';
import type { DirectoryObject, DraftResource } from '../../entitlement/packageDraft.ts';
import { decodePath, normalizeSiteUrl } from '../../resource/resource.ts';
import { sendTogether } from '../batch.ts';
import type { Sent } from '../call.ts';
import { asAdministrator, part } from '../context.ts';
import { decodePage } from '../decode/collection.ts';
import { appRoleAssignment } from '../decode/directory.ts';
import { readOutcome } from '../outcome.ts';
import { type AdministrationDeps, equals } from './asking.ts';
import { directoryObject, servicePrincipal, site } from './decode.ts';

/** What the directory says of a thing. What can't be seen is missing. */
export interface About {
  displayName?: string | undefined;
  /** Who answers for it: the owners of its group. */
  owners: DirectoryObject[];
  /** What opens the same: a site's Microsoft 365 group, a group's site, the groups that an application is assigned to. */
  tied: DraftResource[];
}

type Thing = Pick<DraftResource, 'originId' | 'originSystem'>;

const sitePart = '$select=displayName,webUrl';
const named = '$select=id,displayName';
/** Of groups with one alias more than this are not looked at. */
const mostGroups = 3;
/** A filter names each of them: of more assigned groups the others are left out. */
const mostAssigned = 10;

/** In at most two calls. */
export function aboutReads(deps: Pick<AdministrationDeps, 'send' | 'profile' | 'clock'>) {
  const together = (paths: readonly string[]): Promise<Sent[]> =>
    paths.length === 0
      ? Promise.resolve([])
      : sendTogether(deps.send, deps.clock, {
          profile: deps.profile,
          access: asAdministrator,
          items: paths,
          toCall: (path) => ({ method: 'GET', path }),
        });
  return {
    async about({ originSystem, originId }: Thing): Promise<About> {
      switch (originSystem) {
        case 'SharePointOnline':
          return await aboutSite(originId, together);
        case 'AadGroup': {
          const group = `/groups/${part(originId)}`;
          const [self, root, owners] = await together([`${group}?${named}`, ...ofGroup(originId)]);
          const home = one(site, root);
          return {
            displayName: one(directoryObject, self)?.displayName || undefined,
            owners: many(directoryObject, owners),
            tied: home === undefined ? [] : [asSite(home)],
          };
        }
        case 'AadApplication': {
          const path = `/servicePrincipals/${part(originId)}`;
          const [self, assigned] = await together([`${path}?${named},appId`, `${path}/appRoleAssignedTo`]);
          return {
            displayName: one(servicePrincipal, self)?.displayName || undefined,
            owners: [],
            tied: groupsAmong(many(appRoleAssignment, assigned)),
          };
        }
        default:
          return originSystem satisfies never;
      }
    },
  };
}

const ofGroup = (id: string): [string, string] => [
  `/groups/${part(id)}/sites/root?${sitePart}`,
  `/groups/${part(id)}/owners?${named}`,
];

/** A group's site has the group's alias in its address; that it is the group's is checked. */
async function aboutSite(
  address: string,
  together: (paths: readonly string[]) => Promise<Sent[]>,
): Promise<About> {
  const url = URL.parse(address);
  if (url === null) return { owners: [], tied: [] };
  const path = url.pathname.replace(/\/+$/, '');
  const alias = decodePath(path.split('/')[2] ?? '');
  const [self, groups] = await together([
    `/sites/${url.hostname}${path === '' ? '' : `:${path}`}?${sitePart}`,
    ...(alias === '' ? [] : [`/groups?$filter=${equals('mailNickname', alias)}&${named}`]),
  ]);
  const isThis = (one: { webUrl: string } | undefined) =>
    one !== undefined && normalizeSiteUrl(one.webUrl) === normalizeSiteUrl(address);
  const found = one(site, self);
  const displayName = (isThis(found) && found?.displayName) || undefined;
  const candidates = many(directoryObject, groups).slice(0, mostGroups);
  const answers = await together(candidates.flatMap(({ id }) => ofGroup(id)));
  const at = candidates.findIndex((_, index) => isThis(one(site, answers[2 * index])));
  const group = candidates[at];
  if (group === undefined) return { displayName, owners: [], tied: [] };
  return {
    displayName,
    owners: many(directoryObject, answers[2 * at + 1]),
    tied: [{ originSystem: 'AadGroup', originId: group.id, displayName: group.displayName }],
  };
}

/** Each group once, whatever roles it has. */
function groupsAmong(assigned: readonly v.InferOutput<typeof appRoleAssignment>[]): DraftResource[] {
  const groups = assigned.filter(({ principalType }) => principalType.toLowerCase() === 'group');
  return [...new Set(groups.map(({ principalId }) => principalId))]
    .slice(0, mostAssigned)
    .map((originId) => ({ originSystem: 'AadGroup', originId, displayName: '' }));
}

const asSite = ({ webUrl, displayName }: { webUrl: string; displayName: string }): DraftResource => ({
  originSystem: 'SharePointOnline',
  originId: webUrl,
  displayName,
});

function one<const S extends v.GenericSchema>(
  schema: S,
  sent: Sent | undefined,
): v.InferOutput<S> | undefined {
  const outcome = sent && readOutcome(sent);
  const parsed = outcome?.ok ? v.safeParse(schema, outcome.value.body) : undefined;
  return parsed?.success ? parsed.output : undefined;
}

function many<const S extends v.GenericSchema>(schema: S, sent: Sent | undefined): v.InferOutput<S>[] {
  const outcome = sent && readOutcome(sent);
  return (outcome?.ok ? decodePage(schema, outcome.value.body)?.items : undefined) ?? [];
}
