import type { Clock } from '../platform/clock.ts';
import type { Failure, FailureKind } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow, SyncRow } from '../store/rows.ts';
import { backoffMs, isAhead, longestOfflinePauseMs, needsPersonPauseMs } from './schedule.ts';
import type { Section } from './section.ts';

interface Deps {
  store: Store;
  clock: Clock;
  random: () => number;
}

/**
 * Runs a section once and remembers how it went. Must be called under the profile's lock. A section that is throttled
 * is not run: its last failure is the answer. Out: the failure, if there was one.
 */
export async function runSection(
  { store, clock, random }: Deps,
  profile: ProfileRow,
  section: Section,
): Promise<Failure | undefined> {
  const row = await store.sync.get([profile.profile, section.name]);
  if (row?.failure?.kind === 'throttled' && isAhead(row.failure.until, clock.now())) return row.failure;
  const result = await section.run(profile, row);
  const now = clock.now();
  const base = { profile: profile.profile, section: section.name };
  if (result.ok) {
    const { cursor } = result.value;
    await store.sync.put({
      ...base,
      lastSuccessAt: now,
      dueAt: 0,
      failures: 0,
      ...(cursor !== undefined && { cursor }),
    });
    return undefined;
  }
  await store.sync.put(afterFailure(row, base, result.failure, { now, random }));
  log('sync.failed', { failures: (row?.failures ?? 0) + 1 });
  return result.failure;
}

/** Only the person can mend these; asking again soon would only be refused again. */
export const needsPerson: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'signedOut',
  'interactionRequired',
  'consentNeeded',
  'claimsChallenge',
  'otherAccount',
  'signInRefused',
  'notConfigured',
  'forbidden',
]);

function afterFailure(
  row: SyncRow | undefined,
  base: Pick<SyncRow, 'profile' | 'section'>,
  failure: Failure,
  { now, random }: { now: number; random: () => number },
): SyncRow {
  const failures = (row?.failures ?? 0) + 1;
  const { lastSuccessAt, cursor } = row ?? {};
  return {
    ...base,
    ...(lastSuccessAt !== undefined && { lastSuccessAt }),
    ...(cursor !== undefined && { cursor }),
    dueAt: pauseEnd(failure, failures, now, random),
    failures,
    failure,
  };
}

function pauseEnd(failure: Failure, failures: number, now: number, random: () => number): number {
  if (failure.kind === 'throttled') return failure.until;
  if (needsPerson.has(failure.kind)) return now + needsPersonPauseMs;
  const pause = backoffMs(failures, random);
  return now + (failure.kind === 'offline' ? Math.min(pause, longestOfflinePauseMs) : pause);
}
