import { useLiveQuery } from 'dexie-react-hooks';
import type { Contact } from '../../lib/offer/offer.ts';
import { contactFor } from '../../lib/packages/mapHints.ts';
import type { ResourceMap } from '../../lib/packages/resourceMap.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { endOf, isHeld } from '../../lib/requests/held.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import { assignmentsOf, within } from '../../lib/store/readable.ts';
import type { RequestFacts } from '../requests/outlook.ts';
import { store } from './store.ts';

/**
 * What is known beside one's requests, by id of the access package: whom the organisation's map names for what it
 * grants, and when access that is held ends. `undefined` until read.
 */
export function useRequestFacts(
  profile: ProfileKey,
  map: ResourceMap | undefined,
): ReadonlyMap<string, RequestFacts> | undefined {
  return useLiveQuery(async () => {
    const facts = new Map<string, RequestFacts>();
    const { rows } = await assignmentsOf(store, profile);
    for (const row of rows)
      if (isHeld(row, Date.now()) && row.expiration.type !== 'notSpecified')
        facts.set(row.accessPackageId, { endsAt: endOf(row) ?? null });
    for (const [id, contact] of await contactsOf(profile, map)) facts.set(id, { ...facts.get(id), contact });
    return facts;
  }, [profile, map]);
}

/** Read only where the map names anybody: most don't, and a tenant may have thousands of grants. */
async function contactsOf(profile: ProfileKey, map: ResourceMap | undefined): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>();
  if (map === undefined || map.contacts.length === 0) return found;
  const note = (accessPackageId: string, key: ResourceKey) => {
    const contact = found.has(accessPackageId) ? undefined : contactFor(map, [{ key, via: 'itself' }]);
    if (contact !== undefined) found.set(accessPackageId, { name: contact.name, mail: contact.mail });
  };
  // What was refused comes first: that is what it was asked for.
  const requests = await store.requests
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  for (const { accessPackageId, deniedKey } of requests)
    if (deniedKey !== undefined) note(accessPackageId, deniedKey);
  const keys = map.contacts.map(({ key }): [ProfileKey, ResourceKey] => [profile, key]);
  const grants = await store.grants.where('[profile+key]').anyOf(keys).toArray();
  for (const { accessPackageId, key } of grants) note(accessPackageId, key);
  return found;
}
