import type { FrameMessage } from '../../lib/messaging/protocol.ts';
import { createFrame } from './frame.ts';

export interface CardDeps {
  /** Address of the extension's card page. */
  address: string;
  /** Messages of our own background; returns how to stop listening. */
  onMessage(receive: (message: FrameMessage) => void): () => void;
  /** The page keeps the card from working: say it elsewhere. */
  onBlocked(): void;
}

/** How long the card may take to show a first sign of life, while the page is visible. */
const patience = 3000;

/**
 * Shows the card over the page, once the page is visible. The page can remove what we add: it is put back once, then
 * we give way. A frame that shows no life, or that the page navigates elsewhere, is taken away and reported.
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
  let isAlive = false;
  const frame = createFrame(page, deps.address, block);
  const guard = keepInPage(page, frame.host, close);
  const stopListening = deps.onMessage((message) => {
    if (message.type === 'closeCard') close();
    if (message.type !== 'cardHeight') return;
    isAlive = true;
    frame.resize(message.height);
  });
  expectLife(page, signal, () => isAlive || block());
  signal.addEventListener('abort', () => {
    guard.disconnect();
    stopListening();
    frame.remove();
  });
}

/** Hidden pages lay nothing out, so their silence proves nothing: the wait begins again when they are seen. */
function expectLife(page: Document, signal: AbortSignal, check: () => void): void {
  const timer = setTimeout(() => {
    if (page.hidden) whenVisible(page, signal, () => expectLife(page, signal, check));
    else check();
  }, patience);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function keepInPage(page: Document, host: HTMLElement, giveWay: () => void): MutationObserver {
  let hasReturned = false;
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    if (hasReturned) return giveWay();
    hasReturned = true;
    page.documentElement.append(host);
  });
  page.documentElement.append(host);
  observer.observe(page.documentElement, { childList: true });
  return observer;
}

function whenVisible(page: Document, signal: AbortSignal, then: () => void): void {
  if (page.hidden) {
    page.addEventListener('visibilitychange', () => whenVisible(page, signal, then), { once: true, signal });
  } else {
    then();
  }
}
