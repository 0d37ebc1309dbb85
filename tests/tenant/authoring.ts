import type { Tenant } from './tenant.ts';
import { em, graphAs, type Send } from './testing.ts';

/** What the administrators' registration asks for. */
export const readingScopes = [
  'User.Read',
  'EntitlementManagement.Read.All',
  'User.ReadBasic.All',
  'Group.Read.All',
  'Sites.Read.All',
  'Application.Read.All',
];
export const authoringScopes = [...readingScopes, 'EntitlementManagement.ReadWrite.All'];

/** Owns catalog *General* and group *Aurora*, and has no directory role. */
export const lee = 'LeeG@contoso.com';
/** Identity Governance Administrator. */
export const nestor = 'NestorW@contoso.com';

export const aurora = 'https://contoso.sharepoint.com/sites/Aurora';

export const asAuthor = (tenant: Tenant, user = lee): Promise<Send> => graphAs(tenant, user, authoringScopes);

export function catalogNamed({ seed }: Tenant, name: string): string {
  const found = seed.tenants
    .flatMap(({ catalogs }) => catalogs)
    .find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`no catalog ${name}`);
  return found.id;
}

export function idOfUser({ seed }: Tenant, upn: string): string {
  const found = seed.tenants.flatMap(({ users }) => users).find((user) => user.userPrincipalName === upn);
  if (found === undefined) throw new Error(`nobody is ${upn}`);
  return found.id;
}

export const addAurora = (tenant: Tenant, send: Send, catalog = catalogNamed(tenant, 'General')) =>
  send('POST', `${em}/resourceRequests`, {
    requestType: 'adminAdd',
    resource: { originId: aurora, originSystem: 'SharePointOnline' },
    catalog: { id: catalog },
  });

export const resourcesAt = (catalog: string, originId: string): string =>
  `${em}/catalogs/${catalog}/resources?$expand=roles,scopes&$filter=originId eq '${originId}'`;

/** Two stages: the manager first, then Lee; a review each quarter. */
export const twoStages = (tenant: Tenant, accessPackageId: string, more: object = {}) => ({
  displayName: 'Everybody, two approvals',
  description: 'Manager, then owner',
  allowedTargetScope: 'allMemberUsers',
  specificAllowedTargets: [],
  expiration: { type: 'afterDuration', duration: 'P365D' },
  requestorSettings: {
    enableTargetsToSelfAddAccess: true,
    enableTargetsToSelfUpdateAccess: true,
    enableTargetsToSelfRemoveAccess: true,
    allowCustomAssignmentSchedule: false,
  },
  requestApprovalSettings: {
    isApprovalRequiredForAdd: true,
    isApprovalRequiredForUpdate: false,
    isRequestorJustificationRequired: true,
    stages: [
      stage([{ '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 }]),
      stage([{ '@odata.type': '#microsoft.graph.singleUser', userId: idOfUser(tenant, lee) }]),
    ],
  },
  reviewSettings: {
    isEnabled: true,
    expirationBehavior: 'removeAccess',
    isRecommendationEnabled: true,
    isReviewerJustificationRequired: true,
    isSelfReview: false,
    schedule: {
      startDateTime: '2026-12-01T00:00:00Z',
      expiration: { type: 'afterDuration', duration: 'P14D' },
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 3, dayOfMonth: 1 },
        range: { type: 'noEnd', startDate: '2026-12-01' },
      },
    },
    primaryReviewers: [{ '@odata.type': '#microsoft.graph.singleUser', userId: idOfUser(tenant, lee) }],
    fallbackReviewers: [],
  },
  accessPackage: { id: accessPackageId },
  ...more,
});

export const stage = (primaryApprovers: object[], more: object = {}) => ({
  durationBeforeAutomaticDenial: 'P14D',
  isApproverJustificationRequired: false,
  isEscalationEnabled: false,
  durationBeforeEscalation: 'PT0S',
  primaryApprovers,
  fallbackPrimaryApprovers: [],
  escalationApprovers: [],
  fallbackEscalationApprovers: [],
  ...more,
});

/** A package of *General* that lets its holders read the Aurora site, made as Lee makes it. */
export async function auroraPackage(tenant: Tenant, send: Send, displayName = 'Aurora – View') {
  const catalog = catalogNamed(tenant, 'General');
  await addAurora(tenant, send);
  const [resource] = (await send('GET', resourcesAt(catalog, aurora))).body.value;
  const { id } = (
    await send('POST', `${em}/accessPackages`, { displayName, description: 'x', catalog: { id: catalog } })
  ).body;
  const [role] = resource.roles.filter(
    (one: { displayName: string }) => one.displayName === 'Aurora Visitors',
  );
  const [scope] = resource.scopes;
  const roleScope = await send('POST', `${em}/accessPackages/${id}/resourceRoleScopes`, {
    role: { ...role, resource: { id: resource.id } },
    scope,
  });
  const policy = await send('POST', `${em}/assignmentPolicies`, twoStages(tenant, id));
  return { id, catalog, resource, role, roleScope, policy };
}
