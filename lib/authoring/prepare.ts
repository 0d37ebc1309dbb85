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
 * of whom the organisation's map names. `lookUp`: what exists
 * already. Without `administration` the thing alone is filled in. `undefined`: no
 * package can hold it.
 */
export async function prepare(
  { key, need }: { key: ResourceKey; need: Need },
  contact: string | undefined,
  administration: Administration | undefined,
  texts: DraftTexts,
  lookUp: (resource: DraftResource) => Promise<Existing | undefined>,
): Promise<PackageDraft | undefined> {
  const named = await withName(key, administration);
  if (named === undefined) return undefined;
  const owners = administration === undefined ? [] : await ownersOf(named, contact, administration);
  return prefill({ resource: named, need, owners, catalog: catalogFor(await lookUp(named)) }, texts);
}

/** One that has the thing already, or the only one that the person sees: whoever has one catalog may seldom make another. */
function catalogFor(existing: Existing | undefined): { id: string; displayName: string } | undefined {
  const [holding] = existing?.holding ?? [];
  const [only, another] = existing?.catalogs ?? [];
  return holding ?? (another === undefined ? only : undefined);
}

async function withName(
  key: ResourceKey,
  administration: Administration | undefined,
): Promise<DraftResource | undefined> {
  const resource = resourceOfKey(key);
  if (resource === undefined || administration === undefined)
    return resource !== undefined && 'originId' in resource ? resource : undefined;
  const { directory } = administration;
  if ('appId' in resource) return await directory.applicationOf(resource.appId);
  const name =
    resource.originSystem === 'SharePointOnline'
      ? await directory.siteNamed(resource.originId)
      : resource.originSystem === 'AadGroup'
        ? await directory.groupNamed(resource.originId)
        : undefined;
  return name === undefined ? resource : { ...resource, displayName: name };
}

async function ownersOf(
  { originSystem, originId }: DraftResource,
  contact: string | undefined,
  { directory }: Administration,
): Promise<Approver[]> {
  const groupId =
    originSystem === 'AadGroup'
      ? originId
      : originSystem === 'SharePointOnline'
        ? (await directory.groupOfSite(originId))?.id
        : undefined;
  const owners = groupId === undefined ? undefined : await directory.ownersOf(groupId);
  const found = owners?.ok ? owners.value.slice(0, mostOwners) : [];
  if (found.length === 0 && contact !== undefined) {
    const person = await directory.personNamed(contact);
    if (person !== undefined) found.push(person);
  }
  return found.map(({ id, displayName }) => ({ kind: 'user', id, displayName }));
}
