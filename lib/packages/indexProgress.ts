import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { AccessPackageRow } from '../store/rowsOfIndex.ts';
import { listReadingOf } from './listReading.ts';

export interface IndexProgress {
  /** All packages that Knock has heard of. */
  total: number;
  /** Of these, whose contents are known. */
  known: number;
  /** Of these, whose contents Graph does not show. */
  refused: number;
  /** The list is being read, and so many have come; `undefined`: it is not. */
  listing: number | undefined;
}

/** How far the reading of a profile's packages has come. Counts of indexes: no row is read. */
export async function indexProgress(store: Store, profile: ProfileKey): Promise<IndexProgress> {
  const count = (contents: AccessPackageRow['contents']) =>
    store.accessPackages.where('[profile+contents]').equals([profile, contents]).count();
  const [known, refused, unread, failed, reading] = await Promise.all([
    count('read'),
    count('refused'),
    count('unread'),
    count('failed'),
    listReadingOf(store, profile),
  ]);
  const listing = reading?.next === undefined ? undefined : reading.seen;
  return { total: known + refused + unread + failed, known, refused, listing };
}
