import type { PolicyRequirements } from '../entitlement/request.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { ResourceKey } from '../resource/resource.ts';

/** What is stored of access packages, to find the right one. Times are epoch milliseconds unless a name says otherwise. */

export interface AccessPackageRow {
  profile: ProfileKey;
  id: string;
  displayName: string;
  description: string;
  isHidden: boolean;
  /** When the list of packages one may request last had it; 0: never, known from the map or an assignment. */
  listedAt: number;
  /** When `resourceRoleScopes` were last read; absent = never. */
  contentsAt?: number;
  /** `failed`: not for good; worth another try soon. */
  contents: 'unread' | 'read' | 'refused' | 'failed';
  /** When contents are to be read (again): `lib/packages/contentsAge.ts`, or Graph's Retry-After. 0: they never were. */
  contentsStaleAt: number;
}

/** The words of a listed package, so that a look-alike is found without reading all names. */
export interface PackageNameRow {
  profile: ProfileKey;
  id: string;
  /** `<profile>|n|<word>` of the name, `…|d|…` of the description: an index over list members knows one key only. */
  words: string[];
}

/** One `resourceRoleScopes`: this package gives this role on this resource. */
export interface GrantRow {
  profile: ProfileKey;
  key: ResourceKey;
  accessPackageId: string;
  /** `<roleId>_<scopeId>` */
  roleScopeId: string;
  originSystem: string;
  originId: string;
  resourceName: string;
  roleName: string;
  roleOriginId: string;
}

/** What a page names → service principal → groups assigned to it (the optional, admin-consented look-up). */
export interface ApplicationRow {
  profile: ProfileKey;
  /** What was looked up: an app id, or the key of an identifier URI or host (`lib/resource/lookUp.ts`). */
  appId: string;
  /** The app id that was found, where another name was looked up. */
  foundAppId?: string;
  /** Absent: the tenant has no such service principal. */
  servicePrincipalId?: string;
  displayName: string;
  groupIds: string[];
  readAt: number;
}

export interface RequirementsRow {
  profile: ProfileKey;
  accessPackageId: string;
  /** Empty: the person may not request this package. */
  policies: PolicyRequirements[];
  readAt: number;
  /** The language that Graph was asked for. */
  locale?: string;
}
