import type { AuthHost, BackgroundContract, HostContract, HostStart } from './hostProtocol.ts';
import { createPeer, type Handlers, type Peer, PeerClosed, type Wire } from './peer.ts';

export interface HostPageDeps {
  /** Opens a port to the background; wakes the worker if need be. */
  connect(): Wire;
  /** Called when the background asks for a new port. */
  onNudge(listener: () => void): void;
  createHost(start: HostStart, port: Pick<Handlers<BackgroundContract>, 'save' | 'flow'>): AuthHost;
}

/**
 * The offscreen document's end. It outlives the worker. When the port breaks, it opens another one as soon as it has
 * something to save, or is asked to. Its tasks go on; a caller that asks again joins them.
 */
export function serveHostPage({ connect, onNudge, createHost }: HostPageDeps): void {
  let peer: Peer<BackgroundContract> | undefined;

  const link = (): Peer<BackgroundContract> => {
    if (!peer?.isOpen()) peer = createPeer<BackgroundContract, HostContract>(connect(), methods);
    return peer;
  };

  /** Asks again over a new port when the worker died meanwhile; only for what may be done twice. */
  async function askTwice<K extends 'start' | 'save'>(
    name: K,
    input: BackgroundContract[K]['in'],
  ): Promise<BackgroundContract[K]['out']> {
    try {
      return await link().call(name, input);
    } catch (error) {
      if (!(error instanceof PeerClosed)) throw error;
      return link().call(name, input);
    }
  }

  let host: Promise<AuthHost> | undefined;
  const ready = (): Promise<AuthHost> => {
    host ??= askTwice('start', undefined).then((start) =>
      createHost(start, {
        save: (entries) => askTwice('save', entries),
        flow: (call) => link().call('flow', call),
      }),
    );
    return host;
  };

  const methods: AuthHost = {
    silent: async (call) => (await ready()).silent(call),
    redirect: async (call) => (await ready()).redirect(call),
    forget: async (call) => (await ready()).forget(call),
  };

  onNudge(() => void link());
  link();
}
