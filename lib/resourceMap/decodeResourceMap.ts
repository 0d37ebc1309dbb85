import * as v from 'valibot';
import { needs } from '../entitlement/need.ts';
import { isDay } from '../platform/isDay.ts';
import { isRecord } from '../platform/isRecord.ts';
import { givenValue } from '../platform/json.ts';
import { lowered } from '../platform/lowered.ts';
import { mailAddress } from '../platform/mailAddress.ts';
import { isGuid } from '../resource/resource.ts';
import { aliasProblem } from './aliasRules.ts';
import type { MapProblem } from './mapProblem.ts';
import { readMapResource } from './mapResource.ts';
import { createMoveReader } from './movedSite.ts';
import type { ResourceMap } from './resourceMap.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2048));
const resource = v.object({ kind: text, id: text });
const alias = v.object({
  from: resource,
  to: resource,
  relation: v.picklist(['same', 'siteOf', 'groupAssignedTo', 'contains']),
});
const packageHint = v.object({
  resource,
  accessPackageId: v.pipe(text, v.check(isGuid, 'not a GUID')),
  displayName: v.optional(v.pipe(text, v.maxLength(256))),
});
const address = v.pipe(text, lowered, v.regex(mailAddress));
const contact = v.object({
  resource,
  name: v.pipe(text, v.maxLength(256)),
  mail: address,
  userPrincipalName: v.optional(address),
});
const moved = v.object({ from: text, to: text });
const role = v.object({ name: v.pipe(text, v.maxLength(256)), reach: v.picklist(needs) });
/** More than this is not a map written by people; the rest is refused. */
const mostEntries = 5000;

/**
 * Decodes the organisation's resource map, schema version 1 (`docs/resource-map.md`). In: whatever policy holds, an
 * object or its JSON text, and the mail domains that contacts may have. Out: the usable part, and one problem for
 * each entry that had to be left out; no `map` only when nothing of it can be understood. Never throws.
 */
export function decodeResourceMap(
  input: unknown,
  { contactDomains }: { contactDomains: readonly string[] },
): { map?: ResourceMap; problems: MapProblem[] } {
  const root = givenValue(input);
  if (!isRecord(root)) return { problems: [{ path: '', why: 'not a JSON object' }] };
  if (root.version !== 1) return { problems: [{ path: '.version', why: 'only version 1 is understood' }] };

  const problems: MapProblem[] = [];
  const map: ResourceMap = { version: 1, aliases: [], packages: [], contacts: [], moved: [], roles: [] };
  const domains = contactDomains.map((domain) => domain.trim().toLowerCase());
  const isNamed = (person: string) => domains.includes(person.slice(person.lastIndexOf('@') + 1));
  const each = <const S extends v.GenericSchema>(...list: ListReader<S>) =>
    problems.push(...readEach(root, ...list));

  if (root.dated !== undefined) {
    if (isDay(root.dated)) map.dated = root.dated;
    else problems.push({ path: '.dated', why: 'not a date such as 2026-11-25' });
  }

  each('aliases', alias, (entry) => {
    const [from, to] = [readMapResource(entry.from), readMapResource(entry.to)];
    if ('why' in from) return from.why;
    if ('why' in to) return to.why;
    const why = aliasProblem(from, to, entry.relation, map.aliases);
    if (why === undefined) map.aliases.push({ from: from.key, to: to.key, relation: entry.relation });
    return why;
  });
  each('packages', packageHint, (entry) => {
    const at = readMapResource(entry.resource);
    if ('why' in at) return at.why;
    const { accessPackageId, displayName } = entry;
    map.packages.push({
      key: at.key,
      accessPackageId: accessPackageId.toLowerCase(),
      ...(displayName === undefined ? {} : { displayName }),
    });
    return undefined;
  });
  each('contacts', contact, (entry) => {
    const at = readMapResource(entry.resource);
    if ('why' in at) return at.why;
    const { name, mail, userPrincipalName } = entry;
    if (!isNamed(mail)) return 'the mail address is not in a domain that policy names';
    if (userPrincipalName !== undefined && !isNamed(userPrincipalName))
      return 'the user principal name is not in a domain that policy names';
    map.contacts.push({
      key: at.key,
      name,
      mail,
      ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
    });
    return undefined;
  });
  const readMove = createMoveReader();
  each('moved', moved, (entry) => {
    const read = readMove(entry);
    if ('why' in read) return read.why;
    map.moved.push(read);
    return undefined;
  });
  each('roles', role, (entry) => {
    if (map.roles.some(({ name, reach }) => name === entry.name && reach !== entry.reach))
      return 'this role reaches something else in an entry before';
    map.roles.push(entry);
    return undefined;
  });
  return { map, problems };
}

/** A list of the map, the shape of its entries, and what takes one or says why it is refused. */
type ListReader<S extends v.GenericSchema> = [
  name: Exclude<keyof ResourceMap, 'version' | 'dated'>,
  schema: S,
  use: (entry: v.InferOutput<S>) => string | undefined,
];

/** Takes the entries of a list one by one. Out: the problems. */
function readEach<const S extends v.GenericSchema>(
  root: Record<string, unknown>,
  ...[name, schema, use]: ListReader<S>
): MapProblem[] {
  const entries = root[name] ?? [];
  if (!Array.isArray(entries)) return [{ path: `.${name}`, why: 'not a list' }];
  const tooMany = { path: `.${name}`, why: `only the first ${mostEntries} entries are read` };
  const refused = entries.slice(0, mostEntries).flatMap((entry, index) => {
    const parsed = v.safeParse(schema, entry);
    const why = parsed.success ? use(parsed.output) : describe(parsed.issues);
    return why === undefined ? [] : [{ path: `.${name}[${index}]`, why }];
  });
  return entries.length > mostEntries ? [tooMany, ...refused] : refused;
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  if (first === undefined) return 'not understood';
  const path = v.getDotPath(first);
  return path === null ? first.message : `${path}: ${first.message}`;
}
