/** Opens a database that is there, with nothing between. */
export const openRaw = (name: string): Promise<IDBDatabase> => settled(indexedDB.open(name));

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * The least that so many reads can cost: one transaction, each get by its primary key; those of a round at once, a
 * later round when the one before it is answered, since its keys follow from that. Out: ms.
 */
export async function getRaw(name: string, rounds: Record<string, IDBValidKey[]>[]): Promise<number> {
  const database = await openRaw(name);
  const start = performance.now();
  const transaction = database.transaction([...new Set(rounds.flatMap((keys) => Object.keys(keys)))]);
  for (const keys of rounds) {
    const gets = Object.entries(keys).flatMap(([table, all]) =>
      all.map((key) => settled(transaction.objectStore(table).get(key))),
    );
    if ((await Promise.all(gets)).includes(undefined)) throw new Error('a row is missing');
  }
  const took = performance.now() - start;
  database.close();
  return took;
}

/** One transaction, a put a row. Out: ms until it is complete. */
export async function putAllRaw(name: string, table: string, rows: readonly object[]): Promise<number> {
  const database = await openRaw(name);
  const start = performance.now();
  const transaction = database.transaction(table, 'readwrite');
  const store = transaction.objectStore(table);
  for (const row of rows) store.put(row);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  const took = performance.now() - start;
  database.close();
  return took;
}
