import { fail, ok, type Result } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import { type ProfileKey, profileKey } from '../platform/profile.ts';
import { createSingleFlight } from '../platform/singleFlight.ts';
import type { ProfileRow } from '../store/rows.ts';
import { answered } from './answered.ts';
import { type AuthConfig, clientFor } from './clients.ts';
import type { Flow } from './flow.ts';
import type { AuthHome } from './home.ts';
import type { HostAccount, RedirectCall } from './hostProtocol.ts';
import type { PendingClaims } from './pendingClaims.ts';
import type { ProfileStore } from './profiles.ts';
import type { SilentLimit } from './silentLimit.ts';
import { approverScopes, employeeScopes, type WorkerRole } from './tokenSource.ts';

export interface SignInDeps {
  config(): Promise<Result<AuthConfig>>;
  profiles: ProfileStore;
  home: AuthHome;
  flow: Pick<Flow, 'abort' | 'focus'>;
  pendingClaims: PendingClaims;
  limit: Pick<SilentLimit, 'release'>;
}

export interface SignInInput {
  /** Absent: whoever the person picks (employee), or the active profile (approver). */
  profile?: ProfileKey;
  role?: WorkerRole;
}

/** The interactive half. Call only from a person's gesture. */
export interface SignIn {
  signIn(input: SignInInput): Promise<Result<{ profile: ProfileKey }>>;
  /** Clears tokens and cache; the browser's Microsoft 365 session stays. The row stays as `signedOut`. */
  signOut(profile: ProfileKey): Promise<Result<undefined>>;
  switchProfile(profile: ProfileKey): Promise<Result<undefined>>;
}

/**
 * Sign-in, sign-out and the active profile. Fails with `signInCancelled`, `signInInterrupted`, `otherAccount` (nobody
 * is stored then), `consentNeeded`, `signInRefused`, `offline`, `signedOut` (no such profile), or what `config` fails with.
 */
export function createSignIn(deps: SignInDeps): SignIn {
  const flights = createSingleFlight();
  return {
    async signIn(input) {
      const key = JSON.stringify([input.profile, input.role]);
      // The same sign-in again: bring its window forward. Another one: the window in its way goes.
      await (flights.has(key) ? deps.flow.focus() : deps.flow.abort());
      return flights.run(key, () => answered(() => signIn(deps, input)));
    },
    signOut: (profile) => answered(() => signOut(deps, profile)),
    switchProfile: (profile) => answered(() => switchProfile(deps, profile)),
  };
}

async function signIn(deps: SignInDeps, input: SignInInput): Promise<Result<{ profile: ProfileKey }>> {
  const { role = 'employee' } = input;
  const config = await deps.config();
  if (!config.ok) return config;
  const row = await rowOf(deps, input, role);
  if (!row.ok) return row;
  const place = row.value ?? config.value;
  const scopes = [...(role === 'approver' ? approverScopes : employeeScopes)];
  const client = clientFor(config.value, role, scopes, place);
  if (!client.ok) return client;
  const call: RedirectCall = { client: client.value, scopes, interactive: true };
  const answer = await deps.home.call('redirect', await addressed(deps, call, role, row.value));
  log('auth.signIn', { ok: answer.ok });
  if (!answer.ok) return answer;
  if (role === 'approver' && row.value) return ok({ profile: row.value.profile });
  return ok({ profile: await welcome(deps, answer.value.account, place.cloud) });
}

/** The profile that is to sign in; none for "whoever is picked". An approver is always somebody known. */
async function rowOf(
  { profiles }: SignInDeps,
  input: SignInInput,
  role: WorkerRole,
): Promise<Result<ProfileRow | undefined>> {
  const wanted = input.profile ?? (role === 'approver' ? await profiles.active() : undefined);
  const row = wanted === undefined ? undefined : await profiles.get(wanted);
  const isMissing = row === undefined && (wanted !== undefined || role === 'approver');
  return isMissing ? fail({ kind: 'signedOut' }) : ok(row);
}

async function addressed(
  { profiles, pendingClaims }: SignInDeps,
  call: RedirectCall,
  role: WorkerRole,
  row: ProfileRow | undefined,
): Promise<RedirectCall> {
  if (row !== undefined) return addressedTo(row, call, await pendingClaims.take(row.profile, role));
  // The first person is whoever the browser knows. After that, "add an account" must offer a choice.
  return (await profiles.all()).length === 0 ? call : { ...call, prompt: 'select_account' };
}

/** With the person who is meant, and the check that Graph or Entra asked for. */
export function addressedTo(row: ProfileRow, call: RedirectCall, claims: string | undefined): RedirectCall {
  const { tenantId, oid, username } = row;
  return {
    ...call,
    loginHint: username,
    expect: { tenantId, oid, username },
    ...(claims === undefined ? {} : { claims }),
  };
}

/** Writes the profile of whoever came back and makes it the active one. */
async function welcome(
  { profiles, limit }: SignInDeps,
  account: HostAccount,
  cloud: ProfileRow['cloud'],
): Promise<ProfileKey> {
  const { tenantId, oid, username, displayName, isGuest } = account;
  const profile = profileKey({ cloud, tenantId, oid });
  const row: ProfileRow = {
    profile,
    cloud,
    tenantId,
    oid,
    username,
    displayName,
    isGuest,
    session: 'signedIn',
  };
  await profiles.put(row);
  await limit.release(row);
  await profiles.setActive(profile);
  return profile;
}

async function switchProfile({ profiles }: SignInDeps, profile: ProfileKey): Promise<Result<undefined>> {
  if ((await profiles.get(profile)) === undefined) return fail({ kind: 'signedOut' });
  await profiles.setActive(profile);
  return ok();
}

async function signOut(deps: SignInDeps, profile: ProfileKey): Promise<Result<undefined>> {
  const { profiles, home } = deps;
  const row = await profiles.get(profile);
  if (row === undefined) return ok();
  // First of all, so that nothing is renewed from here on, whatever fails below.
  await profiles.patch(profile, { session: 'signedOut' });
  await moveOn(deps, row);
  const { tenantId, oid, username } = row;
  return home.call('forget', { who: { tenantId, oid, username } });
}

/** Another profile that is signed in becomes the active one; nobody, if there is none. */
async function moveOn({ profiles, limit }: SignInDeps, left: ProfileRow): Promise<void> {
  const others = (await profiles.all()).filter((row) => row.profile !== left.profile);
  // One home account may be behind several profiles that share a refresh token: they may be restored at once.
  await Promise.all(others.map(limit.release));
  if ((await profiles.active()) !== left.profile) return;
  await profiles.setActive(others.find((row) => row.session === 'signedIn')?.profile);
}
