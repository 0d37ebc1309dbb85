import type { AccessPackageSeed, Seed, TenantSeed } from '../organization.ts';

/** What is written to is a tenant's own for each state: what one test makes isn't there in the next. */
export const withOwnObjects = (seed: Seed): Seed => ({
  ...seed,
  tenants: seed.tenants.map((tenant) => ({
    ...tenant,
    applications: structuredClone(tenant.applications),
    catalogs: structuredClone(tenant.catalogs),
    // Packages are replaced as a whole, never written into: there may be 20,000 of them.
    accessPackages: [...tenant.accessPackages],
  })),
});

/** Packages as they were before a deletion: requests and assignments that are over still name them. */
const removed = new WeakMap<TenantSeed, AccessPackageSeed[]>();

export const removedPackages = (tenant: TenantSeed): readonly AccessPackageSeed[] =>
  removed.get(tenant) ?? [];

export function keepRemoved(tenant: TenantSeed, accessPackage: AccessPackageSeed): void {
  removed.set(tenant, [accessPackage, ...removedPackages(tenant)]);
}
