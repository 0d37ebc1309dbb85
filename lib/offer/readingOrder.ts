import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { requestsOf, within } from '../store/readable.ts';
import { knownCandidates, namesakes, type Question } from './knowledge.ts';

/** Packages whose contents are worth reading first: what the store points at, one's own requests, similar names. */
export async function nearPackages(store: Store, question: Question): Promise<string[]> {
  const candidates = await knownCandidates(store, question);
  const { rows } = await requestsOf(store, question.profile);
  const similar = await namesakes(store, question);
  return [
    ...new Set([
      ...candidates.map(({ accessPackageId }) => accessPackageId),
      ...similar.map(({ id }) => id),
      ...rows.map(({ accessPackageId }) => accessPackageId),
    ]),
  ];
}

/** Packages whose contents nobody has read yet. */
export async function unreadPackages(store: Store, profile: ProfileKey): Promise<string[]> {
  const rows = await store.accessPackages
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return rows.filter((row) => row.contents === 'unread').map((row) => row.id);
}
