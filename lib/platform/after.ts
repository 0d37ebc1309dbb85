/** Resolves with nothing after so many milliseconds: the end of somebody's patience, for `Promise.race`. */
export const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
