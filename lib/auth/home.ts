import { fail } from '../platform/failure.ts';
import type { AuthHost, BackgroundServices, HostContract, HostStart } from './hostProtocol.ts';

/** Where MSAL lives, seen from the background. Never rejects: a host that died is `signInInterrupted` or `unexpected`. */
export interface AuthHome {
  call<K extends keyof HostContract>(name: K, input: HostContract[K]['in']): Promise<HostContract[K]['out']>;
}

/** What the background offers the host. */
export interface HomeServices extends BackgroundServices {
  /** The host is gone while a window may be open. */
  hostLost(): void;
}

/** Firefox: the background page itself. `load` is an `import()`, so that MSAL is read only when a token is needed. */
export function createLocalHome(
  services: HomeServices,
  load: () => Promise<{ createAuthHost(start: HostStart, port: BackgroundServices): AuthHost }>,
): AuthHome {
  let host: Promise<AuthHost> | undefined;
  async function create(): Promise<AuthHost> {
    const [{ createAuthHost }, start] = await Promise.all([load(), services.start(undefined)]);
    return createAuthHost(start, services);
  }
  function ready(): Promise<AuthHost> {
    host ??= create().catch((error) => {
      // Made anew next time.
      host = undefined;
      throw error;
    });
    return host;
  }
  return {
    async call(name, input) {
      try {
        return await (await ready())[name](input);
      } catch {
        return fail({ kind: 'unexpected' });
      }
    },
  };
}
