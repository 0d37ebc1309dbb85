import type { Clock } from '../platform/clock.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { Settings } from '../settings/settings.ts';
import type { ProfileRow } from '../store/rows.ts';
import { answered } from './answered.ts';
import { type AuthConfig, clientFor } from './clients.ts';
import { createTokenSource } from './createTokenSource.ts';
import { createFlow, type FlowBrowser } from './flow.ts';
import { createLocalHome } from './home.ts';
import type { AuthHost, BackgroundServices, HostStart } from './hostProtocol.ts';
import { createPendingClaims } from './pendingClaims.ts';
import type { ProfileStore } from './profiles.ts';
import type { SessionArea } from './sessionArea.ts';
import { addressedTo } from './signIn.ts';
import { createSilentLimit } from './silentLimit.ts';
import { administratorScopes, creationScopes, type TokenSource } from './tokenSource.ts';

export interface AdministratorTokensDeps {
  browser: FlowBrowser;
  /** Tells the worker which window is a sign-in's. */
  session: SessionArea;
  profiles: Pick<ProfileStore, 'get'>;
  clock: Clock;
  /** Read at every use: policy may change. */
  settings(): Promise<Settings>;
  /** An `import()` of `host.ts`: MSAL is loaded when a token is first needed. */
  load(): Promise<{ createAuthHost(start: HostStart, port: BackgroundServices): AuthHost }>;
}

/** Tokens of the third registration. They are in the memory of the page that made this, and nowhere else. */
export interface AdministratorTokens {
  /**
   * For `createGraphApi`, by `administratorScopes` or `creationScopes`. Never opens a window. Fails as the worker's
   * source does; with `notAllowed` for any other scope, and for those of creation without `packageCreation`.
   */
  tokens: TokenSource;
  /** Opens Entra's window: only from a press. For creation, from that of *Create*: consent is asked for at that moment. */
  signIn(profile: ProfileRow, what: 'reading' | 'creation'): Promise<Result<undefined>>;
  /** Somebody signed out of Knock: nothing of theirs stays. */
  forget(who: Pick<ProfileRow, 'tenantId' | 'oid' | 'username'>): Promise<void>;
}

/** The administrator's sign-in, for the hub alone: the worker has neither these tokens nor a way to them. */
export function createAdministratorTokens(deps: AdministratorTokensDeps): AdministratorTokens {
  const { browser, session, profiles, clock } = deps;
  let isLoaded = false;
  const flow = createFlow({ browser, session });
  const home = createLocalHome(
    {
      start: async () => ({ redirectUri: browser.redirectUri(), cache: [] }),
      save: async () => undefined,
      flow: flow.run,
      hostLost: () => {},
    },
    () => {
      isLoaded = true;
      return deps.load();
    },
  );
  const memory = createMemoryArea();
  const pendingClaims = createPendingClaims(memory);
  // A row is never changed for this registration: it says nothing of the employee's session.
  const unchanged = { get: profiles.get, patch: async () => {} };
  const config = async (): Promise<Result<AuthConfig>> => {
    const { administratorClientId, tenantId = '', cloud } = await deps.settings();
    return ok({ clientIds: { administrator: administratorClientId }, tenantId, cloud });
  };
  const source = createTokenSource({
    config,
    profiles: unchanged,
    home,
    limit: createSilentLimit({ clock, profiles: unchanged, session: memory }),
    pendingClaims,
    isWindowOpen: flow.isWindowOpen,
  });

  return {
    tokens: {
      get: async (profile, scopes, options) =>
        (await isAllowed(scopes))
          ? source.get(profile, scopes, { ...options, role: 'administrator' })
          : fail({ kind: 'notAllowed' }),
    },
    signIn: (profile, what) => answered(() => signIn(profile, what)),
    async forget({ tenantId, oid, username }) {
      if (isLoaded) await home.call('forget', { who: { tenantId, oid, username } });
    },
  };

  async function isAllowed(scopes: readonly string[]): Promise<boolean> {
    const { packageCreation } = await deps.settings();
    const allowed: readonly string[] = [...administratorScopes, ...(packageCreation ? creationScopes : [])];
    return scopes.every((scope) => allowed.includes(scope));
  }

  async function signIn(
    { profile: key }: ProfileRow,
    what: 'reading' | 'creation',
  ): Promise<Result<undefined>> {
    const scopes = [...(what === 'creation' ? creationScopes : administratorScopes)];
    if (!(await isAllowed(scopes))) return fail({ kind: 'notAllowed' });
    const row = await profiles.get(key);
    if (row === undefined || row.session === 'signedOut') return fail({ kind: 'signedOut' });
    const known = await config();
    const client = known.ok ? clientFor(known.value, 'administrator', scopes, row) : known;
    if (!client.ok) return client;
    const claims = await pendingClaims.take(key, 'administrator');
    const call = addressedTo(row, { client: client.value, scopes, interactive: true }, claims);
    const answer = await home.call('redirect', call);
    return answer.ok ? ok() : answer;
  }
}

/** What ends with the page. */
function createMemoryArea(): SessionArea {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
  };
}
