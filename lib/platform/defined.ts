/** Optional members may also be `undefined`. */
type Loose<T> = { [K in keyof T]: T extends Record<K, T[K]> ? T[K] : T[K] | undefined };

/** The members that are not `undefined`, as `exactOptionalPropertyTypes` wants optional ones to be. */
export const defined = <T extends object>(members: Loose<T>): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
