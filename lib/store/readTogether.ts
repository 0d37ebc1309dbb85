import { Dexie, type Table } from 'dexie';
import type { Store } from './database.ts';

/**
 * Runs reads in one transaction and answers as soon as the last one has. Those values can't change any more, so nobody
 * has to wait until the browser ends the transaction. Within another transaction it is part of that one. Live queries
 * follow these reads as any other.
 */
export const readTogether = <T>(store: Store, tables: readonly Table[], task: () => Promise<T>): Promise<T> =>
  new Dexie.Promise<T>((resolve, reject) => {
    store.transaction('r', [...tables], async () => resolve(await task())).catch(reject);
  }) as unknown as Promise<T>; // Dexie's promises are promises to everybody who awaits them
