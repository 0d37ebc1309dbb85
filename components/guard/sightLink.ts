import { barHeight, type Room, type SightDown, type SightUp } from '../../lib/offer/port/sight.ts';

/** What the content script says of the page around the card. It can only withhold a press, never allow one. */
export interface SightLink {
  /** What the content script has to name to be believed: no page can know it. */
  readonly secret: string;
  /** Since when the card has stood, by this page's clock, in ms; `undefined`: it does not, or nobody says so. */
  standsSince(): number | undefined;
  /** Has the content script look now. Out: since when the card stands; `undefined`: it does not, or no answer came. */
  check(): Promise<number | undefined>;
  /** The extension was updated, switched off or removed. */
  isGone(): boolean;
  /** What room the page leaves: another object each time the content script speaks of it. */
  room(): Room;
  subscribe(listener: () => void): () => void;
  near(isNear: boolean): void;
  /** The content's height, in CSS pixels. */
  height(pixels: number): void;
  /** Takes the card away, also when the extension is gone. */
  close(): void;
  reload(): void;
}

/** How long a press waits for the page around it, in ms. One that isn't answered by then doesn't count. */
const patience = 3000;

/** Waits for the content script's end of the channel, from the moment the card's script runs. */
export function openSightLink(view: Window, secret: string = crypto.randomUUID()): SightLink {
  const listeners = new Set<() => void>();
  const checks = new Map<number, (since: number | undefined) => void>();
  let port: MessagePort | undefined;
  let since: number | undefined;
  let height: number | undefined;
  // Until the content script speaks: it gave the frame a bar's height where there is room for no more.
  let room: Room = { type: 'room', isTight: view.innerHeight <= barHeight };
  let isGone = false;
  let lastCheck = 0;
  const post = (message: SightUp) => port?.postMessage(message);

  function receive(message: SightDown): void {
    if (message.type === 'room') room = message;
    else see(message);
    for (const listener of listeners) listener();
  }

  function see(message: Exclude<SightDown, Room>): void {
    if (message.type === 'gone') isGone = true;
    since =
      message.type === 'gone' || message.standsForMs === undefined
        ? undefined
        : performance.now() - message.standsForMs;
    if (message.type === 'sight' && message.answers !== undefined) settle(message.answers);
  }

  function settle(number: number): void {
    checks.get(number)?.(since);
    checks.delete(number);
  }

  view.addEventListener('message', ({ data, ports: [given] }) => {
    if (given === undefined || data?.knock !== secret) return;
    port?.close();
    port = given;
    port.onmessage = ({ data: message }) => receive(message);
    if (height !== undefined) post({ type: 'height', height });
  });

  return {
    secret,
    standsSince: () => since,
    isGone: () => isGone,
    room: () => room,
    check: () =>
      new Promise((resolve) => {
        const number = ++lastCheck;
        checks.set(number, resolve);
        post({ type: 'check', number });
        setTimeout(() => {
          checks.delete(number);
          resolve(undefined);
        }, patience);
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    near: (isNear) => post({ type: 'near', isNear }),
    height(pixels) {
      height = pixels;
      post({ type: 'height', height });
    },
    close: () => post({ type: 'close' }),
    reload: () => post({ type: 'reload' }),
  };
}
