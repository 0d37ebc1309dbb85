import { contentsExpansions, contentsPath, requirementsPath } from '../graph/paths.ts';
import { readings } from './readings.ts';
import type { See } from './seen.ts';
import { listOf, partOf, textOf } from './shapes.ts';
import { type Came, type Item, refusal, type Visit } from './visit.ts';

/** What single packages include and ask. */
export async function lookAtPackages(visit: Visit, see: See, packages: readonly Item[]): Promise<void> {
  const ids = packages.flatMap(({ id }) => textOf(id) || []);
  await lookAtContents(visit, see, ids);
  await lookAtRequirements(visit, see, ids);
  const unknown = await visit('unknownRequirements');
  const { status } = unknown;
  see('unknownIdStatus', unknown, status === 404 || status === 403 ? status : undefined);
}

/** Until a role on a site and one of a group were seen, or the planned calls are made. */
async function lookAtContents(visit: Visit, see: See, ids: readonly string[]): Promise<void> {
  const roles: Item[] = [];
  let last: Came = {};
  let read: Came | undefined;
  let expansion: string = contentsExpansions[0];
  for (const id of upTo(readings.contents.most, ids)) {
    last = await visit('contents', contentsPath(id, expansion));
    if (last.status === 400 && expansion === contentsExpansions[0]) {
      expansion = contentsExpansions[1];
      last = await visit('contents', contentsPath(id, expansion));
    }
    if (last.items === undefined) break;
    read = last;
    roles.push(...last.items.map((one) => partOf(one, 'role')));
    if (ofSites(roles).length > 0 && languageOf(roles) !== undefined) break;
  }
  const came = read ?? last;
  see('contentsReadable', came, read ? true : refusal(last) && false);
  const isNamed = roles.some((role) => textOf(partOf(role, 'resource').displayName) !== '');
  see('resourceNames', came, isNamed ? 'works' : roles.length > 0 ? 'refused' : undefined);
  const [site] = ofSites(roles);
  see('roleIsGroupId', came, site && /^\d+$/.test(textOf(site.originId)));
  see('roleLanguage', came, languageOf(roles));
}

const ofSites = (roles: readonly Item[]): Item[] =>
  roles.filter(
    ({ originSystem, originId }) =>
      textOf(originSystem).toLowerCase() === 'sharepointonline' && textOf(originId) !== '',
  );

/** What the service calls a group's two roles. */
const groupRoles = {
  en: ['member', 'owner'],
  de: ['mitglied', 'besitzer'],
  es: ['miembro', 'propietario'],
  fr: ['membre', 'propriétaire'],
} as const;

/** The language of the names of groups' roles, which are the service's own. */
function languageOf(roles: readonly Item[]): string | undefined {
  const role = roles.find(({ originId }) => /^(?:Owner|Member)_/.test(textOf(originId)));
  if (role === undefined) return undefined;
  const name = textOf(role.displayName).toLowerCase();
  const known = Object.entries(groupRoles).find(([, names]) => names.some((one) => one === name));
  return known?.[0] ?? 'other';
}

/** Until a question was seen, and a policy that asks none. */
async function lookAtRequirements(visit: Visit, see: See, ids: readonly string[]): Promise<void> {
  let came: Came = {};
  let [asking, plain]: (Item | undefined)[] = [];
  for (const id of upTo(readings.requirements.most, ids)) {
    came = await visit('requirements', requirementsPath(id));
    if (came.items === undefined) break;
    asking ??= came.items.find(({ questions }) => listOf(questions).length > 0);
    plain ??= came.items.find(({ questions }) => listOf(questions).length === 0);
    if (asking !== undefined && plain !== undefined) break;
  }
  see('questionShape', came, shapeOf(listOf(asking?.questions)[0]));
  const isNull = plain && plain.questions === null;
  see('requirements', came, isNull ? 'nulls' : Array.isArray(plain?.questions) ? 'empty' : undefined);
}

/** v1.0 has a text and translations beside it; beta has both in one object. */
function shapeOf(question: Item | undefined): 'v1.0' | 'beta' | 'both' | undefined {
  if (question === undefined) return undefined;
  if (typeof question.text === 'string') return 'v1.0';
  return Array.isArray(question.localizations) ? 'both' : 'beta';
}

const upTo = (most: number, ids: readonly string[]): readonly string[] => ids.slice(0, most);
