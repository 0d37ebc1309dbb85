import { approvalsShown, openStates } from '../entitlement/approval.ts';
import type { ProfileKey } from '../platform/profile.ts';
import { databaseName } from './databaseName.ts';
import { settled } from './settled.ts';
import { versions } from './versions/all.ts';
import { within } from './within.ts';

/** As they lie in the database: whoever shows them looks at their shape first. */
export interface EarlyRows {
  profiles: unknown[];
  active: ProfileKey | undefined;
  /** Of the active profile. */
  requests: unknown[];
  /** The most urgent of its approvals that are not decided, of each state so many. */
  approvals: unknown[];
}

/** Dexie counts tenths. */
const currentVersion = Math.max(...versions.map(({ version }) => version)) * 10;

/**
 * Who is signed in, and the active profile's requests and approvals, read without Dexie: a page that shows them asks for
 * them while its script is still being loaded. `undefined`: there is no database, it is of another version, or it can't be
 * read; the live queries then say so. Makes nothing and leaves nothing open.
 */
export async function readEarlyRows(name = databaseName): Promise<EarlyRows | undefined> {
  const database = await openExisting(name).catch(() => undefined);
  if (database === undefined) return undefined;
  try {
    return database.version === currentVersion ? await read(database) : undefined;
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

/** Rejects where there is none yet. */
function openExisting(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name);
  // It would be made by this: taken back, so that Dexie makes it, with its tables.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return settled(opening);
}

async function read(database: IDBDatabase): Promise<EarlyRows> {
  const transaction = database.transaction(['profiles', 'meta', 'requests', 'approvals'], 'readonly');
  const [profiles, meta] = await Promise.all([
    settled<unknown[]>(transaction.objectStore('profiles').getAll()),
    settled<{ value?: unknown } | undefined>(transaction.objectStore('meta').get('activeProfile')),
  ]);
  if (typeof meta?.value !== 'string') return { profiles, active: undefined, requests: [], approvals: [] };
  const active = meta.value as ProfileKey; // written by Knock alone; rows are looked up by it, nothing else
  const byUrgency = transaction.objectStore('approvals').index('[profile+state+urgency]');
  const [requests, ...approvals] = await Promise.all([
    settled<unknown[]>(transaction.objectStore('requests').getAll(IDBKeyRange.bound(...within(active)))),
    ...openStates.map((state) =>
      settled<unknown[]>(byUrgency.getAll(IDBKeyRange.bound(...within(active, state)), approvalsShown)),
    ),
  ]);
  return { profiles, active, requests, approvals: approvals.flat() };
}
