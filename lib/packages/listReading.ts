import { hour } from '../platform/durations.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';

/** Name of the `sync` row that holds how far the reading of the list has come. */
const section = 'packageListReading';
/** A reading that is older than this does not go on; a new one begins. */
const longest = 6 * hour;

/** One reading of the list of packages, page by page. Kept when it has ended: the next one has to be younger. */
export interface ListReading {
  /** When it began; each row that it sees is marked with this. */
  startedAt: number;
  pages: number;
  /** So many packages have come so far. */
  seen: number;
  /** Graph's link to the next page; absent: it has come to its end. */
  next?: string;
}

export async function listReadingOf(store: Store, profile: ProfileKey): Promise<ListReading | undefined> {
  const row = await store.sync.get([profile, section]);
  return row?.cursor as ListReading | undefined; // written below only
}

export const keepListReading = (store: Store, profile: ProfileKey, cursor: ListReading) =>
  store.sync.put({ profile, section, dueAt: 0, failures: 0, cursor });

/** Where to go on; `undefined`: at the beginning. */
export const linkOf = (reading: ListReading | undefined, now: number): string | undefined =>
  reading !== undefined && now < reading.startedAt + longest ? reading.next : undefined;

/** The reading after a page of it. Two readings never begin at the same time, whatever the clock says. */
export function afterPage(
  reading: ListReading | undefined,
  page: { from: string | undefined; items: readonly unknown[]; next?: string },
  now: number,
): ListReading {
  const { startedAt, pages, seen } =
    page.from === undefined || reading === undefined
      ? { startedAt: Math.max(now, (reading?.startedAt ?? 0) + 1), pages: 0, seen: 0 }
      : reading;
  const rest = page.next === undefined ? {} : { next: page.next };
  return { startedAt, pages: pages + 1, seen: seen + page.items.length, ...rest };
}

export const isSame = (one: ListReading | undefined, other: ListReading | undefined): boolean =>
  one?.startedAt === other?.startedAt && one?.next === other?.next;
