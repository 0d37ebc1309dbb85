import 'fake-indexeddb/auto';
import { openStore, type Store } from '../../../lib/store/database.ts';

let count = 0;

/** A database of its own for a test; the name lets a test open the same one again. */
export function testStore(name = `knock-test-${process.pid}-${count++}`): { name: string; store: Store } {
  return { name, store: openStore(name) };
}
