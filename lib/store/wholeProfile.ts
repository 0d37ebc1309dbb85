import type { Table } from 'dexie';
import { isUnsent } from '../entitlement/request.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store, Tables } from './database.ts';
import type { MetaRow, OutboxRow, ProfileMeta, RequestRow } from './rows.ts';
import { within } from './within.ts';

/** Every table, with the key that starts with the profile: a person's rows, erased with them and exported for them. */
const ownedTables = {
  accessPackages: '[profile+id]',
  packageNames: '[profile+id]',
  grants: '[profile+accessPackageId+roleScopeId]',
  applications: '[profile+appId]',
  requirements: '[profile+accessPackageId]',
  requests: '[profile+id]',
  outbox: '[profile+id]',
  assignments: '[profile+id]',
  approvals: '[profile+id]',
  packageDrafts: '[profile+id]',
  sync: '[profile+section]',
} as const satisfies Record<Exclude<keyof Tables, 'profiles' | 'meta'>, string>;

const owned = (store: Store): { table: Table; key: string }[] =>
  Object.entries(ownedTables).map(([name, key]) => ({ table: store.table(name), key }));

/** Single values of a profile: their keys end with it, and one names the profile that is in use. */
const isMetaOf =
  (profile: ProfileKey) =>
  ({ key, value }: MetaRow): boolean =>
    key.endsWith(`/${profile}`) || (key === 'activeProfile' && value === profile);

/** Where the ids of requests stand that the person erased from the history. */
export const erasedKey = (profile: ProfileKey): ProfileMeta => `erased/${profile}`;

/**
 * Removes everything of a profile, in one transaction: all of it or nothing. A request whose answer was lost stays,
 * because forgetting it could send it twice, and so does a package that is half made; with `keepUnsent`, what was typed stays, too (queued requests become
 * drafts). The profile's own row then stays as *signed out*, and which requests were erased stays known. Nothing happens
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
      const inFlight = await commandsUnderWay(store, profile);
      const kept = await keptRequests(store, profile, inFlight, options.keepUnsent === true);
      const halfMade = await packagesUnderWay(store, profile);
      for (const { table, key } of tables)
        await table
          .where(key)
          .between(...within(profile))
          .delete();
      await store.requests.bulkPut(kept);
      await store.outbox.bulkPut(inFlight);
      await store.packageDrafts.bulkPut(halfMade);
      const erased = kept.length > 0 ? await store.meta.get(erasedKey(profile)) : undefined;
      await store.meta.filter(isMetaOf(profile)).delete();
      if (erased !== undefined) await store.meta.put(erased);
      if (kept.length + halfMade.length > 0) await store.profiles.update(profile, { session: 'signedOut' });
      else await store.profiles.delete(profile);
    },
  );
}

const packagesUnderWay = (store: Store, profile: ProfileKey) =>
  store.packageDrafts
    .where('[profile+id]')
    .between(...within(profile))
    .filter(({ state }) => state === 'creating' || state === 'undoing')
    .toArray();

async function keptRequests(
  store: Store,
  profile: ProfileKey,
  inFlight: readonly OutboxRow[],
  keepUnsent: boolean,
): Promise<RequestRow[]> {
  const called = new Set(inFlight.map(({ id }) => id));
  const rows = await store.requests
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return rows
    .filter(({ id, state }) => called.has(id) || (keepUnsent && isUnsent(state)))
    .map((row) => (row.state === 'queued' && !called.has(row.id) ? asDraft(row) : row));
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
