/** One task at a time under a name, across the worker and every page of the extension. */
export interface Locks {
  /** Waits for the lock. */
  run<T>(name: string, task: () => Promise<T>): Promise<T>;
  /** Runs only if the lock is free at once; `undefined` when somebody else is at it. */
  runIfFree<T>(name: string, task: () => Promise<T>): Promise<T | undefined>;
}

/** Web Locks: released by the browser when a worker dies, so no lock outlives its holder. */
export const webLocks: Locks = {
  run: (name, task) => navigator.locks.request(name, task) as Promise<Awaited<ReturnType<typeof task>>>,
  runIfFree: (name, task) =>
    navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
      lock === null ? undefined : await task(),
    ) as Promise<Awaited<ReturnType<typeof task>> | undefined>,
};
