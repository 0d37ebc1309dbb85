import type { Hono } from 'hono';
import { addressOf } from './address.ts';
import type { TenantCore } from './contract.ts';
import { createControlApp } from './control/app.ts';
import { createGraphApp } from './graph/app.ts';
import type { Violation } from './graph/violations.ts';
import { graphHosts, isLoginHost } from './hosts.ts';
import { createLoginApp } from './login/app.ts';
import type { Seed } from './organization.ts';
import { createPagesApp } from './pages/app.ts';
import { ConnectionDropped } from './state/connectionDropped.ts';
import { createState, type StateOptions } from './state/state.ts';
import { createTokenService, type EntraTokens } from './tokens.ts';
import { watched } from './watched.ts';

export interface Tenant {
  readonly seed: Seed;
  readonly core: TenantCore;
  readonly tokens: EntraTokens;
  /**
   * Answers a request by its host name: Graph, sign-in, else a site or an application; `/__tenant/…` on any host
   * steers. Rejects with `ConnectionDropped` when a fault orders it.
   */
  handle(request: Request): Promise<Response>;
  /** Graph answers that broke the tenant's own metadata; tests assert that there are none. */
  violations(): Violation[];
}

/** The simulated tenant for everything in the seed, all in memory. */
export function createTenant(seed: Seed, options: StateOptions = {}): Tenant {
  const state = createState(seed, options);
  const tokens = createTokenService(state);
  const graph = createGraphApp(state, tokens);
  const control = createControlApp({ state, tokens, violations: graph.violations });
  const login = fetcherOf(createLoginApp(state, tokens));
  const pages = fetcherOf(createPagesApp(state));
  return {
    seed: state.seed,
    core: state,
    tokens,
    violations: graph.violations,
    handle: async (received) => {
      const request = addressOf(received);
      const { hostname, pathname } = new URL(request.url);
      if (pathname.startsWith('/__tenant/')) return control.fetch(request);
      if (graphHosts.includes(hostname)) return graph.fetch(request);
      return watched(state, request, isLoginHost(hostname) ? login : pages);
    },
  };
}

const fetcherOf =
  (app: Hono) =>
  async (request: Request): Promise<Response> =>
    app.fetch(request);

/**
 * The tenant as the network of an extension's page in a unit test: writes name its origin, drops reject as a real
 * `fetch` does, an aborted call rejects at once.
 */
export function asFetch(tenant: Pick<Tenant, 'handle'>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.method !== 'GET') request.headers.set('origin', 'chrome-extension://abcdefghijklmnop');
    try {
      return await Promise.race([tenant.handle(request), aborted(request.signal)]);
    } catch (error) {
      if (error instanceof ConnectionDropped) throw new TypeError('fetch failed');
      throw error;
    }
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
