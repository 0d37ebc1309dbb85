import type { Locks } from '../../lib/platform/locks.ts';
import { type Life, never } from './life.ts';

/** Web Locks: shared by every worker of a browser, and let go by the browser when their holder dies. */
export interface SharedLocks {
  of(life: Life): Locks;
}

interface Claim {
  life: Life;
  start: () => void;
}

export function createSharedLocks(): SharedLocks {
  const queues = new Map<string, Claim[]>();

  const leave = (name: string, claim: Claim): void => {
    const queue = queues.get(name) ?? [];
    const wasFirst = queue[0] === claim;
    const rest = queue.filter((each) => each !== claim);
    queues.set(name, rest);
    if (wasFirst) rest[0]?.start();
  };

  return {
    of(life) {
      const run = <T>(name: string, task: () => Promise<T>): Promise<T> =>
        new Promise<T>((resolve, reject) => {
          if (!life.pass(`lock ${name}`)) return;
          const claim: Claim = {
            life,
            start: () =>
              queueMicrotask(() => {
                if (life.isOver()) return;
                task()
                  .then(resolve, reject)
                  .finally(() => leave(name, claim));
              }),
          };
          life.onEnd(() => leave(name, claim));
          const queue = [...(queues.get(name) ?? []), claim];
          queues.set(name, queue);
          if (queue.length === 1) claim.start();
        });
      return {
        run,
        runIfFree: (name, task) =>
          life.isOver()
            ? never()
            : (queues.get(name) ?? []).length > 0
              ? Promise.resolve(undefined)
              : run(name, task),
      };
    },
  };
}
