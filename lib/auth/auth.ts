import type { Clock } from '../platform/clock.ts';
import type { Result } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import type { AuthConfig } from './clients.ts';
import { createTokenSource } from './createTokenSource.ts';
import { createFlow, type Flow, type FlowBrowser } from './flow.ts';
import type { AuthHome, HomeServices } from './home.ts';
import { createPendingClaims } from './pendingClaims.ts';
import type { ProfileStore } from './profiles.ts';
import type { SessionArea } from './sessionArea.ts';
import { createSignIn, type SignIn } from './signIn.ts';
import { createSilentLimit } from './silentLimit.ts';
import { cacheKey, readCache } from './storedCache.ts';
import { employeeScopes, type TokenSource } from './tokenSource.ts';

/** Everything sign-in asks of the browser; `browserAuth.ts` is the real one. */
export interface AuthBrowser extends FlowBrowser {
  session: SessionArea;
  home(services: HomeServices): AuthHome;
}

export interface AuthDeps {
  browser: AuthBrowser;
  profiles: ProfileStore;
  clock: Clock;
  /** Read at every use: policy may come late or change. Fails with `notConfigured` or `policyNotKnownYet`. */
  config(): Promise<Result<AuthConfig>>;
}

export interface Auth extends SignIn, Pick<Flow, 'isFlowWindow'> {
  tokens: TokenSource;
  /** Start-up and update: tokens ended with the browser session; renews those that the Entra session still allows. */
  restore(): Promise<void>;
  /** Forgets the tokens of everybody. */
  forgetAll(): Promise<void>;
  /** What has to be registered in Entra for this browser, to the letter. */
  redirectUri(): string;
}

/** All of sign-in. Call it synchronously when the worker starts: it registers its listeners. */
export function createAuth(deps: AuthDeps): Auth {
  const { browser, profiles, clock, config } = deps;
  const { session } = browser;
  const flow = createFlow({ browser, session });
  const home = browser.home({
    start: async () => ({
      redirectUri: browser.redirectUri(),
      cache: readCache(await session.get(cacheKey)),
    }),
    save: async (entries) => void (await session.set(cacheKey, entries)),
    flow: (call) => flow.run(call),
    hostLost: () => void flow.abort(),
  });
  const pendingClaims = createPendingClaims(session);
  const limit = createSilentLimit({ clock, profiles, session });
  const isWindowOpen = flow.isWindowOpen;
  const tokens = createTokenSource({ config, profiles, home, limit, pendingClaims, isWindowOpen });
  return {
    ...createSignIn({ config, profiles, home, flow, pendingClaims, limit }),
    tokens,
    isFlowWindow: flow.isFlowWindow,
    redirectUri: browser.redirectUri,
    restore: () => restore(profiles, tokens),
    // Without this check MSAL would be loaded only to find nothing.
    forgetAll: async () => void ((await session.get(cacheKey)) && (await home.call('forget', {}))),
  };
}

/** One sign-in flow after the other, since browsers run only one at a time. A failure is noted in the profile's row. */
async function restore(profiles: ProfileStore, tokens: TokenSource): Promise<void> {
  const rows = await profiles.all().catch(() => []);
  for (const row of rows.filter(({ session }) => session !== 'signedOut')) {
    const { ok } = await tokens.get(row, employeeScopes);
    log('auth.restored', { ok });
  }
}
