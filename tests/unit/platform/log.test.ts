import { expect, it } from 'vitest';
import { keepLog, type LogEntry, log, logKey } from '../../../lib/platform/log.ts';

it('keeps each entry under a key of its own, and no more than there is room for', () => {
  const kept = new Map<string, LogEntry>();
  keepLog((entry) => {
    for (const [key, value] of Object.entries(entry)) kept.set(key, value);
  });
  for (let count = 0; count < 300; count += 1) log('sync.failed', { failures: count });
  const failures = [...kept.values()].map(({ facts }) => Number(facts.failures)).sort((a, b) => a - b);
  expect(failures[0], 'the oldest went first').toBe(300 - failures.length);
  expect(failures.length).toBeLessThan(100);
  expect(failures.length).toBeGreaterThan(50);
  expect([...kept.keys()].every((key) => key.startsWith(logKey))).toBe(true);
});
