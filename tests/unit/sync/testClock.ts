import type { Clock } from '../../../lib/platform/clock.ts';

export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

/** Time that stands still until it is moved. */
export function createTestClock(start = Date.parse('2026-11-02T09:00:00Z')): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
