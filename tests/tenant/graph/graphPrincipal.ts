import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { derivedId } from '../state/registrations.ts';
import permissions from './data/graph-permissions.json' with { type: 'json' };

/** Microsoft Graph's own application id, the same in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Published delegated scopes that have an id. */
const scopes = Object.entries(permissions.scopes).filter(([, { id }]) => id !== '');

/** The scope with an id. */
export const scopeNamed = (id: string): string | undefined =>
  scopes.find(([, scope]) => scope.id === id.toLowerCase())?.[0];

/** Graph is an application of every tenant; only its service principal is of use to anybody. */
export const graphApplication = (tenant: TenantSeed): ApplicationSeed => ({
  appId: graphAppId,
  servicePrincipalId: derivedId(tenant.id, graphAppId),
  displayName: 'Microsoft Graph',
  appRoles: [],
  appRoleAssignmentRequired: false,
  assignments: [],
  redirectUris: [],
  signInAudience: 'AzureADMultipleOrgs',
});

/** `oauth2PermissionScopes` of Graph's service principal. */
export const permissionScopes = scopes.map(([value, { id, adminConsent }]) => ({
  adminConsentDescription: value,
  adminConsentDisplayName: value,
  id,
  isEnabled: true,
  type: adminConsent ? 'Admin' : 'User',
  userConsentDescription: adminConsent ? null : value,
  userConsentDisplayName: adminConsent ? null : value,
  value,
}));
