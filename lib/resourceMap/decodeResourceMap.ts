import * as v from 'valibot';
import { isGuid } from '../resource/resource.ts';
import { aliasProblem } from './aliasRules.ts';
import type { MapProblem } from './mapProblem.ts';
import { readMapResource } from './mapResource.ts';
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
const address = v.pipe(text, v.toLowerCase(), v.email());
const contact = v.object({
  resource,
  name: v.pipe(text, v.maxLength(256)),
  mail: address,
  userPrincipalName: v.optional(address),
});
const isoDate = v.pipe(v.string(), v.isoDate());
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
  const root = asRecord(typeof input === 'string' ? parseJson(input) : input);
  if (root === undefined) return { problems: [{ path: '', why: 'not a JSON object' }] };
  if (root.version !== 1) return { problems: [{ path: '.version', why: 'only version 1 is understood' }] };

  const problems: MapProblem[] = [];
  const map: ResourceMap = { version: 1, aliases: [], packages: [], contacts: [] };
  const domains = contactDomains.map((domain) => domain.trim().toLowerCase());
  const isNamed = (person: string) => domains.includes(person.slice(person.lastIndexOf('@') + 1));

  if (root.dated !== undefined) {
    if (v.is(isoDate, root.dated)) map.dated = root.dated;
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
  return { map, problems };

  /** Takes entries one by one; `use` says why one is refused. */
  function each<const S extends v.GenericSchema>(
    name: 'aliases' | 'packages' | 'contacts',
    schema: S,
    use: (entry: v.InferOutput<S>) => string | undefined,
  ): void {
    const entries = root?.[name] ?? [];
    if (!Array.isArray(entries)) {
      problems.push({ path: `.${name}`, why: 'not a list' });
      return;
    }
    if (entries.length > mostEntries)
      problems.push({ path: `.${name}`, why: `only the first ${mostEntries} entries are read` });
    for (const [index, entry] of entries.slice(0, mostEntries).entries()) {
      const parsed = v.safeParse(schema, entry);
      const why = parsed.success ? use(parsed.output) : describe(parsed.issues);
      if (why !== undefined) problems.push({ path: `.${name}[${index}]`, why });
    }
  }
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  if (first === undefined) return 'not understood';
  const path = v.getDotPath(first);
  return path === null ? first.message : `${path}: ${first.message}`;
}

const asRecord = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
