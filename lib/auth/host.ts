import './memorySession.ts';
import {
  type AccountInfo,
  type AuthenticationResult,
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
  LogLevel,
  type RedirectRequest,
} from '@azure/msal-browser';
import { defined } from '../platform/defined.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import { createQueue, createSingleFlight } from '../platform/singleFlight.ts';
import { createCacheMirror } from './cacheMirror.ts';
import { signInFailure } from './failures.ts';
import { personOf } from './hostAccount.ts';
import { hostNetwork } from './hostNetwork.ts';
import type {
  AuthHost,
  BackgroundServices,
  ForgetCall,
  HostClient,
  HostStart,
  HostToken,
  RedirectCall,
  SilentCall,
  Who,
} from './hostProtocol.ts';
import { withoutPerson } from './withoutPerson.ts';

export type HostPort = Pick<BackgroundServices, 'save' | 'flow'>;

interface Application {
  msal: IPublicClientApplication;
  /** Starts a redirect and gives the address MSAL would go to. */
  authorizeUrl(call: RedirectCall): Promise<string>;
}

/**
 * The only place where MSAL runs: Chrome's offscreen document, Firefox's background page. `start`: redirect address
 * and stored cache; `port`: the background's half. Equal calls under way share one answer. Every answer comes after the
 * cache it changed was saved. Never opens a window or a frame of its own.
 */
export function createAuthHost(start: HostStart, port: HostPort): AuthHost {
  const cache = createCacheMirror(window.sessionStorage, start.cache, (entries) => port.save(entries));
  const flights = createSingleFlight();
  /** MSAL holds one pending redirect for all clients. */
  const oneRedirect = createQueue();
  /**
   * Calls that change the cache run one by one, so that exactly the tokens of another account can be taken out again.
   */
  const exclusively = createQueue();
  const applications = new Map<string, Promise<Application>>();

  return {
    silent: (call) => flights.run(JSON.stringify(['silent', call]), () => changing(call, () => silent(call))),
    redirect: (call) =>
      flights.run(JSON.stringify(['redirect', call]), () =>
        oneRedirect(() => answerOf(call, start.redirectUri, () => redirect(call))),
      ),
    forget: (call) => exclusively(() => forget(call)),
  };

  function applicationOf(client: HostClient): Promise<Application> {
    const key = `${client.loginHost}/${client.tenantId}/${client.clientId}`;
    const known = applications.get(key);
    if (known) return known;
    const made = createApplication(client, start.redirectUri);
    applications.set(key, made);
    made.catch(() => applications.delete(key));
    return made;
  }

  /** Runs a call that may change the cache, alone; what a stranger's answer put there is taken out, the rest is saved. */
  function changing<T>(
    call: { client: HostClient; scopes: string[] },
    task: () => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return exclusively(async () => {
      const before = cache.entries();
      const answer = await answerOf(call, start.redirectUri, task);
      if (!answer.ok && answer.failure.kind === 'otherAccount') cache.restore(before);
      await cache.save();
      return answer;
    });
  }

  async function silent(call: SilentCall): Promise<Result<HostToken>> {
    const { msal } = await applicationOf(call.client);
    return acquire(msal, call);
  }

  async function redirect(call: RedirectCall): Promise<Result<HostToken>> {
    const { msal, authorizeUrl } = await applicationOf(call.client);
    const url = await authorizeUrl(call);
    const answer = await port.flow({ url, interactive: call.interactive }).catch(interrupted);
    if (answer.ok) return changing(call, () => redeem(msal, call, answer.value));
    await settleUnanswered(msal, url);
    return answer;
  }

  async function forget({ who }: ForgetCall): Promise<Result<undefined>> {
    cache.restore(who === undefined ? [] : withoutPerson(cache.entries(), who));
    await cache.save();
    return ok();
  }
}

/** Turns what MSAL threw into a failure. */
async function answerOf<T>(
  call: { client: HostClient; scopes: string[] },
  redirectUri: string,
  task: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    const about = { ...call.client, scopes: call.scopes, redirectUri };
    return fail(signInFailure(error, about));
  }
}

async function acquire(msal: IPublicClientApplication, call: SilentCall): Promise<Result<HostToken>> {
  const account = accountOf(msal, call.who);
  if (!account) return fail({ kind: 'interactionRequired' });
  const result = await msal.acquireTokenSilent({
    account,
    scopes: call.scopes,
    // Any other policy falls back to a hidden frame, which takes ten seconds to fail here.
    cacheLookupPolicy:
      call.renew === true ? CacheLookupPolicy.RefreshToken : CacheLookupPolicy.AccessTokenAndRefreshToken,
    ...(call.claims === undefined ? {} : { claims: call.claims }),
  });
  return checked(result, call.client, call.who);
}

async function redeem(
  msal: IPublicClientApplication,
  call: RedirectCall,
  address: string,
): Promise<Result<HostToken>> {
  const result = await msal.handleRedirectPromise({
    hash: new URL(address).hash,
    navigateToLoginRequestUrl: false,
  });
  return result ? checked(result, call.client, call.expect) : fail({ kind: 'unexpected' });
}

/** Entra returns whichever account was picked, and MSAL calls that a success. */
function checked(result: AuthenticationResult, client: HostClient, expect?: Who): Result<HostToken> {
  const account = personOf(result);
  const wanted = expect ?? { ...account, tenantId: client.tenantId, username: client.tenantId };
  if (account.tenantId === wanted.tenantId && account.oid === wanted.oid) {
    return ok({ token: result.accessToken, account });
  }
  return fail({ kind: 'otherAccount', asked: wanted.username, got: account.username });
}

/** A guest in two tenants has one home account and two object ids: look by tenant and object id. */
const accountOf = (msal: IPublicClientApplication, { tenantId, oid }: Who): AccountInfo | undefined =>
  msal.getAllAccounts({ tenantId, localAccountId: oid })[0];

async function createApplication(client: HostClient, redirectUri: string): Promise<Application> {
  let capture: ((url: string) => void) | undefined;
  const msal = await createStandardPublicClientApplication({
    auth: {
      clientId: client.clientId,
      authority: `https://${client.loginHost}/${client.tenantId}`,
      redirectUri,
      clientCapabilities: ['CP1'],
      onRedirectNavigate: (url) => {
        capture?.(url);
        return false;
      },
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: {
      networkClient: hostNetwork,
      loggerOptions: { piiLoggingEnabled: false, logLevel: LogLevel.Error, loggerCallback: () => {} },
    },
  });
  return {
    msal,
    authorizeUrl: (call) =>
      new Promise((resolve, reject) => {
        capture = resolve;
        msal.acquireTokenRedirect(redirectRequest(call)).catch(reject);
      }),
  };
}

const redirectRequest = ({ scopes, prompt, loginHint, claims }: RedirectCall) =>
  defined<RedirectRequest>({ scopes, prompt, loginHint, claims });

const interrupted = () => fail({ kind: 'signInInterrupted' });

/** Tells MSAL that no answer will come, or it refuses the next sign-in with `interaction_in_progress`. */
async function settleUnanswered(msal: IPublicClientApplication, url: string): Promise<void> {
  const state = new URL(url).searchParams.get('state') ?? '';
  const hash = `#${new URLSearchParams({ error: 'access_denied', error_description: 'closed', state })}`;
  await msal.handleRedirectPromise({ hash, navigateToLoginRequestUrl: false }).catch(() => undefined);
}
