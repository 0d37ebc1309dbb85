import type { Denial } from '../denial/denial.ts';
import { lookUpKey, lookUpKindOf } from '../resource/lookUp.ts';
import {
  appIdKey,
  applicationKey,
  candidateKeys,
  folderKey,
  groupKey,
  isGuid,
  parseResourceKey,
  type ResourceKey,
  resourceKey,
} from '../resource/resource.ts';
import { nearestFolder } from '../resourceMap/nearestFolder.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { ApplicationRow } from '../store/rowsOfIndex.ts';

/** How a key follows from what was refused, surest first. `signIn`: nothing ties it to the page but a sign-in. */
export const provenances = ['itself', 'parent', 'assignedGroup', 'map', 'signIn'] as const;
export type Provenance = (typeof provenances)[number];

/** A key under which a package that opens the denied page may be found. */
export interface CandidateKey {
  key: ResourceKey;
  via: Provenance;
}

export interface KeySources {
  /** What the admin-consented look-up found, by app id or by the key of another name. */
  applications: ReadonlyMap<string, ApplicationRow>;
  map: ResourceMap | undefined;
}

/**
 * Every key under which what was refused may be granted, surest first, each once: the thing itself, the sites above
 * it, the service principal behind an app id (or a host, or an identifier URI) and the groups assigned to it, and what the
 * organisation's map adds. No package holds a library, folder or list: those lead on by the map alone.
 * The page is not trusted: a key that can't be one is left out.
 */
export function keysOf(denial: Pick<Denial, 'resources'>, sources: KeySources): CandidateKey[] {
  const named = denial.resources.flatMap(({ key, from }) => {
    const checked = checkedKey(key);
    const keys = checked === undefined ? [] : fromPage(checked, sources.applications);
    return from === 'signIn' ? keys.map((entry): CandidateKey => ({ ...entry, via: 'signIn' })) : keys;
  });
  // A page may name the web and its site, or a resource and its group: what lies above another key is its parent.
  const above = new Set(named.filter(({ via }) => via === 'parent').map(({ key }) => key));
  const own = named.map(
    (entry): CandidateKey => (above.has(entry.key) ? { ...entry, via: 'parent' } : entry),
  );
  const known = new Map(surestOfEach(own).map(({ key, via }) => [key, via]));
  const aliases = (sources.map?.aliases ?? []).filter((alias) => known.has(alias.from));
  const mapped = nearestFolder(aliases, (alias) => alias.from).map(
    ({ from, to }): CandidateKey => ({ key: to, via: known.get(from) === 'signIn' ? 'signIn' : 'map' }),
  );
  return surestOfEach([...own, ...mapped]);
}

function fromPage(key: ResourceKey, applications: KeySources['applications']): CandidateKey[] {
  const name = lookUpName(key);
  if (name === undefined) return withParents(key);
  const found = applications.get(name);
  const keys: CandidateKey[] = [{ key, via: 'itself' }];
  if (found?.foundAppId !== undefined) keys.push({ key: appIdKey(found.foundAppId), via: 'itself' });
  if (found?.servicePrincipalId !== undefined)
    keys.push({ key: applicationKey(found.servicePrincipalId), via: 'itself' });
  for (const groupId of found?.groupIds ?? []) keys.push({ key: groupKey(groupId), via: 'assignedGroup' });
  return keys;
}

const withParents = (key: ResourceKey): CandidateKey[] =>
  candidateKeys(key).map((candidate) => ({ key: candidate, via: candidate === key ? 'itself' : 'parent' }));

function checkedKey(key: ResourceKey): ResourceKey | undefined {
  const { system, id } = parseResourceKey(key);
  const kind = lookUpKindOf(system);
  if (kind !== undefined) return lookUpKey(kind, id);
  if (system === 'sharepointfolder') return folderKey(id);
  const needsGuid = ['appid', 'sharepointsiteid', 'sharepointlist', 'aadgroup', 'aadapplication'].includes(
    system,
  );
  if (needsGuid && !isGuid(id)) return undefined;
  return resourceKey({ originSystem: system, originId: id });
}

function surestOfEach(keys: readonly CandidateKey[]): CandidateKey[] {
  const sorted = [...keys].sort((a, b) => provenances.indexOf(a.via) - provenances.indexOf(b.via));
  return [...new Map(sorted.reverse().map((entry) => [entry.key, entry])).values()].reverse();
}

/**
 * Under which name the look-up knows an application: its app id, or the whole key of another name of it;
 * `undefined`: not an application that could be looked up.
 */
function lookUpName(key: ResourceKey): string | undefined {
  const { system, id } = parseResourceKey(key);
  if (system === 'appid') return isGuid(id) ? id : undefined;
  const kind = lookUpKindOf(system);
  return kind === 'identifierUri' || kind === 'applicationHost' ? key : undefined;
}

/** What the look-up of applications can translate of what was refused. */
export const lookUpNamesOf = (denial: Pick<Denial, 'resources'>): string[] =>
  denial.resources.flatMap(({ key }) => lookUpName(key) ?? []);
