import type { Locks } from '../../../lib/platform/locks.ts';

/** Named locks of one process. A task that throws releases its lock, as a dying worker does. */
export function createTestLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  const run = <T>(name: string, task: () => Promise<T>): Promise<T> => {
    const before = tails.get(name) ?? Promise.resolve();
    const mine = before.then(task, task);
    tails.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  };
  return { run, runIfFree: (name, task) => run(name, task) };
}
