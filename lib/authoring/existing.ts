import type { DraftResource } from '../entitlement/packageDraft.ts';
import type { AdministeredPackage, AdministeredPolicy } from '../graph/administration/decode.ts';
import type { AdministrationReads } from '../graph/administration/reads.ts';
import { type Failure, ok, type Result } from '../platform/failure.ts';

/** An access package that grants the thing already. */
export interface ExistingPackage {
  id: string;
  displayName: string;
  catalog: { id: string; displayName: string };
  isHidden: boolean;
  /** Names of the roles it grants there. */
  roles: string[];
  /** Absent: they could not be read. */
  policies?: AdministeredPolicy[];
  /** `nobodyMayRequest`: no policy lets anybody ask; `noApprovers`: one asks for an approval that nobody can give. */
  warnings: ('nobodyMayRequest' | 'noApprovers')[];
}

export interface Existing {
  packages: ExistingPackage[];
  /** All catalogs that the person sees. */
  catalogs: { id: string; displayName: string }[];
  /** Those that hold the thing, whether or not a package grants it. */
  holding: { id: string; displayName: string }[];
  /** Not everything could be read: what is missing may exist. */
  isPartial: boolean;
}

/** More pages of one catalog's packages than this are not read. */
const mostPages = 5;

/**
 * What exists already for a thing: catalogs that hold it, the packages among them that grant it, and their policies.
 * Everything is found by filter. `onProgress`: what is being read.
 */
export async function findExisting(
  resource: Pick<DraftResource, 'originId' | 'originSystem'>,
  reads: AdministrationReads,
  onProgress?: (at: 'catalogs' | 'packages' | 'policies') => void,
): Promise<Result<Existing, Failure>> {
  onProgress?.('catalogs');
  const catalogs = await reads.catalogs();
  if (!catalogs.ok) return catalogs;
  const where = await reads.catalogsWith(resource, catalogs.value);
  if (!where.ok) return where;
  const { holding, unread } = where.value;
  onProgress?.('packages');
  let isPartial = unread > 0;
  const packages: ExistingPackage[] = [];
  for (const catalog of holding) {
    let next: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const read = await reads.packagesOf(catalog.id, next);
      if (!read.ok) {
        isPartial = true;
        break;
      }
      packages.push(...read.value.items.flatMap((one) => granting(one, resource, catalog)));
      next = read.value.next;
      if (next === undefined) break;
    }
    isPartial ||= next !== undefined;
  }
  onProgress?.('policies');
  const policies: AdministeredPolicy[] = [];
  let knowsPolicies = true;
  for (const { id } of holding) {
    const own = packages.filter(({ catalog }) => catalog.id === id);
    if (own.length === 0) continue;
    const read = await reads.policiesOf(
      id,
      own.map((one) => one.id),
    );
    if (read.ok) policies.push(...read.value.policies);
    // No policy at all in a catalog whose packages are in use is more likely a list that can't be read.
    knowsPolicies &&= read.ok && read.value.isSure;
  }
  isPartial ||= !knowsPolicies;
  return ok({
    packages: knowsPolicies ? packages.map((one) => withPolicies(one, policies)) : packages,
    catalogs: catalogs.value.map(named),
    holding: holding.map(named),
    isPartial,
  });
}

const named = ({ id, displayName }: { id: string; displayName: string }) => ({ id, displayName });

function granting(
  { id, displayName, isHidden, resourceRoleScopes }: AdministeredPackage,
  resource: Pick<DraftResource, 'originId'>,
  { id: catalogId, displayName: catalogName }: { id: string; displayName: string },
): ExistingPackage[] {
  const roles = resourceRoleScopes
    .filter(({ scope }) => isSame(scope?.originId ?? '', resource.originId))
    .map(({ role }) => role?.displayName ?? '');
  const catalog = { id: catalogId, displayName: catalogName };
  return roles.length === 0 ? [] : [{ id, displayName, isHidden, catalog, roles, warnings: [] }];
}

const isSame = (one: string, other: string): boolean =>
  one.replace(/\/+$/, '').toLowerCase() === other.replace(/\/+$/, '').toLowerCase();

function withPolicies(one: ExistingPackage, all: readonly AdministeredPolicy[]): ExistingPackage {
  const policies = all.filter(({ accessPackage }) => accessPackage?.id === one.id);
  const open = policies.filter(
    ({ requestorSettings }) => requestorSettings?.enableTargetsToSelfAddAccess === true,
  );
  const warnings: ExistingPackage['warnings'] = [];
  if (open.length === 0) warnings.push('nobodyMayRequest');
  if (open.length > 0 && open.every(hasNoApprovers)) warnings.push('noApprovers');
  return { ...one, policies, warnings };
}

/** A stage that names nobody: people and groups that were deleted leave it so. */
const hasNoApprovers = ({ requestApprovalSettings: settings }: AdministeredPolicy): boolean =>
  settings?.isApprovalRequiredForAdd === true &&
  settings.stages.some(
    ({ primaryApprovers, fallbackPrimaryApprovers, escalationApprovers }) =>
      primaryApprovers.length + fallbackPrimaryApprovers.length + escalationApprovers.length === 0,
  );
