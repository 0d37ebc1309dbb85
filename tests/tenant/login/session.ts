import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { type Account, accountKey } from './accounts.ts';
import { type LoginState, type SignedIn, without } from './state.ts';

/** Entra's own names: one ends with the browser, the other stays when *Stay signed in* was chosen. */
const transient = 'ESTSAUTH';
const persistent = 'ESTSAUTHPERSISTENT';
const keptSeconds = 90 * 24 * 3600;

export interface BrowserSession {
  id: string | undefined;
  signedIn: SignedIn[];
}

/** Who is signed in to Entra in the browser that sent the request. */
export function readSession(c: Context, state: LoginState): BrowserSession {
  const id = getCookie(c, persistent) ?? getCookie(c, transient);
  const signedIn = id ? state.sessions.get(id) : undefined;
  return { id: signedIn ? id : undefined, signedIn: signedIn ?? [] };
}

export interface SignInAct {
  account: Account;
  now: number;
  kept: boolean;
  /** Authentication contexts proven by this act. */
  contexts: string[];
}

/** Adds an account to the browser's session, or renews it. Answers the session's accounts and the `Set-Cookie`. */
export function signIn(
  c: Context,
  state: LoginState,
  act: SignInAct,
): { signedIn: SignedIn[]; cookie: string } {
  const session = readSession(c, state);
  const earlier = session.signedIn.find((entry) => accountKey(entry.account) === accountKey(act.account));
  const entry: SignedIn = {
    account: act.account,
    signedInAt: act.now,
    kept: act.kept || (earlier?.kept ?? false),
    contexts: [...new Set([...(earlier?.contexts ?? []), ...act.contexts])],
  };
  const id = session.id ?? randomUUID();
  const signedIn = [entry, ...without(session.signedIn, act.account)];
  state.sessions.set(id, signedIn);
  state.interacted(act.account);
  return { signedIn, cookie: sessionCookie(id, signedIn) };
}

/** Ends the browser's session, or one account of it. Answers the `Set-Cookie` values that forget it. */
export function signOut(c: Context, state: LoginState, account: Account | undefined): string[] {
  const session = readSession(c, state);
  if (!session.id) return [];
  const left = account ? without(session.signedIn, account) : [];
  state.sessions.set(session.id, left);
  if (left.length > 0) return [];
  state.sessions.delete(session.id);
  return [transient, persistent].map((name) => generateCookie(name, '', { ...attributes, maxAge: 0 }));
}

const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'None' } as const;

function sessionCookie(id: string, signedIn: SignedIn[]): string {
  const kept = signedIn.some((entry) => entry.kept);
  return kept
    ? generateCookie(persistent, id, { ...attributes, maxAge: keptSeconds })
    : generateCookie(transient, id, attributes);
}
