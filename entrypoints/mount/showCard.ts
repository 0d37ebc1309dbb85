import type { FrameMessage } from '../../lib/messaging/protocol.ts';
import { type CardHost, createCardHost } from './cardHost.ts';
import { isRoomTight, watchRoom } from './room.ts';
import { createSightChannel, standing } from './sightChannel.ts';
import { type SightWatch, watchSight } from './watchSight.ts';

export interface CardDeps {
  /** Address of the extension's card page. */
  address: string;
  /** What a screen reader calls the frame. */
  title: string;
  /** Messages of our own background; returns how to stop listening. */
  onMessage(receive: (message: FrameMessage) => void): () => void;
  /** The page keeps the card from working: say it elsewhere. */
  onBlocked(): void;
  /** Whether the extension that put this script here is still there. */
  isAlive(): boolean;
}

/** How long the card may take to show a first sign of life, while the page is visible, in ms. */
const patience = 3000;
/** Nobody tells a page that an extension was updated or switched off: it is looked for this often, in ms. */
const lifelineMs = 1000;
/** How often a page may hide or restyle the card until we give way. */
const leastPatience = 20;

/**
 * Shows the card over the page, once the page is visible. A page can take out what we add: it is put back once, then we
 * give way. What it hides, or takes out of the top layer, is shown again a few times. A frame that shows no life, or that
 * the page navigates elsewhere, is taken away and reported.
 */
export function showCard(page: Document, deps: CardDeps): { close(): void } {
  const ending = new AbortController();
  const { signal } = ending;
  const close = () => ending.abort();
  whenVisible(page, signal, () => mount(page, deps, signal, close));
  return { close };
}

function mount(page: Document, deps: CardDeps, signal: AbortSignal, close: () => void): void {
  const block = () => {
    close();
    deps.onBlocked();
  };
  let hasLife = false;
  const card = createCardHost(page, { ...deps, first: isRoomTight() ? 'bottom' : 'corner' }, block);
  card.removeOthers();
  card.show();
  const watch: SightWatch = watchSight(page, card, {
    tell: (standsForMs) => channel.tell({ type: 'sight', ...standing(standsForMs) }),
    repair: repairer(page, card, close, block),
  });
  const room = watchRoom(page, card, (now) => channel.tell(now), signal);
  const channel = createSightChannel(card, {
    watch,
    room: room.now,
    height(pixels) {
      hasLife = true;
      card.resize(pixels);
      room.resized(pixels);
    },
    close,
    reload: () => page.location.reload(),
  });
  const lifeline = setInterval(() => {
    if (!deps.isAlive()) orphan();
  }, lifelineMs);
  function orphan(): void {
    clearInterval(lifeline);
    watch.stop();
    channel.tell({ type: 'gone' });
  }
  const stopListening = deps.onMessage((message) => {
    if (message.type === 'closeCard') close();
    if (message.type === 'cardHere') channel.offer(message.secret);
  });
  expectLife(page, signal, () => hasLife || block());
  signal.addEventListener('abort', () => {
    // First: what ends the rest needs an extension that may be gone.
    card.remove();
    clearInterval(lifeline);
    watch.stop();
    channel.close();
    stopListening();
  });
}

/** Puts the card back as it was made: after one removal, and some times after less. */
function repairer(page: Document, card: CardHost, giveWay: () => void, block: () => void): () => void {
  let removals = 0;
  let repairs = 0;
  let isAtWork = false;
  return () => {
    const isRemoved = card.element.parentNode !== page.documentElement;
    if (isAtWork || (!isRemoved && card.isAsMade())) return;
    repairs += 1;
    if (isRemoved) removals += 1;
    if (removals > 1) return giveWay();
    if (repairs > leastPatience) return block();
    isAtWork = true;
    try {
      card.show();
    } finally {
      isAtWork = false;
    }
  };
}

/** Hidden pages lay nothing out, so their silence proves nothing: the wait begins again when they are seen. */
function expectLife(page: Document, signal: AbortSignal, check: () => void): void {
  const timer = setTimeout(() => {
    if (page.hidden) whenVisible(page, signal, () => expectLife(page, signal, check));
    else check();
  }, patience);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function whenVisible(page: Document, signal: AbortSignal, then: () => void): void {
  if (page.hidden) {
    page.addEventListener('visibilitychange', () => whenVisible(page, signal, then), { once: true, signal });
  } else {
    then();
  }
}
