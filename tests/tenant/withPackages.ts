import type { AccessPackageSeed, ResourceRoleScopeSeed, Seed, TenantSeed } from './organization.ts';

/** The organisation with `count` more requestable packages in its first tenant, each granting a site of its own. */
export function withPackages(seed: Seed, count: number): Seed {
  const [first, ...others] = seed.tenants;
  if (first === undefined) return seed;
  const extra = Array.from({ length: count }, (_, index) => makePackage(first, index));
  return { ...seed, tenants: [{ ...first, accessPackages: [...first.accessPackages, ...extra] }, ...others] };
}

function makePackage(tenant: TenantSeed, index: number): AccessPackageSeed {
  const number = String(index + 1).padStart(5, '0');
  const createdDateTime = '2026-01-12T08:00:00Z';
  return {
    id: id('1', index),
    catalogId: tenant.catalogs[0]?.id ?? id('2', index),
    displayName: `Project ${number}`,
    description: `Work on project ${number}.`,
    isHidden: false,
    createdDateTime,
    modifiedDateTime: createdDateTime,
    resourceRoleScopes: [makeGrant(tenant, index, number, createdDateTime)],
    assignmentPolicies: [
      {
        id: id('3', index),
        displayName: 'Everybody, at once',
        description: 'Everybody, at once',
        allowedTargetScope: 'allMemberUsers',
        isRequestorJustificationRequired: false,
        allowCustomAssignmentSchedule: false,
        expiration: { type: 'afterDuration', duration: 'P90D' },
        stages: [],
        questions: [],
      },
    ],
  };
}

function makeGrant(
  tenant: TenantSeed,
  index: number,
  number: string,
  createdDateTime: string,
): ResourceRoleScopeSeed {
  const host = new URL(tenant.sites[0]?.url ?? 'https://contoso.sharepoint.com').origin;
  const originId = `${host}/sites/Project${number}`;
  const originSystem = 'SharePointOnline';
  return {
    id: `${id('4', index)}_${id('5', index)}`,
    createdDateTime,
    role: { id: id('4', index), displayName: 'Visitors', originId: '4', originSystem },
    scope: { id: id('5', index), displayName: 'Root', originId, originSystem, isRootScope: true },
    resource: { id: id('6', index), displayName: `Project ${number}`, originId, originSystem },
  };
}

/** Fixed ids: the same call makes the same packages. */
const id = (kind: string, index: number): string =>
  `0b0e000${kind}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
