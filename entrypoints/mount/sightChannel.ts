import type { ChannelOffer, Room, SightDown, SightUp } from '../../lib/offer/port/sight.ts';
import type { CardHost } from './cardHost.ts';
import type { SightWatch } from './watchSight.ts';

export interface SightChannel {
  /** The card named its secret: it is given its end, once for each document in the frame. */
  offer(secret: string): void;
  tell(message: SightDown): void;
  close(): void;
}

interface Handlers {
  watch: Pick<SightWatch, 'standsForMs' | 'check' | 'near'>;
  room(): Room;
  height(pixels: number): void;
  close(): void;
  reload(): void;
}

/** No card is taller than this, in CSS pixels. */
const largestHeight = 2000;

/** The content script's end. What is said before the card has its end is not lost: it asks for the state first. */
export function createSightChannel(card: CardHost, handlers: Handlers): SightChannel {
  let port: MessagePort | undefined;
  let offered: string | undefined;
  const tell = (message: SightDown) => port?.postMessage(message);

  function receive(message: SightUp): void {
    switch (message.type) {
      case 'check':
        void handlers.watch
          .check()
          .then((forMs) => tell({ type: 'sight', ...standing(forMs), answers: message.number }));
        break;
      case 'near':
        handlers.watch.near(message.isNear);
        break;
      case 'height':
        handlers.height(Math.min(Math.max(message.height, 0), largestHeight));
        break;
      case 'close':
        handlers.close();
        break;
      case 'reload':
        handlers.reload();
        break;
    }
  }

  return {
    offer(secret) {
      if (secret === offered || card.window === null) return;
      offered = secret;
      port?.close();
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => receive(data);
      // Only the card knows the secret; a document that the page put there in its place learns nothing of use.
      card.window.postMessage({ knock: secret } satisfies ChannelOffer, '*', [channel.port2]);
      tell(handlers.room());
      tell({ type: 'sight', ...standing(handlers.watch.standsForMs()) });
    },
    tell,
    close: () => port?.close(),
  };
}

export const standing = (standsForMs: number | undefined) =>
  standsForMs === undefined ? {} : { standsForMs };
