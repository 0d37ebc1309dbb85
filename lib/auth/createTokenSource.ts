import { type FailureKind, fail, ok, type Result } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import { type Profile, profileKey } from '../platform/profile.ts';
import { createSingleFlight } from '../platform/singleFlight.ts';
import type { ProfileRow } from '../store/rows.ts';
import { answered } from './answered.ts';
import { type AuthConfig, clientFor } from './clients.ts';
import type { AuthHome } from './home.ts';
import type { HostClient, HostToken } from './hostProtocol.ts';
import type { PendingClaims } from './pendingClaims.ts';
import type { ProfileStore } from './profiles.ts';
import type { SilentLimit } from './silentLimit.ts';
import type { ClientRole, TokenOptions, TokenSource } from './tokenSource.ts';

export interface TokenSourceDeps {
  config(): Promise<Result<AuthConfig>>;
  profiles: Pick<ProfileStore, 'get' | 'patch'>;
  home: AuthHome;
  limit: SilentLimit;
  pendingClaims: PendingClaims;
  /** A sign-in window is open. Its end may bring the token, and browsers run only one flow at a time. */
  isWindowOpen(): boolean;
}

/** One question for a token, with everything looked up. */
interface Ask {
  client: HostClient;
  row: ProfileRow;
  role: ClientRole;
  scopes: string[];
  claims: { claims?: string };
  renew: { renew?: boolean };
}

/**
 * Tokens from MSAL's cache, by refresh token, or by one silent attempt an hour with the browser's own Entra session.
 * Fails with `signedOut`, `interactionRequired` (the profile is then *needs sign-in*, its rows stay),
 * `claimsChallenge`, `consentNeeded`, `otherAccount`, `signInRefused`, `offline`, or what `config` fails with.
 */
export function createTokenSource(deps: TokenSourceDeps): TokenSource {
  const flights = createSingleFlight();
  return {
    get(profile, scopes, options = {}) {
      const key = JSON.stringify([
        profileKey(profile),
        options.role,
        [...scopes].sort(),
        options.claims,
        options.renew,
      ]);
      return flights.run(key, () => answered(() => get(deps, profile, scopes, options)));
    },
  };
}

async function get(
  deps: TokenSourceDeps,
  profile: Profile,
  scopes: readonly string[],
  options: TokenOptions,
): Promise<Result<string>> {
  const ask = await prepare(deps, profile, scopes, options);
  if (!ask.ok) return ask;
  const token = await acquire(deps, ask.value);
  return token.ok ? ok(token.value.token) : token;
}

async function prepare(
  deps: TokenSourceDeps,
  profile: Profile,
  scopes: readonly string[],
  { role = 'employee', claims, renew }: TokenOptions,
): Promise<Result<Ask>> {
  const config = await deps.config();
  if (!config.ok) return config;
  const row = await deps.profiles.get(profileKey(profile));
  if (row === undefined || row.session === 'signedOut') return fail({ kind: 'signedOut' });
  const client = clientFor(config.value, role, scopes, row);
  if (!client.ok) return client;
  return ok({
    client: client.value,
    row,
    role,
    scopes: [...scopes],
    claims: claims === undefined ? {} : { claims },
    renew: renew === undefined ? {} : { renew },
  });
}

async function acquire(deps: TokenSourceDeps, ask: Ask): Promise<Result<HostToken>> {
  const { client, row, role, scopes, claims, renew } = ask;
  if (role === 'employee' && row.session === 'needsSignIn' && !(await deps.limit.allows(row, role))) {
    return fail({ kind: 'interactionRequired' });
  }
  const silent = strangerless(
    await deps.home.call('silent', { client, who: whoOf(row), scopes, ...claims, ...renew }),
  );
  if (silent.ok) return settled(deps, ask, silent);
  if (silent.failure.kind === 'claimsChallenge') {
    await deps.pendingClaims.remember(row.profile, role, silent.failure.claims);
    if (claims.claims !== undefined) return silent;
    // Entra itself asks for more than this sign-in was: only the person can help, and not Graph alone is closed.
    await deps.limit.note(row, role);
    return settled(deps, ask, silent);
  }
  if (silent.failure.kind !== 'interactionRequired' || deps.isWindowOpen()) return silent;
  if (!(await deps.limit.allows(row, role))) return settled(deps, ask, silent);
  return settled(deps, ask, strangerless(await attemptSession(deps, ask)));
}

/** Entra was not asked: the attempt doesn't count. */
const unanswered: ReadonlySet<FailureKind> = new Set<FailureKind>(['offline', 'signInUnreachable']);

/** `prompt=none` with the browser's own Entra session: no window, no gesture. */
async function attemptSession(deps: TokenSourceDeps, ask: Ask): Promise<Result<HostToken>> {
  const { client, row, role, scopes, claims } = ask;
  const takeBack = await deps.limit.note(row, role);
  const answer = await deps.home.call('redirect', {
    client,
    scopes,
    interactive: false,
    prompt: 'none',
    loginHint: row.username,
    expect: whoOf(row),
    ...claims,
  });
  log('auth.silentAttempt', { ok: answer.ok });
  if (!answer.ok && unanswered.has(answer.failure.kind)) await takeBack();
  return answer;
}

/** Entra answered for another account, although nobody was asked. So the person who is meant has to sign in. */
const strangerless = (answer: Result<HostToken>): Result<HostToken> =>
  !answer.ok && answer.failure.kind === 'otherAccount' ? fail({ kind: 'interactionRequired' }) : answer;

const whoOf = ({ tenantId, oid, username }: ProfileRow) => ({ tenantId, oid, username });

const forThePerson: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'interactionRequired',
  'claimsChallenge',
]);

/** Writes down what the answer means for the session; the approver's client never speaks for it. */
async function settled(
  deps: TokenSourceDeps,
  ask: Ask,
  answer: Result<HostToken>,
): Promise<Result<HostToken>> {
  const { row, role, claims } = ask;
  // The person may have signed out during this call; then none of its tokens may stay.
  const session = (await deps.profiles.get(row.profile))?.session ?? 'signedOut';
  if (session === 'signedOut') {
    await deps.home.call('forget', { who: whoOf(row) });
    return fail({ kind: 'signedOut' });
  }
  const needsPerson = !answer.ok && forThePerson.has(answer.failure.kind);
  if (needsPerson && claims.claims !== undefined) {
    await deps.pendingClaims.remember(row.profile, role, claims.claims);
    return fail({ kind: 'claimsChallenge', claims: claims.claims });
  }
  const next = answer.ok ? 'signedIn' : needsPerson ? 'needsSignIn' : session;
  if (role === 'employee' && next !== session) await deps.profiles.patch(row.profile, { session: next });
  return answer;
}
