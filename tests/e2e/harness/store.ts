import type { Knock } from './knock.ts';

/** Every row of one table of Knock's database, as it lies on disk: tests look at it, and never write. */
export async function storedRows(knock: Knock, table: string): Promise<Record<string, unknown>[]> {
  const rows: unknown = await knock.desk.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [database] = await indexedDB.databases();
    if (database?.name === undefined) return [];
    const open = await settled(indexedDB.open(database.name));
    const found = open.objectStoreNames.contains(name)
      ? await settled(open.transaction(name).objectStore(name).getAll())
      : [];
    open.close();
    return found;
  }, table);
  return Array.isArray(rows) ? rows : [];
}
