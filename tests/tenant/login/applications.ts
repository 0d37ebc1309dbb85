import type { TenantCore } from '../contract.ts';
import { isSharePointHost } from '../hosts.ts';
import type { ApplicationSeed, TenantSeed } from '../organization.ts';

/** SharePoint Online's own application id, the same in every tenant (Microsoft's list of first-party apps). */
export const sharePointAppId = '00000003-0000-0ff1-ce00-000000000000';

/** Where SharePoint takes the person back after sign-in. */
export const sharePointReturnPath = '/_forms/default.aspx';

export interface Client {
  application: ApplicationSeed;
  firstParty: boolean;
}

/** The application in a tenant; `undefined`: AADSTS700016. */
export function clientIn(core: TenantCore, tenant: TenantSeed, appId: string): Client | undefined {
  if (appId === sharePointAppId) return { application: sharePoint, firstParty: true };
  const application = core.directory.application(tenant.id, appId);
  return application && { application, firstParty: false };
}

/** A client by id before the tenant is known (`common`, `organizations`): the first tenant that has it. */
export function clientAnywhere(core: TenantCore, appId: string): Client | undefined {
  for (const tenant of core.seed.tenants) {
    const client = clientIn(core, tenant, appId);
    if (client) return client;
  }
  return undefined;
}

/** Exact comparison with what is registered; SharePoint's is one path on each of its hosts. */
export function acceptsRedirect(client: Client, redirectUri: string): boolean {
  if (!client.firstParty) return client.application.redirectUris.includes(redirectUri);
  const url = URL.parse(redirectUri);
  return url !== null && isSharePointHost(url.hostname) && url.pathname === sharePointReturnPath;
}

export type Platform = 'spa' | 'web' | 'public';

/** The platform of a redirect URI. Registrations that ask for Graph scopes are Knock's: a switch says theirs. */
export function platformOf(core: TenantCore, { application }: Client, redirectUri: string): Platform {
  const isKnocks = application.delegatedScopes !== undefined;
  return application.platforms?.[redirectUri] ?? (isKnocks ? core.switches.get('platform') : 'web');
}

/** One of a client's redirect URIs is a single-page application's. */
export const hasSinglePage = (core: TenantCore, client: Client): boolean =>
  client.application.redirectUris.some((uri) => platformOf(core, client, uri) === 'spa');

/** Accounts of other organisations may sign in to it, so `organizations` leads to it. */
export function isMultitenant(core: TenantCore, { application, firstParty }: Client): boolean {
  if (application.signInAudience !== undefined) return application.signInAudience !== 'AzureADMyOrg';
  const having = core.seed.tenants.filter(({ id }) => core.directory.application(id, application.appId));
  return firstParty || having.length > 1;
}

const sharePoint: ApplicationSeed = {
  appId: sharePointAppId,
  servicePrincipalId: sharePointAppId,
  displayName: 'Office 365 SharePoint Online',
  appRoles: [],
  appRoleAssignmentRequired: false,
  assignments: [],
  redirectUris: [],
};
