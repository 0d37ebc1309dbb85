/** Knock's scripts on one page share a world, which the page does not see. */
const world: typeof globalThis & { knockRemembering?: Promise<void> } = globalThis;

/** Says that this page's sign-in request is being read. */
export function setRemembering(task: Promise<void>): void {
  world.knockRemembering = task.catch(() => {});
}

/**
 * Resolves when the background knows which application this page signs in to. A report that needs it waits for that.
 */
export const remembering = (): Promise<void> => world.knockRemembering ?? Promise.resolve();
