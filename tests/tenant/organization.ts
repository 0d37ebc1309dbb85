import type { AccessPackageSeed, AssignmentPolicySeed, CatalogSeed } from './organizationPackages.ts';
import type { PermissionLevel } from './state/permissionLevels.ts';

export type {
  AccessPackageSeed,
  AssignmentPolicySeed,
  CatalogRoleName,
  CatalogSeed,
  QuestionSeed,
  ResourceRoleScopeSeed,
  SubjectSetSeed,
} from './organizationPackages.ts';

/**
 * The JSON an organisation is written in: the built-in one, `--seed` and `GET /__tenant/seed` share it.
 * Ids are GUIDs unless said otherwise. Durations are ISO 8601, times ISO date-times in UTC.
 */
export interface Seed {
  /** Start of the tenant's clock; absent: now. */
  now?: string;
  tenants: TenantSeed[];
}

export interface TenantSeed {
  id: string;
  displayName: string;
  /** Default domain, e.g. `contoso.com`. */
  domain: string;
  cloud: 'global' | 'usGovHigh' | 'usGovDoD' | 'china';
  users: UserSeed[];
  groups: GroupSeed[];
  sites: SiteSeed[];
  applications: ApplicationSeed[];
  catalogs: CatalogSeed[];
  /** People who may make catalogs, and own those they make. */
  catalogCreatorIds?: string[];
  accessPackages: AccessPackageSeed[];
  /** Requests that exist from the start. */
  requests?: RequestSeed[];
  assignments?: AssignmentSeed[];
}

export interface UserSeed {
  /** Object id in *this* tenant. */
  id: string;
  displayName: string;
  userPrincipalName: string;
  mail: string;
  givenName?: string;
  surname?: string;
  jobTitle?: string;
  department?: string;
  preferredLanguage?: string;
  officeLocation?: string;
  mobilePhone?: string;
  businessPhones?: string[];
  userType: 'member' | 'guest';
  /** For guests: the tenant and the object id where the person signs in. */
  home?: { tenantId: string; userId: string };
  managerId?: string;
  /** Directory roles by display name, e.g. `Identity Governance Administrator`. */
  directoryRoles?: string[];
}

export interface GroupSeed {
  id: string;
  displayName: string;
  description?: string;
  kind: 'security' | 'microsoft365';
  memberIds: string[];
  ownerIds?: string[];
}

export interface SiteSeed {
  /** Site-collection id, as in `SiteId=`. */
  id: string;
  /** e.g. `https://contoso.sharepoint.com/sites/Marketing`; a subsite is a row of its own. */
  url: string;
  title: string;
  /** They may read. */
  visitorIds?: string[];
  /** They may edit. */
  memberIds: string[];
  /** They have full control. */
  ownerIds?: string[];
  /** Everybody of the organisation but guests may read. */
  everyoneReads?: boolean;
  /** Group-connected sites: members of the group may edit, its owners have full control. */
  groupId?: string;
  /** Absent: Owners (3), Visitors (4) and Members (5). */
  siteGroups?: SiteGroupSeed[];
  parts?: SitePartSeed[];
  /** Address of the site since it was moved; this one redirects there. */
  movedTo?: string;
  /** It was deleted: 404. */
  isRemoved?: boolean;
  /** What the pages of the site do besides refusing: see `pages/`. */
  organizationalBlock?: boolean;
}

/** A SharePoint group of a site. A package's role names it by its id. */
export interface SiteGroupSeed {
  /** A number inside the site. */
  id: number;
  title: string;
  level: PermissionLevel;
  /** Whether it is the site's group of visitors, members or owners. */
  associatedAs?: 'visitor' | 'member' | 'owner';
}

/** A list, library, folder or file that doesn't inherit the site's permissions, or was deleted. */
export interface SitePartSeed {
  /** Inside the site: `Contracts`, `Lists/Suppliers`, `Shared Documents/Agencies/Fees.xlsx`. */
  path: string;
  /** Who may do what there; nobody else may anything. `principalId`: a person, a group, or a site group's number. */
  access?: { principalId: string; level: PermissionLevel }[];
  /** It was deleted: 404. */
  isRemoved?: boolean;
}

export interface ApplicationSeed {
  appId: string;
  servicePrincipalId: string;
  displayName: string;
  appRoles: { id: string; value: string; displayName: string }[];
  appRoleAssignmentRequired: boolean;
  /** User and group object ids with the role they are given. */
  assignments: { principalId: string; principalType: 'User' | 'Group'; appRoleId: string }[];
  redirectUris: string[];
  /** Under which platform each redirect URI is registered; absent: see `login/applications.ts`. */
  platforms?: Record<string, 'spa' | 'web' | 'public'>;
  /** Absent: several organisations, where more than one of the seed has the application. */
  signInAudience?: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  identifierUris?: string[];
  /** Page that starts sign-in, e.g. `https://sugarlearning.contoso.com/`. */
  homepage?: string;
  /** Who owns the service principal. */
  ownerIds?: string[];
  signInProtocol?: 'oidc' | 'saml';
  /** Delegated Graph scopes the registration may ask for; only those of Knock's own registrations matter. */
  delegatedScopes?: string[];
  /** Scopes consented for everybody by an admin. */
  tenantWideConsent?: string[];
  /** Refuses everybody by Conditional Access (53003). */
  conditionalAccessBlock?: boolean;
  /** Nobody consented and nobody may: *need admin approval* (90094). */
  needsAdminApproval?: boolean;
  /** *Enabled for users to sign in* is *No*: nobody gets a token (7000112). */
  isDisabled?: boolean;
}

export interface RequestSeed {
  id: string;
  accessPackageId: string;
  assignmentPolicyId: string;
  requestorId: string;
  targetId: string;
  requestType: string;
  state: string;
  status: string;
  createdDateTime: string;
  completedDateTime: string | null;
  justification: string | null;
  answers?: { questionId: string; value: string; displayValue: string }[];
}

export interface AssignmentSeed {
  id: string;
  accessPackageId: string;
  assignmentPolicyId: string;
  targetId: string;
  state: string;
  status: string;
  /** Absent: the start of the tenant's clock. */
  startDateTime?: string;
  expiredDateTime: string | null;
  expiration: AssignmentPolicySeed['expiration'];
  /** It is delivered, and nothing opens by it: a sign-in is older, or something contradicts it. */
  hasNoEffect?: boolean;
}
