import type { PageIdentity } from '../denial/denial.ts';
import type { SignInRequest } from '../denial/remembered.ts';
import type { Clock } from '../platform/clock.ts';
import { minute } from '../platform/durations.ts';
import { createQueue } from '../platform/singleFlight.ts';
import type { SessionArea } from './denialSessions.ts';

/**
 * What a tab was on its way to, for pages that forget it: the last sign-in request, the last deep link. In memory only
 * (`storage.session`), one of each a tab, ten minutes at most.
 */
export interface Remembered {
  signIn(tabId: number, request: SignInRequest): Promise<void>;
  link(tabId: number, page: PageIdentity): Promise<void>;
  /** The tab's sign-in request; it is used once. */
  takeSignIn(tabId: number): Promise<SignInRequest | undefined>;
  linkOf(tabId: number): Promise<PageIdentity | undefined>;
  /**
   * The tab loads something: what it has left for good is forgotten. In: the host, as far as the browser tells it;
   * whether that is a sign-in page, whose steps belong to the request.
   */
  moved(tabId: number, host: string | undefined, isSignIn: boolean): Promise<void>;
  forget(tabId: number): Promise<void>;
}

const longest = 10 * minute;
/** Hosts among which Teams sends its own pages to and fro. */
const linkHosts = /(?:^|\.)(?:teams\.microsoft\.(?:com|us)|teams\.cloud\.microsoft)$/;

export const rememberedLinkKey = (tabId: number) => `link:${tabId}`;
const signInKey = (tabId: number) => `signIn:${tabId}`;

interface Kept<T> {
  at: number;
  value: T;
}

export function createRemembered(area: SessionArea, clock: Clock): Remembered {
  const inOrder = createQueue();
  const keep = (key: string, value: unknown) =>
    inOrder(() => area.set({ [key]: { at: clock.now(), value } }));

  /** Written only above: the one place where a stored shape is trusted. */
  async function read<T>(key: string): Promise<T | undefined> {
    const kept = (await area.get(key))[key] as Kept<T> | undefined;
    return kept !== undefined && clock.now() - kept.at <= longest ? kept.value : undefined;
  }
  const drop = (key: string) => area.remove(key);

  return {
    signIn: (tabId, request) => keep(signInKey(tabId), request),
    link: (tabId, page) => keep(rememberedLinkKey(tabId), page),
    takeSignIn: (tabId) =>
      inOrder(async () => {
        const request = await read<SignInRequest>(signInKey(tabId));
        await drop(signInKey(tabId));
        return request;
      }),
    linkOf: (tabId) => read<PageIdentity>(rememberedLinkKey(tabId)),
    moved: (tabId, host, isSignIn) =>
      inOrder(async () => {
        const request = await read<SignInRequest>(signInKey(tabId));
        const returnsTo = request?.kind === 'oidc' ? request.redirectHost : undefined;
        if (!isSignIn && (host === undefined || host !== returnsTo)) await drop(signInKey(tabId));
        if (host === undefined || !linkHosts.test(host)) await drop(rememberedLinkKey(tabId));
      }),
    forget: (tabId) =>
      inOrder(async () => {
        await drop(signInKey(tabId));
        await drop(rememberedLinkKey(tabId));
      }),
  };
}
