import { isLookUpKind } from '../resource/lookUp.ts';
import { parseResourceKey, type ResourceKey } from '../resource/resource.ts';
import { isPart, type MapResource, type MapResourceKind } from './mapResource.ts';
import type { ResourceMap } from './resourceMap.ts';

type Alias = ResourceMap['aliases'][number];
type Relation = Alias['relation'];

const sites: readonly MapResourceKind[] = ['site', 'siteId'];
const applications: readonly MapResourceKind[] = ['application', 'servicePrincipal'];

/** Which kinds a relation joins: from what was refused, to what a package holds. */
const joins: Record<Relation, (from: MapResourceKind, to: MapResourceKind) => boolean> = {
  same: (from, to) =>
    both(sites, from, to) ||
    both(applications, from, to) ||
    (isLookUpKind(from) && [...sites, ...applications].includes(to)),
  siteOf: (from, to) => (sites.includes(from) && to === 'group') || (from === 'group' && sites.includes(to)),
  groupAssignedTo: (from, to) =>
    (applications.includes(from) || isPart(from) || isLookUpKind(from)) && to === 'group',
  contains: (from, to) => (from === 'site' && to === 'site') || (from === 'azure' && to === 'azure'),
};

const both = (kinds: readonly MapResourceKind[], one: MapResourceKind, two: MapResourceKind): boolean =>
  kinds.includes(one) && kinds.includes(two);

/**
 * Why an alias may not be used, or `undefined` when it may. An alias only ever says the same thing in another name
 * or points from a part to the whole that holds it; whatever would let one package seem to open more is refused.
 */
export function aliasProblem(
  from: MapResource,
  to: MapResource,
  relation: Relation,
  accepted: readonly Alias[],
): string | undefined {
  if (from.key === to.key) return 'points at itself';
  if (!joins[relation](from.kind, to.kind)) return `"${relation}" does not join ${from.kind} and ${to.kind}`;
  if (relation === 'contains' && !isWithin(from.key, to.key))
    return '"contains" widens: "from" must lie inside "to"';
  if (isRootSite(from.key) && to.kind !== 'siteId')
    return 'a root site is not the same as anything else: it would match the whole tenant';
  if (relation === 'same' && from.kind === 'site' && isRootSite(to.key))
    return 'a site is not the same as a root site';
  if (accepted.some((alias) => alias.to === from.key || alias.from === to.key))
    return 'chains of aliases are not followed: name the end directly';
  return undefined;
}

const isWithin = (part: ResourceKey, whole: ResourceKey): boolean => part.startsWith(`${whole}/`);

function isRootSite(key: ResourceKey): boolean {
  const { system, id } = parseResourceKey(key);
  return system === 'sharepointonline' && !id.slice('https://'.length).includes('/');
}
