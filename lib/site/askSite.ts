import * as v from 'valibot';
import type { Need } from '../entitlement/need.ts';
import { homeName } from '../platform/homeName.ts';
import { basePermissions, mayManagePermissions, reachOnPart, reachOnWeb } from './basePermissions.ts';
import type { PartAnswer, SiteAnswer, SiteGroups, SitePart } from './siteAnswer.ts';

export interface SiteQuestion {
  /** `https://host/path` of the web. */
  web: string;
  /** The profile's UPN. */
  username: string;
  part?: SitePart;
  /** The page that the person is on opens: a 403 then says nothing about them. */
  isOpen?: boolean;
}

type Get = (path: string) => Promise<Response>;

/**
 * Asks SharePoint, with the browser's own session, what a site lets the profile's account do. Only a 200 with that very
 * name says that it opens. Everything that is no sure answer (sign-in page, redirect, another account, offline, nonsense)
 * is `cantTell`. Never throws.
 * Source: SharePoint REST, `_api/web` (2026-11); that such a fetch carries the site's cookies was measured in
 * Chromium 156 and Firefox 153, 2026-11.
 */
export async function askSite(question: SiteQuestion, request: typeof fetch = fetch): Promise<SiteAnswer> {
  const signal = AbortSignal.timeout(20_000);
  const get: Get = (path) =>
    request(`${question.web}/_api/web${path}`, {
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      headers: { Accept: 'application/json;odata=nometadata' },
      signal,
    });
  const { part } = question;
  const partAnswer = part === undefined ? undefined : askPart(part, question, get).catch(cantTell);
  const web = await askWeb(question, get).catch(() => ({ state: cantTell() }));
  if (web.state !== 'opens' || partAnswer === undefined) return web;
  return { ...web, part: await partAnswer };
}

const cantTell = () => 'cantTell' as const;

const currentUser = v.object({ UserPrincipalName: v.string() });
const permissions = v.object({ EffectiveBasePermissions: basePermissions });

/** A site need not have each of these groups: SharePoint then writes an empty object, or none. */
const group = v.fallback(
  v.object({
    Id: v.optional(
      v.pipe(
        v.number(),
        v.check((id) => Number.isSafeInteger(id)),
      ),
    ),
  }),
  {},
);
const groupOfNeed = {
  view: 'AssociatedVisitorGroup',
  edit: 'AssociatedMemberGroup',
  manage: 'AssociatedOwnerGroup',
} as const satisfies Record<Need, string>;
const web = v.object({
  ...permissions.entries,
  CurrentUser: currentUser,
  AssociatedVisitorGroup: group,
  AssociatedMemberGroup: group,
  AssociatedOwnerGroup: group,
});

const expanded = ['CurrentUser', ...Object.values(groupOfNeed)];
const selected = Object.values(groupOfNeed).map((name) => `${name}/Id`);
const allInOne = `?$select=EffectiveBasePermissions,CurrentUser/UserPrincipalName,${selected}&$expand=${expanded}`;

async function askWeb(question: SiteQuestion, get: Get): Promise<SiteAnswer> {
  const answer = await get(allInOne);
  // Whether every web takes this $expand is documented nowhere.
  if (answer.status === 400) return askInTwo(question, get);
  if (answer.status !== 200) return closed(answer, question);
  const read = v.safeParse(web, await answer.json());
  if (!read.success) return { state: 'cantTell' };
  const { EffectiveBasePermissions, CurrentUser, ...associated } = read.output;
  const ids = Object.entries(groupOfNeed).flatMap(([need, name]) => {
    const { Id } = associated[name];
    return Id === undefined ? [] : [[need, String(Id)]];
  });
  return opened(question, CurrentUser, EffectiveBasePermissions, Object.fromEntries(ids));
}

/** Without the groups: the roles' names have to do. */
async function askInTwo(question: SiteQuestion, get: Get): Promise<SiteAnswer> {
  const [mask, user] = await Promise.all([
    get('?$select=EffectiveBasePermissions'),
    get('/currentuser?$select=UserPrincipalName'),
  ]);
  for (const answer of [mask, user]) if (answer.status !== 200) return closed(answer, question);
  const read = v.safeParse(permissions, await mask.json());
  const who = v.safeParse(currentUser, await user.json());
  if (!read.success || !who.success) return { state: 'cantTell' };
  return opened(question, who.output, read.output.EffectiveBasePermissions, {});
}

function opened(
  { username }: SiteQuestion,
  { UserPrincipalName }: v.InferOutput<typeof currentUser>,
  mask: bigint,
  groups: SiteGroups,
): SiteAnswer {
  if (homeName(UserPrincipalName) !== homeName(username)) return { state: 'cantTell' };
  const reach = reachOnWeb(mask);
  // Who was given one file or list gets an answer, too; the site isn't open to them as a whole.
  if (reach === undefined) return { state: 'refuses' };
  return { state: 'opens', reach, groups, ...(mayManagePermissions(mask) && { mayAddPeople: true }) };
}

async function closed(
  answer: Response,
  { isOpen = false }: SiteQuestion,
): Promise<{ state: 'refuses' | 'gone' | 'cantTell' }> {
  if (answer.status === 404) return { state: 'gone' };
  return { state: !isOpen && (await isRefusal(answer)) ? 'refuses' : 'cantTell' };
}

const coded = v.object({ code: v.pipe(v.string(), v.regex(/^-2147024891\b/)) });
const refusal = v.union([v.object({ 'odata.error': coded }), v.object({ error: coded })]);

/**
 * SharePoint's own no to this person: UnauthorizedAccessException in the body. With `X-MSDAVEXT_Error` it is a rule on
 * devices, or a session that is missing, and says nothing of permissions.
 * Sources: [MS-CSOMSPT] 2.2.1; answers on devices that aren't managed, vgrem/office365-rest-python-client#339; 2026-11.
 */
async function isRefusal(answer: Response): Promise<boolean> {
  if (answer.status !== 403 || answer.headers.has('X-MSDAVEXT_Error')) return false;
  return v.is(refusal, await answer.json());
}

/** A 404 proves nothing here: the page has just named this part, and SharePoint may hide what one may not see. */
async function askPart(part: SitePart, { isOpen = false }: SiteQuestion, get: Get): Promise<PartAnswer> {
  const answer = await get(`${pathOf(part)}/EffectiveBasePermissions`);
  if (answer.status !== 200) return !isOpen && (await isRefusal(answer)) ? 'refuses' : 'cantTell';
  const mask = v.safeParse(basePermissions, await answer.json());
  return mask.success ? (reachOnPart(mask.output) ?? 'refuses') : 'cantTell';
}

function pathOf(part: SitePart): string {
  if ('listPath' in part) return `/GetList('${encodeURIComponent(part.listPath.replaceAll("'", "''"))}')`;
  if ('uniqueId' in part) return `/GetFileById('${part.uniqueId}')/ListItemAllFields`;
  const list = `/lists(guid'${part.listId}')`;
  return part.itemId === undefined ? list : `${list}/items(${part.itemId})`;
}
