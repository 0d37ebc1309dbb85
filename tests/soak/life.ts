import type { Store } from '../../lib/store/database.ts';
import type { VirtualTime } from './virtualTime.ts';

/** One life of a worker. Nothing that is left of it after its end can act: its promises stay open for ever. */
export interface Life {
  readonly number: number;
  /** A line that the worker may die at. `false`: it is dead, and whoever asks must stop. */
  pass(what: string): boolean;
  isOver(): boolean;
  end(why: string): void;
  onEnd(listener: () => void): void;
  steps(): number;
}

export function createLife(number: number, endsAt: number | undefined, note: (text: string) => void): Life {
  let steps = 0;
  let isOver = false;
  const listeners: (() => void)[] = [];
  const end = (why: string): void => {
    if (isOver) return;
    isOver = true;
    note(`worker ${number} dies ${why}`);
    for (const listener of listeners) listener();
  };
  return {
    number,
    pass(what) {
      if (isOver) return false;
      steps++;
      if (steps === endsAt) end(`at step ${steps}: ${what}`);
      return !isOver;
    },
    isOver: () => isOver,
    end,
    onEnd: (listener) => void listeners.push(listener),
    steps: () => steps,
  };
}

/** What a dead worker waits for. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

class WorkerIsDead extends Error {
  override name = 'WorkerIsDead';
}

/**
 * A store that dies with its worker: every transaction's begin and every access, before and after, is a line to die
 * at. What was not committed then is rolled back, as a browser does. Tells `time` while it is at work.
 */
export function mortalStore(store: Store, life: Life, time: VirtualTime): Store {
  const open = new Set<IDBTransaction>();
  life.onEnd(() => {
    for (const transaction of open) {
      try {
        transaction.abort();
      } catch {
        // committed already
      }
    }
  });
  const follow = (transaction: IDBTransaction): void => {
    open.add(transaction);
    time.begin();
    const over = () => {
      open.delete(transaction);
      time.end();
    };
    transaction.addEventListener('complete', over);
    transaction.addEventListener('abort', over);
  };
  store.use({
    stack: 'dbcore',
    name: 'mortal',
    create: (core) => ({
      ...core,
      transaction: (...request) => {
        if (!life.pass(`transaction ${request[0].join(', ')}`)) throw new WorkerIsDead();
        const transaction = core.transaction(...request);
        // Dexie's own type hides that this is the browser's object.
        follow(transaction as unknown as IDBTransaction);
        return transaction;
      },
      table: (name) => {
        const table = core.table(name);
        const guard =
          <A extends unknown[], R>(what: string, call: (...args: A) => Promise<R>) =>
          (...args: A): Promise<R> => {
            if (!life.pass(`${what} ${name}`)) return never();
            return call(...args).then(
              (value) => (life.pass(`${what} ${name}, done`) ? value : never<R>()),
              (error: unknown) => (life.isOver() ? never<R>() : Promise.reject(error)),
            );
          };
        return {
          ...table,
          get: guard('get', table.get),
          getMany: guard('get', table.getMany),
          query: guard('query', table.query),
          openCursor: guard('cursor', table.openCursor),
          count: guard('count', table.count),
          mutate: guard('write', table.mutate),
        };
      },
    }),
  });
  return store;
}
