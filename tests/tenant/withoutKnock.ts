import type { Seed } from './organization.ts';

/** An organization in which nobody has registered Knock yet. */
export const withoutKnock = (seed: Seed): Seed => ({
  ...seed,
  tenants: seed.tenants.map((tenant) => ({
    ...tenant,
    applications: tenant.applications.filter(({ delegatedScopes }) => delegatedScopes === undefined),
  })),
});

/** What whoever registers it has to be allowed. */
export const registrationRights = [
  'Application.ReadWrite.All',
  'Application.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
];
