import { describe, expect, test } from 'vitest';
import { developmentIds, redirectUris } from '../../../lib/release/ids.ts';
import type { AccessPackageSeed } from '../organization.ts';
import { parseSeed } from '../seed.ts';
import { builtInOrganization } from './builtIn.ts';

const [contoso, fabrikam] = builtInOrganization.tenants;
if (contoso === undefined || fabrikam === undefined) throw new Error('two tenants are expected');
const packages = contoso.accessPackages;
const policies = packages.flatMap(({ assignmentPolicies }) => assignmentPolicies);
const questions = policies.flatMap((policy) => policy.questions);
const grantsOf = ({ resourceRoleScopes }: AccessPackageSeed) =>
  resourceRoleScopes.map(({ scope }) => scope.originId);

describe('the built-in organisation', () => {
  test('is large and varied enough', () => {
    expect(contoso.users.length).toBeGreaterThanOrEqual(12);
    expect(contoso.sites.length).toBeGreaterThanOrEqual(10);
    expect(contoso.applications.length).toBeGreaterThanOrEqual(5 + 2);
    expect(packages.length).toBeGreaterThanOrEqual(12);
    expect(new Set(contoso.sites.map(({ url }) => new URL(url).host)).size).toBe(2);
    expect(contoso.sites.some(({ groupId }) => groupId !== undefined)).toBe(true);
  });

  test('has policies of every kind', () => {
    expect(new Set(policies.map(({ stages }) => stages.length))).toEqual(new Set([0, 1, 2]));
    expect(new Set(policies.map(({ allowedTargetScope }) => allowedTargetScope))).toContain(
      'allExternalUsers',
    );
    expect(policies.some(({ allowCustomAssignmentSchedule }) => allowCustomAssignmentSchedule)).toBe(true);
    expect(policies.some((policy) => policy.isRequestorJustificationRequired)).toBe(true);
    expect(packages.some(({ isHidden }) => isHidden)).toBe(true);
    expect(packages.some((one) => one.incompatibleAccessPackageIds !== undefined)).toBe(true);
    expect(new Set(questions.map(({ type }) => type))).toEqual(new Set(['text', 'choice', 'unknown']));
  });

  test('has a person on both sides of the fence, under two object ids', () => {
    const guest = fabrikam.users.find(({ home }) => home?.tenantId === contoso.id);
    const atHome = contoso.users.find(({ id }) => id === guest?.home?.userId);
    expect(atHome?.mail).toBe(guest?.mail);
    expect(atHome?.id).not.toBe(guest?.id);
    expect(contoso.users.some(({ home }) => home?.tenantId === fabrikam.id)).toBe(true);
  });

  test('grants one site by several packages and one by none; the visitor package grants nothing else', () => {
    const holding = (path: string) =>
      packages.filter((one) => grantsOf(one).includes(`https://contoso.sharepoint.com${path}`));
    expect(holding('/sites/Marketing').map(({ displayName }) => displayName)).toEqual([
      'Marketing – Visitor',
      'Marketing team',
    ]);
    expect(holding('/sites/Legal')).toEqual([]);
    expect(holding('/sites/Aurora')).toEqual([]);
    const [visitor] = holding('/sites/Marketing');
    expect(visitor?.resourceRoleScopes).toHaveLength(1);
    expect(visitor?.assignmentPolicies[0]).toMatchObject({
      isRequestorJustificationRequired: false,
      questions: [],
      expiration: { type: 'afterDuration', duration: 'P90D' },
    });
  });

  test('refers only to what it has', () => {
    for (const tenant of builtInOrganization.tenants) {
      const known = new Set([
        ...tenant.users.map(({ id }) => id),
        ...tenant.groups.map(({ id }) => id),
        ...tenant.applications.map(({ servicePrincipalId }) => servicePrincipalId),
        ...tenant.sites.map(({ url }) => url),
        ...tenant.catalogs.map(({ id }) => id),
        ...tenant.accessPackages.map(({ id }) => id),
      ]);
      const references = [
        ...tenant.users.flatMap(({ managerId }) => managerId ?? []),
        ...tenant.groups.flatMap(({ memberIds, ownerIds = [] }) => [...memberIds, ...ownerIds]),
        ...tenant.catalogs.flatMap(({ roles = [] }) => roles.map(({ principalId }) => principalId)),
        ...(tenant.catalogCreatorIds ?? []),
        ...tenant.sites.flatMap(({ memberIds, groupId }) => [...memberIds, ...(groupId ? [groupId] : [])]),
        ...tenant.applications.flatMap(({ assignments }) =>
          assignments.map(({ principalId }) => principalId),
        ),
        ...tenant.accessPackages.flatMap((one) => [
          one.catalogId,
          ...(one.incompatibleAccessPackageIds ?? []),
          ...one.resourceRoleScopes
            .filter(({ scope }) => scope.originSystem !== 'DirectoryRole')
            .map(({ scope }) => scope.originId),
        ]),
      ];
      expect(references.filter((id) => !known.has(id))).toEqual([]);
    }
  });

  test("registers Knock's redirect URIs of both browsers", () => {
    for (const tenant of [contoso, fabrikam])
      for (const name of ['Knock', 'Knock for approvers', 'Knock for administrators']) {
        const uris = tenant.applications.find(({ displayName }) => displayName === name)?.redirectUris;
        expect(uris).toEqual(redirectUris(developmentIds));
      }
  });

  test('a broken seed is refused with every wrong place', () => {
    const broken = { tenants: [{ ...contoso, id: 'contoso', cloud: 'mars', planets: 8 }] };
    expect(() => parseSeed(broken)).toThrow(
      /tenants\.0\.id: no GUID[\s\S]*tenants\.0\.cloud[\s\S]*tenants\.0\.planets/,
    );
  });
});
