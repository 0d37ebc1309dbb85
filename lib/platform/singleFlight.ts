/** Runs one task a key at a time; callers with a key that is under way get the same answer. */
export interface SingleFlight {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  has(key: string): boolean;
}

export function createSingleFlight(): SingleFlight {
  const flights = new Map<string, Promise<unknown>>();
  return {
    has: (key) => flights.has(key),
    run<T>(key: string, task: () => Promise<T>): Promise<T> {
      const joined = flights.get(key);
      // The key names the call and its input, so what flies under it has this caller's type.
      if (joined !== undefined) return joined as Promise<T>;
      const flight = task().finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
  };
}

/** A queue of one: a task starts when the one before it has ended, however it ended. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}
