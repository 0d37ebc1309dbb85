import type { Result } from '../platform/failure.ts';
import type { ProfileRow, SyncRow } from '../store/rows.ts';

/**
 * Which alarm wakes the worker for a section. `knock.poll` exists only while something is unsettled, `knock.due` for
 * the next local date (usability check, retention), `knock.trickle` for reading the index when idle.
 */
export type AlarmName = 'knock.poll' | 'knock.due' | 'knock.trickle';

/** One thing that is kept up to date. The engine runs sections and knows none of them. */
export interface Section {
  readonly name: string;
  /** Default: `knock.poll`. */
  readonly alarm?: AlarmName;
  /**
   * When the section wants to run next (epoch ms, may be past), or `undefined` for "not until something changes".
   * `row` is what the engine remembers of its last runs. Retry-After and backoff are the engine's business.
   */
  dueAt(profile: ProfileRow, row: SyncRow | undefined, now: number): Promise<number | undefined>;
  /** Runs once. A failure is data; the engine decides when to try again. `cursor` is kept for the next run. */
  run(profile: ProfileRow, row: SyncRow | undefined): Promise<Result<{ cursor?: unknown }>>;
}
