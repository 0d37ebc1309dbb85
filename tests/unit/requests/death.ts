import type { Store } from '../../../lib/store/database.ts';

/** A worker's end: nothing it would have done afterwards happens. */
export class Death extends Error {
  override name = 'Death';
}

/** One life of a worker. It ends at the n-th access to store or service; every later one fails, too. */
export interface Life {
  step(): void;
  steps(): number;
  isOver(): boolean;
}

export function createLife(endsAt = Number.POSITIVE_INFINITY): Life {
  let steps = 0;
  return {
    step() {
      steps++;
      if (steps >= endsAt) throw new Death();
    },
    steps: () => steps,
    isOver: () => steps >= endsAt,
  };
}

/** Every read and write of a store, and every transaction's begin, as a step of a life. */
export function mortalStore(store: Store, life: Life): Store {
  store.use({
    stack: 'dbcore',
    name: 'mortal',
    create: (core) => ({
      ...core,
      transaction: (...request) => {
        life.step();
        return core.transaction(...request);
      },
      table: (name) => {
        const table = core.table(name);
        const before =
          <A extends unknown[], R>(call: (...args: A) => R) =>
          (...args: A): R => {
            life.step();
            return call(...args);
          };
        return {
          ...table,
          get: before(table.get),
          getMany: before(table.getMany),
          query: before(table.query),
          openCursor: before(table.openCursor),
          count: before(table.count),
          mutate: before(table.mutate),
        };
      },
    }),
  });
  return store;
}

/** Every call of a service as two steps: the worker may die before it leaves, or before its answer is read. */
export function mortalCalls<T extends object>(target: T, life: Life): T {
  return new Proxy(target, {
    get(object, name, receiver) {
      const member: unknown = Reflect.get(object, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        life.step();
        const answer: unknown = await member.apply(object, args);
        life.step();
        return answer;
      };
    },
  });
}
