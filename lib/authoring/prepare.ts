import type { Need } from '../entitlement/need.ts';
import type { Approver, DraftResource, PackageDraft } from '../entitlement/packageDraft.ts';
import type { ResourceKey } from '../resource/resource.ts';
import type { Administration } from './administration.ts';
import type { Existing } from './existing.ts';
import { resourceOfKey } from './ownerLine.ts';
import { type DraftTexts, prefill } from './prefill.ts';

/** More owners than this are a list that nobody reads; a group of them can be chosen. */
const mostOwners = 5;

/**
 * A draft for a refused thing, with what can be found out about it: its name, and who answers for it. `contact`: the address
 * of whom the organisation's map names: the owner where none is known, else who stands in for them. `lookUp`: what exists
 * already. Without `administration` the thing alone is filled in. `undefined`: no package can hold it.
 */
export async function prepare(
  { key, need }: { key: ResourceKey; need: Need },
  contact: string | undefined,
  administration: Administration | undefined,
  texts: DraftTexts,
  lookUp: (resource: DraftResource, tied: readonly DraftResource[]) => Promise<Existing | undefined>,
): Promise<PackageDraft | undefined> {
  const resource = await thingOf(key, administration);
  if (resource === undefined) return undefined;
  const about = await administration?.directory.about(resource);
  const named = { ...resource, displayName: about?.displayName ?? resource.displayName };
  const owners: Approver[] = (about?.owners ?? [])
    .filter(({ displayName }) => displayName !== '')
    .slice(0, mostOwners)
    .map(({ id, displayName }) => ({ kind: 'user', id, displayName }));
  const other = contact === undefined ? undefined : await administration?.directory.personNamed(contact);
  const deputies: Approver[] = [];
  if (other !== undefined && !owners.some((one) => 'id' in one && one.id === other.id))
    (owners.length === 0 ? owners : deputies).push({
      kind: 'user',
      id: other.id,
      displayName: other.displayName,
    });
  const existing = await lookUp(named, about?.tied ?? []);
  return prefill({ resource: named, need, owners, deputies, catalog: catalogFor(existing) }, texts);
}

/** One that has the thing already, or the only one that the person sees: whoever has one catalog may seldom make another. */
function catalogFor(existing: Existing | undefined): { id: string; displayName: string } | undefined {
  const [holding] = existing?.holding ?? [];
  const [only, another] = existing?.catalogs ?? [];
  return holding ?? (another === undefined ? only : undefined);
}

async function thingOf(
  key: ResourceKey,
  administration: Administration | undefined,
): Promise<DraftResource | undefined> {
  const resource = resourceOfKey(key);
  if (resource === undefined || 'originId' in resource) return resource;
  return await administration?.directory.applicationOf(resource.appId);
}
