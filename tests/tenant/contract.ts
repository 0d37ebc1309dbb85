import type { ApplicationSeed, Seed, SiteSeed, TenantSeed, UserSeed } from './organization.ts';
import type { Switches } from './state/switches.ts';

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
  /** When the tokens of an account were last revoked. */
  readonly revocations: Revocations;
  /** A guest whose account has ended with the last package. */
  hasLeft(tenant: TenantSeed, user: UserSeed): boolean;
  /** Every call advances due transitions (delivery, automatic denial) to `clock.now()` first. */
  readonly directory: Directory;
}

export interface Revocations {
  note(accountKey: string, at: number): void;
  /** How often so far, by home account (`tenant/user`). */
  count(accountKey: string): number;
  /** Of the person behind an object of a tenant, whichever home it has; `at`: the last time. */
  of(tenantId: string, userId: string): { count: number; at: number };
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
  /** What was consented to, by whom; of one client, or of all. */
  grants(tenantId: string, appId?: string): Grant[];
  /** Puts these scopes in the place of what was consented to before; none: the grant is gone. */
  grant(tenantId: string, userId: string | 'everyone', appId: string, scopes: string[]): void;
}

/** One person's consent to a client, or everyone's. */
export interface Grant {
  userId: string | 'everyone';
  appId: string;
  scopes: string[];
}

/** Who is behind a bearer token. `scopes` is `scp`: everything consented, whatever was asked. */
export interface Caller {
  tenantId: string;
  userId: string;
  clientId: string;
  scopes: string[];
  /** Of a client that copes with early revocation: how many revocations the token has outlived. */
  generation?: number;
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
  /** For a status: `bare`: `UnknownError` and no message (msgraph-sdk-javascript#297); `markup`: a page of a proxy. */
  body?: 'bare' | 'markup';
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
  /** What applications made or deleted of access packages from the start on: `clear` doesn't forget it. */
  packageWrites(): LogRow[];
}
