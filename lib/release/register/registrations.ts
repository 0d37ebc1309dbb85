import {
  administratorScopes,
  approverScopes,
  creationScopes,
  employeeScopes,
  jobScopes,
  lookUpScopes,
} from '../../auth/tokenSource.ts';
import type { CloudId } from '../../platform/cloud.ts';
import type { Ids } from '../ids.ts';

/** Microsoft Graph's own application id, the same in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** The role of an application that has no roles of its own. */
export const defaultRole = '00000000-0000-0000-0000-000000000000';

/**
 * Ids of Graph's delegated permissions, the same in every tenant. Source: the permission data behind Graph's documentation,
 * 2026-08-07; a test holds them against it.
 */
export const permissionIds = {
  'Application.Read.All': 'c79f8feb-a9db-4090-85f9-90d820caa0eb',
  'EntitlementManagement.Read.All': '5449aa12-1393-4ea2-a7c7-d0e06c1a56b2',
  'EntitlementManagement.ReadWrite.All': 'ae7a573d-81d7-432b-ad44-4ed5c9d89038',
  'EntitlementMgmt-SubjectAccess.ReadWrite': 'e9fdcbbb-8807-410f-b9ec-8d5468c7c2ac',
  'Group.Read.All': '5f8c59db-677d-491f-a6b8-5f174b11ec1d',
  'Sites.Read.All': '205e70e5-aba6-4c52-a976-6d2d46c48043',
  'User.Read': 'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
  'User.Read.All': 'a154be20-db9c-4678-8ab7-66f6cc099a59',
  'User.ReadBasic.All': 'b340eb25-3456-403f-be2f-af7a0d370277',
} as const;

export type Scope = keyof typeof permissionIds;

/** What the token of whoever registers has to have. */
export const rights = [
  'Application.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
];

/** What an administrator wants registered. A group: only its members sign in. */
export interface RegisterPlan {
  /** Of the browsers that have Knock: sign-in comes back to no others. */
  ids: Partial<Ids>;
  cloud: CloudId;
  /** Object ids of groups. Absent: everybody; for the other two, no such registration. */
  employees?: string;
  approvers?: string;
  administrators?: string;
  /** `applicationLookUp` is to be turned on. */
  lookUp: boolean;
  /** Approvers are to see job titles and departments. */
  jobTitles: boolean;
  /** `packageCreation` is to be turned on. */
  packageCreation: boolean;
}

export type Role = 'employees' | 'approvers' | 'administrators';

interface Kind {
  displayName: string;
  /** Which key of policy takes its Application (client) ID. */
  policyKey: string;
  scopes: readonly Scope[];
  /** Further scopes, where the plan says so, and what policy says then. */
  more: { when: 'lookUp' | 'jobTitles' | 'packageCreation'; scopes: readonly Scope[]; policyKey?: string };
}

/**
 * One registration for each group of people: Entra puts everything consented for a client into each of its tokens. The
 * administrators' reads what the page that makes packages offers to pick.
 */
export const kinds: Record<Role, Kind> = {
  employees: {
    displayName: 'Knock',
    policyKey: 'clientId',
    scopes: employeeScopes,
    more: { when: 'lookUp', scopes: lookUpScopes, policyKey: 'applicationLookUp' },
  },
  approvers: {
    displayName: 'Knock for approvers',
    policyKey: 'approverClientId',
    scopes: ['User.Read', ...approverScopes],
    more: { when: 'jobTitles', scopes: jobScopes },
  },
  administrators: {
    displayName: 'Knock for administrators',
    policyKey: 'administratorClientId',
    scopes: ['User.Read', ...administratorScopes],
    more: { when: 'packageCreation', scopes: creationScopes, policyKey: 'packageCreation' },
  },
};

export const roles = Object.keys(kinds) as Role[];

/** One registration as it is to be. */
export interface Wanted extends Kind {
  role: Role;
  group: string | undefined;
}

/** What a plan registers: always the employees', the others for who is named. */
export const wantedBy = (plan: RegisterPlan): Wanted[] =>
  roles
    .filter((role) => role === 'employees' || plan[role] !== undefined)
    .map((role) => {
      const { more, scopes, ...kind } = kinds[role];
      const extra = plan[more.when] ? more.scopes : [];
      return { ...kind, more, role, group: plan[role], scopes: [...scopes, ...extra] };
    });

/** What policy says once everything is registered: the ids by role, and what the further scopes are for. */
export function policyOf(plan: RegisterPlan, tenantId: string, clientIds: Partial<Record<Role, string>>) {
  const wanted = wantedBy(plan);
  return {
    ...Object.fromEntries(wanted.map(({ role, policyKey }) => [policyKey, clientIds[role]])),
    tenantId,
    cloud: plan.cloud,
    ...Object.fromEntries(
      wanted.flatMap(({ more }) => (more.policyKey && plan[more.when] ? [[more.policyKey, true]] : [])),
    ),
  };
}
