import type { ApplicationSeed, Seed, SiteSeed, TenantSeed, UserSeed } from './organization.ts';

/**
 * What the parts of the simulated tenant know of each other. `createTenant` (tenant.ts) composes them:
 * `state/` holds rules and time, `graph/` answers Graph, `login/` is Entra's sign-in, `pages/` are the denied sites
 * and in-house apps, `control/` steers. Each of the last four is a Hono app mounted by host name.
 */
export interface TenantCore {
  readonly seed: Seed;
  readonly clock: TenantClock;
  readonly faults: Faults;
  readonly switches: Switches;
  readonly log: TenantLog;
  /** Every call advances due transitions (delivery, automatic denial) to `clock.now()` first. */
  readonly directory: Directory;
}

export interface TenantClock {
  now(): number;
  /** Moves time forward, never back. */
  advance(milliseconds: number): void;
}

export interface Directory {
  tenant(idOrDomain: string): TenantSeed | undefined;
  /** The person behind a home account as seen in a tenant (the guest object there, if any). */
  userIn(tenantId: string, homeUserId: string): UserSeed | undefined;
  userByUpn(upn: string): { tenant: TenantSeed; user: UserSeed } | undefined;
  application(tenantId: string, appId: string): ApplicationSeed | undefined;
  /** Longest site on a path boundary. */
  siteByUrl(url: string): { tenant: TenantSeed; site: SiteSeed } | undefined;
  /** Direct members, group members and delivered assignments whose delivery lag has passed. */
  mayOpenSite(tenantId: string, userId: string, siteUrl: string): boolean;
  /** SharePoint's mask of what they may do on a site, or on what lies at a path inside it. */
  permissionsOn(tenantId: string, userId: string, site: SiteSeed, path: string): bigint;
  /** Assigned directly, through a group, or by a delivered assignment whose lag has passed. */
  mayOpenApplication(tenantId: string, userId: string, appId: string): boolean;
  /** Everything consented for a client for this person: tenant-wide and their own. */
  consentedScopes(tenantId: string, userId: string, appId: string): string[];
  consent(tenantId: string, userId: string | 'everyone', appId: string, scopes: string[]): void;
}

/** Who is behind a bearer token. `scopes` is `scp`: everything consented, whatever was asked. */
export interface Caller {
  tenantId: string;
  userId: string;
  clientId: string;
  scopes: string[];
}

export interface TokenService {
  /** Signs an access token for Graph. */
  issue(caller: Caller, lifetimeSeconds?: number): Promise<string>;
  /** `undefined`: not a valid, unexpired token of this tenant server. */
  verify(bearer: string): Promise<Caller | undefined>;
}

export interface Fault {
  /** Defaults to any. */
  method?: string;
  /** Host-less path, `*` matches anything, e.g. `/v1.0/identityGovernance/entitlementManagement/assignmentRequests`. */
  path: string;
  kind: 'status' | 'malformed' | 'dropBefore' | 'dropAfter' | 'statusAfter' | 'slow' | 'claims';
  /** For `status` and `statusAfter` (the effect happened, the answer says otherwise). */
  status?: number;
  retryAfterSeconds?: number;
  delayMs?: number;
  /** For `slow`: it is answered after this instead. */
  until?: Promise<unknown>;
  /** How many calls it hits; absent: all until removed. */
  times?: number;
  /** Also hits inner calls of a `$batch`. */
  inBatch?: boolean;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): Fault[];
  /** The fault for this call, used up by one; `undefined`: none. */
  take(method: string, path: string, inBatch: boolean): Fault | undefined;
}

/** Positions of everything the documentation leaves open; `docs/tenant.md` has a row per switch. */
export interface Switches {
  get<K extends keyof SwitchPositions>(name: K): SwitchPositions[K];
  set(positions: Partial<SwitchPositions>): void;
  all(): SwitchPositions;
}

export interface SwitchPositions {
  /** A second open request for the same package and target is refused. */
  duplicateGuard: boolean;
  /** Seconds for which a request just POSTed is missing from lists. */
  listLag: number;
  /** Beta member names are accepted in bodies. */
  acceptBetaNames: boolean;
  pageSize: number;
  /** `$expand` on `filterByCurrentUser` of packages: `works`, `refused` (403), `badRequest` (400), `empty` (absent arrays). */
  packageExpand: 'works' | 'refused' | 'badRequest' | 'empty';
  /** `availableAccessPackages/{id}/resourceRoleScopes` readable for an employee. */
  contentsReadable: boolean;
  /** `GET availableAccessPackages` as a collection. */
  availableList: 'works' | 'refused';
  /** `$expand` on requests and assignments `filterByCurrentUser`; `withoutPeople`: not of requestor and target. */
  /** `accessPackageSuggestions`: how much is said of the people behind one (`endUserSettings.relatedPeopleInsightLevel`), or 403. */
  suggestions: 'count' | 'countAndNames' | 'disabled' | 'refused';
  requestExpand: 'works' | 'withoutPeople' | 'badRequest';
  /** `assignmentRequests/filterByCurrentUser(on='approver')` under the low scope. */
  approverCountUnderLowScope: boolean;
  /** A plain approver may GET stages. */
  stagesReadable: boolean;
  cancelStatus: 200 | 204;
  questionShape: 'v1.0' | 'beta';
  listHiddenPackages: boolean;
  /** State of a request whose approval timed out. */
  timedOutStatus: 'Denied' | 'Expired';
  /** The tenant's user-consent policy allows consent to low scopes. */
  userConsentAllowed: boolean;
  /** What the policy's longest duration counts from when a holder asks for another end. */
  updateLimit: 'request' | 'start';
  /** `userAdd` for a package that is held and ends: refused, or taken as its renewal. */
  renewal: 'refused' | 'taken';
  /** Entra's sentence of 50105 names the application and its id. */
  refusalNamesApplication: boolean;
  /** A package's role on a site has the id of the site's group as `originId`; otherwise the role's name. */
  roleIsGroupId: boolean;
  /** `$expand` on SharePoint's `_api/web`: `withoutUser`: not of `CurrentUser` (400). */
  siteExpand: 'works' | 'withoutUser' | 'badRequest';
  /** A list, item or file that the person may not open answers 403, or as if it weren't there. */
  partRefusal: 'forbidden' | 'notFound';
  /** SharePoint's policy for devices that aren't managed refuses `_api`; pages open. */
  unmanagedDevice: boolean;
}

export interface LogRow {
  at: number;
  method: string;
  host: string;
  path: string;
  status: number;
  /** `scp` of the bearer token, where there was one. */
  scopes?: string[];
  userId?: string;
  clientId?: string;
  /** Inner call of a batch. */
  inBatch?: boolean;
  /** The write took effect, whatever the caller was told. */
  effect?: string;
}

export interface TenantLog {
  add(row: LogRow): void;
  rows(): LogRow[];
  clear(): void;
}
