import { randomUUID } from 'node:crypto';
import type { TenantCore } from '../contract.ts';
import { type Account, accountKey } from './accounts.ts';
import { type EntraError, entraErrors } from './errors.ts';
import type { AuthorizeRequest } from './request.ts';

/** One account in one browser's cookie. */
export interface SignedIn {
  account: Account;
  signedInAt: number;
  /** *Stay signed in* was chosen. */
  kept: boolean;
  /** Authentication contexts proven so far, e.g. `c1`. */
  contexts: string[];
}

/** What both kinds of grant remember. */
export interface Grant {
  clientId: string;
  tenantId: string;
  userId: string;
  account: Account;
  contexts: string[];
  kept: boolean;
  /** Grants of an earlier generation were revoked. */
  generation: number;
  /** When the person last acted on a page. */
  signedInAt: number;
}

interface CodeGrant extends Grant {
  redirectUri: string;
  challenge: string | undefined;
  challengeMethod: string | undefined;
  nonce: string | undefined;
  scopes: string[];
  expiresAt: number;
  used: boolean;
}

export interface RefreshGrant extends Grant {
  /** Issued to a single-page application: ends after a day, and only pages redeem it. */
  isSinglePage: boolean;
  issuedAt: number;
  /** Fixed at sign-in: rotation does not move it. */
  endsAt: number;
}

export interface DeviceGrant {
  userCode: string;
  clientId: string;
  scopes: string[];
  expiresAt: number;
  /** Who typed the user code on another device. */
  account?: Account;
}

export interface Parked {
  request: AuthorizeRequest;
  /** The account picked on an earlier page. */
  chosen?: Account;
  /** What *Accept* on the consent page means. */
  question?: { tenantId: string; userId: string | 'everyone'; scopes: string[] };
}

/** A token that was handed out, whole. */
export interface IssuedToken {
  kind: 'access' | 'id' | 'refresh';
  clientId: string;
  token: string;
}

export interface LoginState {
  /** Every token that an application was given, for tests that look where none may be. */
  issued: IssuedToken[];
  sessions: Map<string, SignedIn[]>;
  /** Requests parked behind a page that waits for the person, by `ctx`. */
  parked: Map<string, Parked>;
  codes: Map<string, CodeGrant>;
  refreshTokens: Map<string, RefreshGrant>;
  /** Device codes, by device code. */
  devices: Map<string, DeviceGrant>;
  generation(account: Account): number;
  /** Ends every refresh token; browser sessions live on. */
  revoke(account: Account): void;
  /** Ends refresh tokens and browser sessions. */
  signOutEverywhere(account: Account): void;
  /** Nothing silent for this account until it has signed in on a page again. */
  requireInteraction(account: Account): void;
  needsInteraction(account: Account): boolean;
  interacted(account: Account): void;
}

const states = new WeakMap<TenantCore, LoginState>();

/** Sign-in's memory of one tenant server; the sign-in pages and the control routes share it. */
export function loginState(core: TenantCore): LoginState {
  const known = states.get(core);
  if (known) return known;
  const state = createLoginState(core);
  states.set(core, state);
  return state;
}

function createLoginState(core: TenantCore): LoginState {
  const sessions = new Map<string, SignedIn[]>();
  const interaction = new Set<string>();
  const { revocations, clock } = core;
  const generation = (account: Account): number => revocations.count(accountKey(account));
  const revoke = (account: Account): void => {
    revocations.note(accountKey(account), clock.now());
  };
  return {
    issued: [],
    sessions,
    parked: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    devices: new Map(),
    generation,
    revoke,
    signOutEverywhere(account) {
      revoke(account);
      for (const [id, signedIn] of sessions) sessions.set(id, without(signedIn, account));
    },
    requireInteraction: (account) => void interaction.add(accountKey(account)),
    needsInteraction: (account) => interaction.has(accountKey(account)),
    interacted: (account) => void interaction.delete(accountKey(account)),
  };
}

/** Why no account may sign in, as the switch says. */
export function blockOf({ switches }: TenantCore): EntraError | undefined {
  const position = switches.get('blockedAccount');
  if (position === 'none') return undefined;
  return position === 'risk' ? entraErrors.blockedForRisk() : entraErrors.accountDisabled();
}

/** A sign-in of then is older than Conditional Access takes it for. */
export function isPastFrequency({ switches, clock }: TenantCore, signedInAt: number): boolean {
  const hours = switches.get('signInFrequencyHours');
  return hours > 0 && clock.now() - signedInAt >= hours * 3600_000;
}

/** The list without one account. */
export function without(signedIn: SignedIn[], account: Account): SignedIn[] {
  return signedIn.filter((entry) => accountKey(entry.account) !== accountKey(account));
}

/** Keeps a value under a fresh unguessable key and answers the key. */
export function keep<T>(store: Map<string, T>, value: T, prefix = ''): string {
  const key = `${prefix}${randomUUID()}${randomUUID()}`.replaceAll('-', '');
  store.set(key, value);
  return key;
}
