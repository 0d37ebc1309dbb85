import type { Collection } from 'dexie';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from './database.ts';
import type { GrantRow } from './rowsOfIndex.ts';
import { within } from './within.ts';

/** What one package grants: a range of the primary key, in which its rows lie side by side. */
const ofPackage = (store: Store, [profile, id]: [ProfileKey, string]): Collection<GrantRow> =>
  store.grants.where('[profile+accessPackageId+roleScopeId]').between(...within(profile, id));

/** What each of these packages grants, in their order. Empty for one whose contents were never read. */
export const grantsOfEach = (
  store: Store,
  packages: readonly [ProfileKey, string][],
): Promise<GrantRow[][]> => Promise.all(packages.map((one) => ofPackage(store, one).toArray()));

/** What all packages of a profile grant, side by side. */
export const grantsOf = (store: Store, profile: ProfileKey): Promise<GrantRow[]> =>
  store.grants
    .where('[profile+accessPackageId+roleScopeId]')
    .between(...within(profile))
    .toArray();

/** Forgets what these packages grant; within a transaction over the table. */
export async function deleteGrantsOf(store: Store, packages: readonly [ProfileKey, string][]): Promise<void> {
  await Promise.all(packages.map((one) => ofPackage(store, one).delete()));
}
