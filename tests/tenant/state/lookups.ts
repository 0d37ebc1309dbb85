import type {
  AccessPackageSeed,
  AssignmentPolicySeed,
  GroupSeed,
  SiteSeed,
  TenantSeed,
  UserSeed,
} from '../organization.ts';
import { removedPackages } from './ownSeed.ts';
import type { PackageContext } from './records.ts';
import { Refusal } from './refusal.ts';

/** Object ids are compared without regard to case, as Entra does. */
export const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const findUser = (tenant: TenantSeed, id: string): UserSeed | undefined =>
  tenant.users.find((user) => sameId(user.id, id));

export const findGroup = (tenant: TenantSeed, id: string): GroupSeed | undefined =>
  tenant.groups.find((group) => sameId(group.id, id));

export const findPackage = (tenant: TenantSeed, id: string): AccessPackageSeed | undefined =>
  // The usual spelling first: of 20,000 packages none need be lower-cased then.
  tenant.accessPackages.find((accessPackage) => accessPackage.id === id) ??
  tenant.accessPackages.find((accessPackage) => sameId(accessPackage.id, id));

const findPolicy = (accessPackage: AccessPackageSeed, id: string): AssignmentPolicySeed | undefined =>
  accessPackage.assignmentPolicies.find((policy) => sameId(policy.id, id));

/** @throws Refusal 404 when the package or its policy is gone. */
export function packageContext(tenant: TenantSeed, packageId: string, policyId: string): PackageContext {
  const live = findPackage(tenant, packageId);
  const deleted = removedPackages(tenant).filter(({ id }) => sameId(id, packageId));
  for (const accessPackage of live === undefined ? deleted : [live, ...deleted]) {
    const policy = findPolicy(accessPackage, policyId);
    if (policy !== undefined) return { tenant, accessPackage, policy };
  }
  throw new Refusal(404, 'ResourceNotFound', `No access package '${packageId}' with policy '${policyId}'.`);
}

/** A site address in one spelling: lower case, decoded, without query, fragment and closing slashes. */
export function siteAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return (origin + decode(pathname)).toLowerCase().replace(/\/+$/, '');
}

/** Without percent codes, where they can be read. */
export function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const managedPaths = new Set(['sites', 'teams', 'personal', 'portals']);

/**
 * `address` is `site` or lies below it, on a path boundary. Sites under a managed path (`/sites/x`) are sites of
 * their own and do not lie below the root. Both as `siteAddress` writes them.
 */
export function isWithin(address: string, site: string): boolean {
  if (address === site) return true;
  if (!address.startsWith(`${site}/`)) return false;
  const isRoot = new URL(site).pathname === '/';
  return !(isRoot && managedPaths.has(address.slice(site.length + 1).split('/')[0] ?? ''));
}

/** Longest site of a tenant that holds the address. */
export function siteHolding(tenant: TenantSeed, url: string): SiteSeed | undefined {
  const address = siteAddress(url);
  return tenant.sites
    .filter((site) => isWithin(address, siteAddress(site.url)))
    .toSorted((one, other) => other.url.length - one.url.length)[0];
}
