import { endOf, isHeld } from '../../lib/assignments/held.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { grantsOfEach } from '../../lib/store/grants.ts';
import { assignmentsOf } from '../../lib/store/readable.ts';
import type { AssignmentRow } from '../../lib/store/rows.ts';
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

/** Names of what each package grants, by its id, as far as its contents were read. */
export function useGrantNames(profile: ProfileKey): ReadonlyMap<string, string[]> | undefined {
  return useLive(async () => {
    const held = (await assignmentsOf(store, profile)).rows;
    const keys = held.map(({ accessPackageId }): [ProfileKey, string] => [profile, accessPackageId]);
    const names = new Map<string, string[]>();
    const grants = (await grantsOfEach(store, keys)).flat();
    for (const { accessPackageId, resourceName } of grants) {
      const known = names.get(accessPackageId) ?? [];
      if (resourceName !== '' && !known.includes(resourceName))
        names.set(accessPackageId, [...known, resourceName]);
    }
    return names;
  }, [profile]);
}
