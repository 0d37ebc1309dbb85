import type { Context } from 'hono';
import type { SiteSeed, UserSeed } from '../../organization.ts';
import { halves } from '../../state/permissionLevels.ts';
import { siteGroupsOf } from '../../state/siteGroups.ts';
import type { WebUser } from '../webSessions.ts';
import { apiErrors } from './apiErrors.ts';
import type { SiteCall } from './siteApi.ts';

type Members = Record<string, unknown>;

/** `_api/web` and `_api/web/currentuser`, with `$select` and `$expand`. */
export function webEntity(
  c: Context,
  asked: string,
  { core, site, person }: SiteCall & { person: WebUser },
  held: bigint,
): Response {
  const select = names(c.req.query('$select'));
  const expand = names(c.req.query('$expand'));
  if (asked.toLowerCase() !== 'web') return c.json(chosen(userMembers(person.user), select));
  const expandable = core.switches.get('siteExpand');
  const isRefused =
    (expandable === 'badRequest' && expand.length > 0) ||
    (expandable === 'withoutUser' && expand.includes('currentuser'));
  if (isRefused) return apiErrors.badQuery(`The query to field '${c.req.query('$expand')}' is not valid.`);
  const related: Members = { CurrentUser: userMembers(person.user), ...groupMembers(site) };
  const own: Members = { Title: site.title, Url: site.url, EffectiveBasePermissions: halves(held) };
  const answer: Members = {};
  for (const name of select.length === 0 ? ['title', 'url', ...expand] : select) {
    const [first = '', second] = name.split('/');
    const key = [...Object.keys(own), ...Object.keys(related)].find((one) => one.toLowerCase() === first);
    if (key === undefined || (key in related && !expand.includes(first)))
      return apiErrors.badQuery(`The query to field '${name}' is not valid.`);
    answer[key] = key in own ? own[key] : { ...Object(answer[key]), ...member(related[key], second) };
  }
  return c.json(answer);
}

/** `a/B, c` → `['a/b', 'c']`: SharePoint compares names without regard to case. */
const names = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

const member = (entity: unknown, name: string | undefined): Members =>
  chosen(entity as Members, name === undefined ? [] : [name]);

const chosen = (members: Members, select: string[]): Members =>
  Object.fromEntries(
    Object.entries(members).filter(([name]) => select.length === 0 || select.includes(name.toLowerCase())),
  );

const userMembers = (user: UserSeed): Members => ({
  UserPrincipalName: user.userPrincipalName,
  Title: user.displayName,
  Email: user.mail,
  LoginName: `i:0#.f|membership|${user.userPrincipalName}`,
});

/** `AssociatedVisitorGroup` and its sisters; a site may lack one. */
function groupMembers(site: SiteSeed): Members {
  const groupAs = (kind: string): Members => {
    const group = siteGroupsOf(site).find(({ associatedAs }) => associatedAs === kind);
    return group === undefined ? {} : { Id: group.id, Title: group.title };
  };
  return {
    AssociatedVisitorGroup: groupAs('visitor'),
    AssociatedMemberGroup: groupAs('member'),
    AssociatedOwnerGroup: groupAs('owner'),
  };
}
