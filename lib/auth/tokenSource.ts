import type { Failure, Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';

/**
 * Which app registration a token is asked for. Entra puts every scope consented for a client into each of its
 * tokens, whatever was asked; so the approver's scope lives in a registration of its own, and so do the administrator's.
 */
export type ClientRole = 'employee' | 'approver' | 'administrator';
/** Those whose tokens the worker gets. An administrator's are the hub's alone (`administratorTokens.ts`). */
export type WorkerRole = Exclude<ClientRole, 'administrator'>;

export interface TokenOptions {
  role?: ClientRole;
  /** Decoded claims challenge; passed once, on the retry after a 401/403, never again. */
  claims?: string;
  /** Graph refused the token before its time was over: fetch another with the refresh token. */
  renew?: boolean;
}

/** The only way to a token. Single-flight per profile, role, scopes and claims. Never opens a window. */
export interface TokenSource {
  get(profile: Profile, scopes: readonly string[], options?: TokenOptions): Promise<Result<string, Failure>>;
}

/** Least first; Graph's short names, since MSAL caches under the form that was asked for. */
export const employeeScopes = ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'] as const;
/** Admin consent; asked for only in a tenant whose policy turns the application look-up on. */
export const lookUpScopes = ['Application.Read.All'] as const;
/** Admin consent; asked for only when the queue is opened or a decision is sent. */
export const approverScopes = ['EntitlementManagement.ReadWrite.All'] as const;
/** Admin consent; never asked for: where the approver's registration has it, its tokens read job titles and departments. */
export const jobScopes = ['User.Read.All'] as const;
/**
 * Admin consent; asked for only by the hub, of whoever makes access packages. Catalogs, packages and policies; then what
 * can be picked: people, groups, sites, applications.
 */
export const administratorScopes = [
  'EntitlementManagement.Read.All',
  'User.ReadBasic.All',
  'Group.Read.All',
  'Sites.Read.All',
  'Application.Read.All',
] as const;
/** Admin consent; asked for only where policy says `packageCreation`, when somebody presses *Create*. */
export const creationScopes = ['EntitlementManagement.ReadWrite.All'] as const;
