import { expect, it } from 'vitest';
import { createQueue, createSingleFlight } from '../../../lib/platform/singleFlight.ts';

it('shares one answer among callers of a key, and starts anew afterwards', async () => {
  const flights = createSingleFlight();
  let calls = 0;
  const task = async () => {
    calls += 1;
    await Promise.resolve();
    return calls;
  };
  expect(await Promise.all([flights.run('a', task), flights.run('a', task), flights.run('b', task)])).toEqual(
    [2, 2, 2],
  );
  expect(calls).toBe(2);
  expect(flights.has('a')).toBe(false);
  expect(await flights.run('a', task)).toBe(3);
});

it('shares a rejection and forgets it', async () => {
  const flights = createSingleFlight();
  const failing = () => flights.run<number>('a', () => Promise.reject(new Error('no')));
  await expect(Promise.all([failing(), failing()])).rejects.toThrow('no');
  expect(await flights.run('a', async () => 1)).toBe(1);
});

it('queues tasks one by one, past a failure', async () => {
  const queue = createQueue();
  const order: string[] = [];
  const step = (name: string) => async () => {
    order.push(`${name} starts`);
    await Promise.resolve();
    order.push(`${name} ends`);
    if (name === 'b') throw new Error('b');
  };
  const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue(step(name))));
  expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
