import { settled } from './settled.ts';

/**
 * Everything that can still be read of a database that Dexie cannot use (a newer version's, a broken upgrade), store by
 * store: one that fails takes no other with it. Opens it as it lies on disk, and changes nothing. Rejects when the
 * browser cannot open it at all.
 */
export async function rawExport(name: string): Promise<Record<string, unknown[]>> {
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === name)) return {};
  const database = await settled(indexedDB.open(name));
  try {
    const found: Record<string, unknown[]> = {};
    for (const store of database.objectStoreNames)
      found[store] = await settled(database.transaction(store).objectStore(store).getAll()).catch(() => []);
    return found;
  } finally {
    database.close();
  }
}
