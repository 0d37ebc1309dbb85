import { neverRead } from '../packages/contentsAge.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import { knownCandidates, type LookUpQuestion, namesakes } from './knowledge.ts';

/** What the person holds. The list of packages one may request need not have them. */
export async function heldPackages(
  store: Store,
  profile: ProfileKey,
): Promise<{ accessPackageId: string; displayName: string }[]> {
  const { rows } = await assignmentsOf(store, profile);
  return rows
    .filter(({ state, accessPackageId }) => state === 'delivered' && accessPackageId !== '')
    .map(({ accessPackageId, accessPackageName }) => ({ accessPackageId, displayName: accessPackageName }));
}

/**
 * Packages whose contents are worth reading first: what the store points at, similar names, what one holds and asked
 * for. (Reading takes those only that are not known yet.)
 */
export async function nearPackages(store: Store, question: LookUpQuestion): Promise<string[]> {
  const candidates = await knownCandidates(store, question);
  const { rows } = await requestsOf(store, question.profile);
  const similar = await namesakes(store, question);
  const held = await heldPackages(store, question.profile);
  return [
    ...new Set([
      ...candidates.map(({ accessPackageId }) => accessPackageId),
      ...similar,
      ...held.map(({ accessPackageId }) => accessPackageId),
      ...rows.map(({ accessPackageId }) => accessPackageId),
    ]),
  ];
}

/** Packages whose contents nobody has read yet and Graph did not put off; no more than can be read for one page. */
export async function unreadPackages(store: Store, profile: ProfileKey, most: number): Promise<string[]> {
  const keys = await store.accessPackages
    .where('[profile+contentsStaleAt]')
    .equals([profile, neverRead])
    .limit(most)
    .primaryKeys();
  return keys.map(([, id]) => id);
}
