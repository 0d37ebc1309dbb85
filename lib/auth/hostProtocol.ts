import type { Result } from '../platform/failure.ts';
import type { Handlers } from './peer.ts';

/**
 * What the background and the MSAL host say to each other: over a port in Chrome and Edge, by plain calls in Firefox.
 * Types only.
 */

/** `[key, value]` of MSAL's cache; keys start with `msal.3.` or `msal.3|`. */
export type CacheEntry = [key: string, value: string];

/** What a host needs before its first call; it asks for it, so that it may be created by anybody at any time. */
export interface HostStart {
  redirectUri: string;
  cache: CacheEntry[];
}

/** One app registration in one tenant. */
export interface HostClient {
  clientId: string;
  /** Lower-case GUID. */
  tenantId: string;
  /** e.g. `login.microsoftonline.com` */
  loginHost: string;
  /** e.g. `graph.microsoft.com`; names scopes in the administrator's consent address. */
  graphHost: string;
}

/** A person in a tenant. */
export interface Who {
  tenantId: string;
  oid: string;
  /** The sign-in name, for words such as "you were asked to sign in as". */
  username: string;
}

export interface SilentCall {
  client: HostClient;
  who: Who;
  scopes: string[];
  claims?: string;
  /** Past the cached access token. */
  renew?: boolean;
}

export interface RedirectCall {
  client: HostClient;
  scopes: string[];
  /** A window may be shown; `false` goes with `prompt: 'none'`. */
  interactive: boolean;
  prompt?: 'none' | 'select_account';
  loginHint?: string;
  claims?: string;
  /** Anybody else who comes back is `otherAccount` and leaves no trace in the cache. */
  expect?: Who;
}

export interface ForgetCall {
  /** Absent: everybody. */
  who?: Who;
}

export interface HostAccount extends Who {
  displayName: string;
  /** Their home is another tenant. */
  isGuest: boolean;
}

export interface HostToken {
  token: string;
  account: HostAccount;
}

/** What the background asks of the host. */
export type HostContract = {
  silent: { in: SilentCall; out: Result<HostToken> };
  redirect: { in: RedirectCall; out: Result<HostToken> };
  forget: { in: ForgetCall; out: Result<undefined> };
};

export interface FlowCall {
  url: string;
  interactive: boolean;
}

/** What the host asks of the background. */
export type BackgroundContract = {
  start: { in: undefined; out: HostStart };
  /** Replaces the stored cache; awaited before any answer that depends on it. */
  save: { in: CacheEntry[]; out: undefined };
  /** Runs `launchWebAuthFlow`; gives the address that came back. */
  flow: { in: FlowCall; out: Result<string> };
};

export type AuthHost = Handlers<HostContract>;
export type BackgroundServices = Handlers<BackgroundContract>;

export const hostPortName = 'auth';
/** Background → auth page, no secret in it: "open your port again", after the worker was stopped. */
export const nudgeMessage = 'auth.connect';
