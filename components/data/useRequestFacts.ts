import { endOf, isHeld } from '../../lib/assignments/held.ts';
import type { Contact } from '../../lib/offer/offer.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import type { ResourceMap } from '../../lib/resourceMap/resourceMap.ts';
import { assignmentsOf, requestsOf } from '../../lib/store/readable.ts';
import type { RequestFacts } from '../requests/outlook.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/**
 * What is known beside one's requests, by id of the access package: whom the organisation's map names for what it
 * grants, and when access that is held ends. `undefined` until read.
 */
export function useRequestFacts(
  profile: ProfileKey,
  contacts: ResourceMap['contacts'],
): ReadonlyMap<string, RequestFacts> | undefined {
  return useLive(async () => {
    const facts = new Map<string, RequestFacts>();
    const { rows } = await assignmentsOf(store, profile);
    for (const row of rows)
      if (isHeld(row, Date.now()) && row.expiration.type !== 'notSpecified')
        facts.set(row.accessPackageId, { endsAt: endOf(row) ?? null });
    for (const [id, contact] of await contactsOf(profile, contacts))
      facts.set(id, { ...facts.get(id), contact });
    return facts;
  }, [profile, contacts]);
}

async function contactsOf(
  profile: ProfileKey,
  contacts: ResourceMap['contacts'],
): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>();
  if (contacts.length === 0) return found;
  const note = (accessPackageId: string, key: ResourceKey) => {
    const named = found.has(accessPackageId) ? undefined : contacts.find((contact) => contact.key === key);
    if (named === undefined) return;
    const { key: _about, ...contact } = named;
    found.set(accessPackageId, contact);
  };
  // What was refused comes first: that is what it was asked for.
  for (const { accessPackageId, deniedKey } of (await requestsOf(store, profile)).rows)
    if (deniedKey !== undefined) note(accessPackageId, deniedKey);
  const keys = contacts.map(({ key }): [ProfileKey, ResourceKey] => [profile, key]);
  const grants = await store.grants.where('[profile+key]').anyOf(keys).toArray();
  for (const { accessPackageId, key } of grants) note(accessPackageId, key);
  return found;
}
