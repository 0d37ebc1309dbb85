import { endOf, isHeld } from '../../lib/assignments/held.ts';
import { isOnHosts, sharePointHosts } from '../../lib/denial/hosts.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { launcherLink, validateReturnTo } from '../../lib/requests/access/returnTo.ts';
import {
  appIdKey,
  applicationKey,
  isGuid,
  parseResourceKey,
  type ResourceKey,
} from '../../lib/resource/resource.ts';
import { grantsOfEach } from '../../lib/store/grants.ts';
import { assignmentsOf } from '../../lib/store/readable.ts';
import type { AssignmentRow } from '../../lib/store/rows.ts';
import { within } from '../../lib/store/within.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';
import { useProfileRows } from './useProfileRows.ts';

/** What a profile holds, what ends soonest first; `undefined` until read. */
export const useHeld = (profile: ProfileKey | undefined): AssignmentRow[] | undefined =>
  useProfileRows(profile, async (key) => {
    const now = Date.now();
    const { rows } = await assignmentsOf(store, key);
    return rows.filter((row) => isHeld(row, now)).sort(byEnd);
  });

function byEnd(one: AssignmentRow, other: AssignmentRow): number {
  const [a, b] = [endOf(one) ?? Number.MAX_SAFE_INTEGER, endOf(other) ?? Number.MAX_SAFE_INTEGER];
  return a - b || one.accessPackageName.localeCompare(other.accessPackageName);
}

/** What a package includes: its name, and the address of a site or an application. */
export interface Included {
  name: string;
  url: string | undefined;
}

/** What each package includes, by its id, as far as its contents were read. */
export function useIncluded(profile: ProfileKey): ReadonlyMap<string, Included[]> | undefined {
  return useLive(async () => {
    const startOf = await applicationStarts(profile);
    const held = (await assignmentsOf(store, profile)).rows;
    const keys = held.map(({ accessPackageId }): [ProfileKey, string] => [profile, accessPackageId]);
    const included = new Map<string, Included[]>();
    const grants = (await grantsOfEach(store, keys)).flat();
    for (const { accessPackageId, resourceName: name, key } of grants) {
      const known = included.get(accessPackageId) ?? [];
      if (name === '' || known.some((one) => one.name === name)) continue;
      included.set(accessPackageId, [...known, { name, url: siteAddress(key) ?? startOf.get(key) }]);
    }
    return included;
  }, [profile]);
}

/** Where the applications begin of which Knock knows the app id: it was looked up, or met when one of them refused. */
export async function applicationStarts(profile: ProfileKey): Promise<ReadonlyMap<ResourceKey, string>> {
  const person = await store.profiles.get(profile);
  const rows = await store.applications
    .where('[profile+appId]')
    .between(...within(profile))
    .toArray();
  const starts = new Map<ResourceKey, string>();
  for (const { appId, foundAppId = appId, servicePrincipalId } of rows) {
    if (person === undefined || servicePrincipalId === undefined || !isGuid(foundAppId)) continue;
    const start = launcherLink(person, appIdKey(foundAppId));
    if (start !== undefined) starts.set(applicationKey(servicePrincipalId), start);
  }
  return starts;
}

/** The address of a SharePoint site, by its key alone; `undefined` for everything else. */
export function siteAddress(key: ResourceKey): string | undefined {
  const { system, id } = parseResourceKey(key);
  const url = system === 'sharepointonline' ? URL.parse(id) : null;
  if (url === null || !isOnHosts(url, sharePointHosts)) return undefined;
  return validateReturnTo(id, key, () => true);
}
