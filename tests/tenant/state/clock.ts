import type { TenantClock } from '../contract.ts';

/**
 * The tenant's time: starts at `start` and runs with `realTime`, plus whatever it was advanced by. Tests that want a
 * clock standing still pass a constant `realTime`.
 */
export function createClock(start: number, realTime: () => number): TenantClock {
  const origin = realTime();
  let advanced = 0;
  return {
    now: () => start + (realTime() - origin) + advanced,
    advance: (milliseconds) => {
      advanced += Math.max(0, milliseconds);
    },
  };
}
