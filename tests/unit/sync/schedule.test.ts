import { describe, expect, it } from 'vitest';
import {
  backoffMs,
  idlePeriodMs,
  idleSlot,
  isAhead,
  pollPauseMs,
  usabilityCheckAt,
} from '../../../lib/sync/schedule.ts';
import { toLocal, toService } from '../../../lib/sync/times.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('polling', () => {
  it('is fast at first and slow later', () => {
    const seen = [0, 1, 4, 6, 59, 61, 23 * 60, 25 * 60].map(
      (minutes) => pollPauseMs(minutes * minute) / 1000,
    );
    expect(seen).toEqual([5, 30, 30, 120, 120, 900, 900, 3600]);
  });

  it('asks fewer than five hundred times about a request that waits for two weeks', () => {
    let calls = 0;
    for (let at = 0; at < 14 * 24 * hour; at += pollPauseMs(at)) calls++;
    expect(calls).toBeLessThan(500);
  });
});

describe('backoff', () => {
  it('grows to an hour and spreads by a fifth', () => {
    expect(backoffMs(1, () => 0.5)).toBe(15_000);
    expect(backoffMs(100, () => 0.5)).toBe(hour);
    expect([backoffMs(3, () => 0), backoffMs(3, () => 1)]).toEqual([48_000, 72_000]);
  });
});

describe('usability', () => {
  it('is looked at six times in two hours', () => {
    const tries = [0, 1, 2, 3, 4, 5, 6].map((count) => usabilityCheckAt(0, count));
    expect(tries.at(-1)).toBeUndefined();
    expect(tries.slice(0, 6).every((at) => at !== undefined && at <= 2 * hour)).toBe(true);
  });
});

describe('two clocks', () => {
  it('tell the same moment', () => {
    const times = { clock: { now: () => 1000 }, local: { now: () => 400 } };
    expect(toLocal(times, 1500)).toBe(900);
    expect(toService(times, toLocal(times, 1500))).toBe(1500);
  });
});

describe('a moment to come', () => {
  it('is one that a pause of ours can reach; further off, the clock has been put back', () => {
    expect([isAhead(5, 10), isAhead(10 + hour, 10), isAhead(10 + 2 * hour, 10)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('idle work', () => {
  const period = 200 * minute;
  const monday = Date.parse('2026-11-02T09:00:00Z');
  const keys = Array.from({ length: 400 }, (_, index) => `profile ${index}`);

  it('keeps to a pace', () => {
    expect([idlePeriodMs(20, 6), idlePeriodMs(1, 6), idlePeriodMs(1, 3600)]).toEqual([
      period,
      10 * minute,
      minute,
    ]);
  });

  it('has a turn of its own for everybody, not when the machine starts', () => {
    const turns = keys.map((key) => idleSlot(key, 0, monday, period) - monday);
    expect(turns.filter((wait) => wait <= 0).length).toBeLessThan(10);
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      turns.filter((wait) => Math.floor((wait / period) * 10) === tenth),
    );
    for (const tenth of tenths) expect(tenth.length).toBeLessThan(80);
  });

  it('runs in its turn, some seconds late, once, and again a period later', () => {
    for (const key of keys.slice(0, 20)) {
      const turn = idleSlot(key, 0, monday + minute, period);
      expect(idleSlot(key, 0, turn, period)).toBe(turn);
      expect(idleSlot(key, 0, turn + 20_000, period)).toBe(turn);
      expect(idleSlot(key, 0, turn + 2 * minute, period)).toBe(turn + period);
      expect(idleSlot(key, turn + 1, turn + 1, period)).toBe(turn + period);
      expect(idleSlot(key, turn + 3 * period, turn, period)).toBe(turn + 3 * period);
    }
  });
});
