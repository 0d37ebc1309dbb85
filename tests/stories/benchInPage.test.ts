import { expect, it, vi } from 'vitest';
import type { Costs } from '../bench/subject/cost.ts';
import { derivedId } from '../tenant/state/registrations.ts';
import 'fake-indexeddb/auto';

// What `floors/build.ts` puts in their place, for the rows of the bench that count calls.
vi.mock('node:crypto', () => import('../bench/floors/nothing.ts'));
vi.mock('node:zlib', () => import('../bench/floors/nothing.ts'));

it('counts the calls of a refused page without what a page does not have', async () => {
  await import('../bench/subject/cost.ts');
  const { costs } = globalThis as unknown as { costs: Costs };
  const rows = await costs.searched({ packages: 60, pageSize: 20, seed: 1 });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ ok }) => ok === false)).toEqual([]);
});

it('draws ids that look like ids and differ', () => {
  expect(derivedId('one', 'application')).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
  );
  expect(derivedId('one', 'application')).toBe(derivedId('ONE', 'application'));
  expect(derivedId('one', 'application')).not.toBe(derivedId('two', 'application'));
});
