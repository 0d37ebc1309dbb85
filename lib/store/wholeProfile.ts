import type { Table } from 'dexie';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from './database.ts';
import { within } from './readable.ts';
import type { MetaRow, RequestRow } from './rows.ts';

/** Tables that hold a person's data, with the key that starts with the profile. */
const ownedTables = [
  ['accessPackages', '[profile+id]'],
  ['packageNames', '[profile+id]'],
  ['grants', '[profile+accessPackageId+roleScopeId]'],
  ['applications', '[profile+appId]'],
  ['requirements', '[profile+accessPackageId]'],
  ['requests', '[profile+id]'],
  ['outbox', '[profile+id]'],
  ['assignments', '[profile+id]'],
  ['approvals', '[profile+id]'],
  ['sync', '[profile+section]'],
] as const;

const owned = (store: Store): { table: Table; key: string }[] =>
  ownedTables.map(([name, key]) => ({ table: store.table(name), key }));

/** Single values of a profile: their keys end with it, and one names the profile that is in use. */
const isMetaOf =
  (profile: ProfileKey) =>
  ({ key, value }: MetaRow): boolean =>
    key.endsWith(`/${profile}`) || (key === 'activeProfile' && value === profile);

/** Where the ids of requests stand that the person erased from the history. */
export const erasedKey = (profile: ProfileKey): string => `erased/${profile}`;

/** Requests that were typed but not sent; sign-out asks about them first. */
export async function countUnsent(store: Store, profile: ProfileKey): Promise<number> {
  return store.requests
    .where('[profile+state]')
    .anyOf([
      [profile, 'draft'],
      [profile, 'queued'],
    ])
    .count();
}

/**
 * Removes everything of a profile, in one transaction: all of it or nothing. With `keepUnsent`, what was typed stays
 * (queued requests become drafts), and so does a request whose answer was lost, because forgetting it could send it
 * twice; the profile's own row then stays as *signed out*, and which requests were erased stays known. Nothing happens
 * where somebody has signed in again meanwhile: an erasure waits for calls under way, and what was typed since must
 * outlive it.
 */
export async function eraseProfile(
  store: Store,
  profile: ProfileKey,
  options: { keepUnsent?: boolean } = {},
): Promise<void> {
  const tables = owned(store);
  await store.transaction(
    'rw',
    [store.profiles, store.meta, ...tables.map(({ table }) => table)],
    async () => {
      const current = await store.profiles.get(profile);
      if (current !== undefined && current.session !== 'signedOut') return;
      const kept = options.keepUnsent === true ? await unsent(store, profile) : [];
      const inFlight = kept.length > 0 ? await commandsUnderWay(store, profile) : [];
      for (const { table, key } of tables)
        await table
          .where(key)
          .between(...within(profile))
          .delete();
      await store.requests.bulkPut(kept);
      await store.outbox.bulkPut(inFlight);
      const erased = kept.length > 0 ? await store.meta.get(erasedKey(profile)) : undefined;
      await store.meta.filter(isMetaOf(profile)).delete();
      if (erased !== undefined) await store.meta.put(erased);
      if (kept.length > 0) await store.profiles.update(profile, { session: 'signedOut' });
      else await store.profiles.delete(profile);
    },
  );
}

async function unsent(store: Store, profile: ProfileKey): Promise<RequestRow[]> {
  const rows = await store.requests
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return rows
    .filter((row) => row.state === 'draft' || row.state === 'queued' || row.state === 'sending')
    .map((row) => (row.state === 'queued' ? asDraft(row) : row));
}

function asDraft({ openIntent: _released, ...row }: RequestRow): RequestRow {
  return { ...row, state: 'draft' };
}

async function commandsUnderWay(store: Store, profile: ProfileKey) {
  const rows = await store.outbox
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return rows.filter((row) => row.state !== 'queued' && row.command.kind === 'submitRequest');
}

/** Everything of a profile as plain JSON, table by table: for the person to keep or to look at. */
export async function exportProfile(
  store: Store,
  profile: ProfileKey,
): Promise<Record<string, unknown[]> & { profiles: unknown[] }> {
  const result: Record<string, unknown[]> & { profiles: unknown[] } = {
    profiles: await store.profiles.where('profile').equals(profile).toArray(),
    meta: await store.meta.filter(isMetaOf(profile)).toArray(),
  };
  for (const { table, key } of owned(store))
    result[table.name] = await table
      .where(key)
      .between(...within(profile))
      .toArray();
  return result;
}

/** Deletes the whole database and opens an empty one. Only on the person's word, after an export was offered. */
export async function resetStore(store: Store): Promise<void> {
  await store.delete();
  await store.open();
}
