import { fail } from '../platform/failure.ts';
import type { AuthHome, HomeServices } from './home.ts';
import type { BackgroundContract, BackgroundServices, HostContract } from './hostProtocol.ts';
import { createPeer, type Peer, PeerClosed, type Wire } from './peer.ts';

/** Chrome's offscreen document, reduced. */
export interface OffscreenDocument {
  exists(): Promise<boolean>;
  /** Resolves when the document is there, whoever made it. */
  create(): Promise<void>;
  close(): Promise<void>;
  /** Asks a document that outlived the worker to open its port again. */
  nudge(): void;
  /** Ports of the auth page, and of nobody else. Registered synchronously. */
  onPort(listener: (wire: Wire) => void): void;
}

/** How long a document may take to open its port; measured: 40 to 70 ms. */
const connectPatienceMs = 5000;

/**
 * MSAL in the offscreen document. Its port dies with either side: a silent call is then made once more (the document
 * joins what is still under way), an interactive one is `signInInterrupted`.
 */
export function createPortHome(services: HomeServices, offscreen: OffscreenDocument): AuthHome {
  let peer: Peer<HostContract> | undefined;
  let connecting: Promise<Peer<HostContract>> | undefined;
  let arrived: ((peer: Peer<HostContract>) => void) | undefined;

  offscreen.onPort((wire) => {
    const mine = createPeer<HostContract, BackgroundContract>(wire, asksOf(services));
    peer = mine;
    arrived?.(mine);
    wire.onClose(() => {
      if (peer !== mine) return;
      peer = undefined;
      services.hostLost();
    });
  });

  async function connect(): Promise<Peer<HostContract>> {
    if (peer?.isOpen()) return peer;
    connecting ??= summon().finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  async function summon(): Promise<Peer<HostContract>> {
    const existed = await offscreen.exists();
    const first = nextPeer();
    if (existed) offscreen.nudge();
    else await offscreen.create();
    const answer = peer?.isOpen() ? peer : await first;
    if (answer) return answer;
    // A document that does not answer is of no use to anybody.
    await offscreen.close();
    const second = nextPeer();
    await offscreen.create();
    const fresh = await second;
    if (fresh) return fresh;
    throw new PeerClosed('no port');
  }

  const nextPeer = (): Promise<Peer<HostContract> | undefined> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), connectPatienceMs);
      arrived = (came) => {
        clearTimeout(timer);
        resolve(came);
      };
    });

  return {
    async call(name, input) {
      try {
        return await (await connect()).call(name, input);
      } catch (error) {
        if (!(error instanceof PeerClosed)) return fail({ kind: 'unexpected' });
        if (isInteractive(input)) return fail({ kind: 'signInInterrupted' });
      }
      return again(connect, name, input);
    },
  };
}

async function again<K extends keyof HostContract>(
  connect: () => Promise<Peer<HostContract>>,
  name: K,
  input: HostContract[K]['in'],
): Promise<HostContract[K]['out']> {
  try {
    return await (await connect()).call(name, input);
  } catch {
    return fail({ kind: 'unexpected' });
  }
}

const isInteractive = (input: object): boolean => 'interactive' in input && input.interactive === true;

/** Only these three can be called from the port. */
const asksOf = ({ start, save, flow }: BackgroundServices): BackgroundServices => ({ start, save, flow });
