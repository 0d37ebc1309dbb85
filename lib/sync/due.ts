import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow, SyncRow } from '../store/rows.ts';
import { clockPutBackMs, isAhead, openViewPollMs } from './schedule.ts';
import type { Section } from './section.ts';

/** What a caller of the engine knows and an alarm does not. */
export interface Drive {
  /** A view is open and calls again by itself: unsettled things are looked at more often. */
  viewOpen?: boolean;
  /** Something has changed (network back, signed in): do not wait out pauses of our own making. */
  ignoreBackoff?: boolean;
}

interface Deps {
  store: Store;
  clock: Clock;
}

/**
 * When a section may run next (epoch ms), `undefined` for "not until something changes": what the section wants,
 * never before what Retry-After or backoff allow.
 */
export async function dueOf(
  { store, clock }: Deps,
  profile: ProfileRow,
  section: Section,
  drive: Drive = {},
): Promise<number | undefined> {
  const row = await store.sync.get([profile.profile, section.name]);
  const now = clock.now();
  const wanted = await section.dueAt(profile, row, now);
  if (wanted === undefined) return undefined;
  // What failed may work by now, however lately it did before.
  if (drive.ignoreBackoff === true && hasFailed(row)) return now;
  const isPutBack = (row?.lastSuccessAt ?? 0) > now + clockPutBackMs;
  return Math.max(isPutBack ? now : sooner(wanted, section, row, drive), notBefore(row, now));
}

function sooner(wanted: number, section: Section, row: SyncRow | undefined, drive: Drive): number {
  const isPolled = (section.alarm ?? 'knock.poll') === 'knock.poll';
  if (drive.viewOpen !== true || !isPolled || row?.lastSuccessAt === undefined) return wanted;
  return Math.min(wanted, row.lastSuccessAt + openViewPollMs);
}

/** Of itself: what the service asked for is always kept. */
const hasFailed = (row: SyncRow | undefined): boolean =>
  row !== undefined && row.failures > 0 && row.failure?.kind !== 'throttled';

const notBefore = (row: SyncRow | undefined, now: number): number =>
  row === undefined || row.failures === 0 || !isAhead(row.dueAt, now) ? 0 : row.dueAt;
