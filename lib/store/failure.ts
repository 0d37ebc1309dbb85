import { Dexie } from 'dexie';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { Store } from './database.ts';

/** Error names of IndexedDB and Dexie (4.4, 2026) that mean "this database cannot be used as it is". */
const corruptNames: ReadonlySet<string> = new Set([
  'OpenFailedError',
  'DatabaseClosedError',
  'VersionError',
  'UpgradeError',
  'InvalidStateError',
  'NotFoundError',
  'UnknownError',
  'SchemaError',
  'MissingAPIError',
]);

/**
 * Turns what a query threw into data: `storeCorrupt` for a database that cannot be opened or read, `undefined` for
 * everything else (a mistake of ours, which must stay loud).
 */
export function storeFailure(error: unknown): Extract<Failure, { kind: 'storeCorrupt' }> | undefined {
  return namesOf(error).some((name) => corruptNames.has(name)) ? { kind: 'storeCorrupt' } : undefined;
}

/** Dexie wraps the browser's error in `inner`, sometimes more than once. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let current = error; current instanceof Error && names.length < 5; ) {
    names.push(current.name);
    current = current instanceof Dexie.DexieError && 'inner' in current ? current.inner : undefined;
  }
  return names;
}

/**
 * Runs a task on the store. In: the task. Out: its value, or `storeCorrupt`. Nothing is deleted or reset here:
 * what to do about a broken database is the person's decision, after exporting what can still be read.
 */
export async function guarded<T>(task: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await task());
  } catch (error) {
    const failure = storeFailure(error);
    if (failure) return fail(failure);
    throw error;
  }
}

/** Opens the database now. Fails with `storeCorrupt`; a later call may succeed (another tab held an old version). */
export const checkStore = (store: Store): Promise<Result<unknown>> => guarded(() => store.open());
