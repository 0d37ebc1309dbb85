import type { WriteResult } from '../graph/api.ts';
import { minute } from '../platform/durations.ts';
import type { Failure, FailureKind } from '../platform/failure.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { Verdict } from './command.ts';
import { backoffMs } from './schedule.ts';
import { type Times, toLocal } from './times.ts';

/** Failures that pass, by themselves or when the person signs in: the command waits, as long as it may. */
const passing: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'throttled',
  'offline',
  'signedOut',
  'interactionRequired',
  'signInCancelled',
  'signInInterrupted',
  'signInUnreachable',
  'signInRefused',
  'otherAccount',
  'consentNeeded',
  'claimsChallenge',
  'policyNotKnownYet',
  'notConfigured',
]);

export const isPassing = (failure: Failure): boolean => passing.has(failure.kind);

/** Longest pause of a command, so that ten minutes offline end within seconds of being back. */
const longestPauseMs = minute;

export interface Pacing extends Times {
  /** 0 to 1, for jitter. */
  random: () => number;
}

/**
 * When a command that could not go is tried again (epoch ms, local): Retry-After, or a short growing pause with
 * jitter. `tries` counts from 1.
 */
export function tryAgainAt(failure: Failure, tries: number, pacing: Pacing): number {
  const now = pacing.local.now();
  if (failure.kind === 'throttled') return Math.max(toLocal(pacing, failure.until), now);
  return now + Math.min(longestPauseMs, backoffMs(tries, pacing.random));
}

/**
 * What a write's outcome means for its command. In: the outcome, the command as it was sent, the clocks, and what to
 * write on success. An effect that is not known is never "refused" and never "wait".
 */
export function writeVerdict<T>(
  result: WriteResult<T>,
  row: Pick<OutboxRow, 'attempts'>,
  pacing: Pacing,
  apply: (value: T, row: OutboxRow) => Promise<void>,
): Verdict {
  if (result.ok) return { kind: 'done', apply: (current) => apply(result.value, current) };
  const { failure } = result;
  if (result.maybe) return { kind: 'lost', lookAt: lookAt(failure, pacing), failure };
  if (isPassing(failure)) return { kind: 'wait', until: tryAgainAt(failure, row.attempts, pacing), failure };
  return { kind: 'refused', failure };
}

/** At once, unless Graph asked for a pause. */
const lookAt = (failure: Failure, pacing: Pacing): number =>
  failure.kind === 'throttled' ? toLocal(pacing, failure.until) : pacing.local.now();
