import type { SiteSeed, TenantSeed, UserSeed } from '../organization.ts';
import { findGroup, sameId, siteAddress } from './lookups.ts';
import { includes, rights } from './permissionLevels.ts';
import { siteGroupsOf } from './siteGroups.ts';
import type { TenantState } from './state.ts';

/** A group, application or site where it comes from, with the roles that entitlement management finds there. */
export interface Origin {
  originSystem: string;
  originId: string;
  displayName: string;
  description: string;
  roles: { displayName: string; description: string; originId: string }[];
  /** They may put it into a catalog of theirs, or take it out. */
  mayBeAddedBy(user: UserSeed): boolean;
}

/** `undefined`: the tenant has nothing of the kind. */
export function originOf(
  state: TenantState,
  tenant: TenantSeed,
  originSystem: string,
  originId: string,
): Origin | undefined {
  switch (originSystem.toLowerCase()) {
    case 'aadgroup':
      return groupOrigin(tenant, originId);
    case 'aadapplication':
      return applicationOrigin(tenant, originId);
    case 'sharepointonline':
      return siteOrigin(state, tenant, originId);
    default:
      return undefined;
  }
}

/**
 * Directory roles that, with *Catalog owner*, add what is of a kind; of who has neither only owners do. Source: Entra
 * documentation, "Delegation and roles in entitlement management" (required roles to add resources), seen 2026-11.
 */
const adding = {
  security: ['Global Administrator', 'Groups Administrator', 'Intune Administrator', 'User Administrator'],
  microsoft365: [
    'Global Administrator',
    'Groups Administrator',
    'Intune Administrator',
    'Exchange Administrator',
    'SharePoint Administrator',
    'User Administrator',
  ],
  application: [
    'Global Administrator',
    'Identity Governance Administrator',
    'Application Administrator',
    'Cloud Application Administrator',
    'User Administrator',
  ],
  site: ['Global Administrator', 'SharePoint Administrator'],
} as const;

const hasRole = (user: UserSeed, kind: keyof typeof adding): boolean =>
  (user.directoryRoles ?? []).some((role) => adding[kind].some((one) => one === role));

const owns = (ownerIds: readonly string[] | undefined, user: UserSeed): boolean =>
  (ownerIds ?? []).some((id) => sameId(id, user.id));

function groupOrigin(tenant: TenantSeed, id: string): Origin | undefined {
  const group = findGroup(tenant, id);
  return (
    group && {
      originSystem: 'AadGroup',
      originId: group.id,
      displayName: group.displayName,
      description: group.description ?? '',
      roles: ['Member', 'Owner'].map((role) => ({
        displayName: role,
        description: '',
        originId: `${role}_${group.id}`,
      })),
      mayBeAddedBy: (user) => hasRole(user, group.kind) || owns(group.ownerIds, user),
    }
  );
}

function applicationOrigin(tenant: TenantSeed, id: string): Origin | undefined {
  const application = tenant.applications.find(({ servicePrincipalId }) => sameId(servicePrincipalId, id));
  if (application === undefined) return undefined;
  const roles = application.appRoles.map((role) => ({
    displayName: role.displayName,
    description: role.displayName,
    originId: role.id,
  }));
  // What it is called where an application has no roles of its own is not documented.
  const none = {
    displayName: 'Default Access',
    description: '',
    originId: `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
  };
  return {
    originSystem: 'AadApplication',
    originId: application.servicePrincipalId,
    displayName: application.displayName,
    description: '',
    roles: roles.length === 0 ? [none] : roles,
    mayBeAddedBy: (user) => hasRole(user, 'application') || owns(application.ownerIds, user),
  };
}

const addresses = new WeakMap<SiteSeed, string>();

/** Reckoned once: a catalog may hold 20,000 sites. */
function addressOf(site: SiteSeed): string {
  const address = addresses.get(site) ?? siteAddress(site.url);
  addresses.set(site, address);
  return address;
}

/** A site is added by who may manage its permissions. */
function siteOrigin(state: TenantState, tenant: TenantSeed, url: string): Origin | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = siteAddress(url);
  const site = tenant.sites.find((one) => addressOf(one) === address);
  if (site === undefined || site.isRemoved === true || site.movedTo !== undefined) return undefined;
  return {
    originSystem: 'SharePointOnline',
    originId: site.url,
    displayName: site.title,
    description: site.url,
    roles: siteGroupsOf(site).map(({ id, title }) => ({
      displayName: title,
      description: '',
      originId: String(id),
    })),
    mayBeAddedBy: (user) =>
      hasRole(user, 'site') ||
      includes(state.access.permissionsOn(tenant, user.id, site, ''), rights.managePermissions),
  };
}
