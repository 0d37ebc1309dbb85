/** Milliseconds since the epoch. Injected everywhere, so that tests own time. */
export interface Clock {
  now(): number;
  /** `false`: it may be wrong by any amount, since nothing has corrected it yet. Absent: it is right. */
  hasLearned?(): boolean;
}

/**
 * A clock that learns the service's time from HTTP `Date` headers, since laptops are minutes off and
 * every "since 10:42" and every lag window is compared with times that Graph wrote.
 * `Date` has one-second steps, so corrections under two seconds are ignored.
 */
export interface ServiceClock extends Clock {
  /** `localNow`: this device's uncorrected time when the answer came; absent: now. */
  learn(dateHeader: string | null, localNow?: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };

export function createServiceClock(base: Clock = systemClock): ServiceClock {
  let offset = 0;
  let hasLearned = false;
  return {
    now: () => base.now() + offset,
    hasLearned: () => hasLearned,
    learn(dateHeader, localNow = base.now()) {
      const served = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
      if (Number.isNaN(served)) return;
      hasLearned = true;
      const difference = served - localNow;
      offset = Math.abs(difference) < 2000 ? 0 : difference;
    },
  };
}
