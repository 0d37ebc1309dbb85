import type { AdministrationReads } from '../graph/administration/reads.ts';
import type { Write } from '../graph/administration/writes.ts';
import type { Sent } from '../graph/call.ts';
import type { Clock } from '../platform/clock.ts';
import { minute, second } from '../platform/durations.ts';
import type { CreationProblem, PackageDraftRow } from '../store/draftRows.ts';

export interface CreationDeps {
  reads: AdministrationReads;
  /** Sends one call that writes, once. */
  send(write: Write): Promise<Sent>;
  /** Written before and after each call: a creation goes on from here after any death. */
  save(row: PackageDraftRow): Promise<void>;
  wait(ms: number): Promise<void>;
  /** The service's time. */
  clock: Clock;
}

/** What was sent shows after this at the latest: Entra needs tens of seconds. Until then absence proves nothing. */
export const settleMs = 90 * second;
/** Ends a run whose service only ever throttles or delays. */
export const mostTurns = 60;
/** A call whose effect never shows is sent once more, and then it is the person's to go on. */
export const mostSends = 2;
const pauses = [1, 2, 4, 8].map((seconds) => seconds * second);
/** A longer wait is the person's to decide. */
const mostThrottledMs = 2 * minute;

/** How long to wait before a look-up; `turn`: from 1. */
export const pauseOf = (turn: number): number => pauses[Math.min(turn, pauses.length) - 1] ?? 0;

/** Waits where Graph names a time that isn't far. */
export async function isWaitedFor(
  failure: CreationProblem,
  { clock, wait }: Pick<CreationDeps, 'clock' | 'wait'>,
): Promise<boolean> {
  if (failure.kind !== 'throttled') return false;
  const ms = failure.until - clock.now();
  if (ms > mostThrottledMs) return false;
  await wait(Math.max(ms, 0));
  return true;
}
