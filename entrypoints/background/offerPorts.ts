import { type Browser, browser } from 'wxt/browser';
import type { FrameMessage } from '../../lib/messaging/protocol.ts';
import { senderContext } from '../../lib/messaging/senders.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import { boundToReport, createLiveCards } from '../../lib/offer/port/cardBinding.ts';
import { offerPortName } from '../../lib/offer/port/messages.ts';
import { type ChannelDeps, serveOfferChannel } from '../../lib/offer/port/server.ts';
import { isRecord } from '../../lib/platform/isRecord.ts';

type Port = Browser.runtime.Port;
export type OfferPortDeps = Omit<ChannelDeps, 'frame'>;

const liveCards = createLiveCards<Port>();

/** Accepts the card's and the popup's ports; anybody else's is closed at once. Call it synchronously at start. */
export function listenForOfferPorts(deps: OfferPortDeps): void {
  const origin = browser.runtime.getURL('/').replace(/\/$/, '');
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== offerPortName) return;
    const context = senderContext(port.sender ?? {}, browser.runtime.id, origin);
    if (context === 'card' && port.sender?.tab?.id !== undefined) acceptCard(port, port.sender.tab.id, deps);
    else if (context === 'popup' || context === 'hub') acceptPage(port, deps);
    else port.disconnect();
  });
}

function acceptCard(port: Port, tabId: number, deps: OfferPortDeps): void {
  if (!liveCards.claim(tabId, port)) {
    port.disconnect();
    return;
  }
  port.onDisconnect.addListener(() => liveCards.release(tabId, port));
  serveOfferChannel(channel(port), tabId, {
    ...deps,
    session: boundToReport(deps.session, port.sender?.tab?.url),
    frame: { here: sendHere, close: sendClose },
  });
}

/** The popup names its tab in its first message; the channel starts then. */
function acceptPage(port: Port, deps: OfferPortDeps): void {
  const onHello = (message: unknown) => {
    const tabId = helloTab(message);
    if (tabId === undefined) return;
    port.onMessage.removeListener(onHello);
    serveOfferChannel(channel(port), tabId, deps);
    deps.viewAlive();
  };
  port.onMessage.addListener(onHello);
}

const helloTab = (message: unknown): number | undefined =>
  isRecord(message) && typeof message.tabId === 'number' ? message.tabId : undefined;

const channel = (port: Port) => ({
  post: (message: unknown) => {
    try {
      port.postMessage(message);
    } catch {
      // The view closed between two messages; its disconnect event ends the channel.
    }
  },
  onMessage: (listener: (message: unknown) => void) => port.onMessage.addListener(listener),
  onDisconnect: (listener: () => void) => port.onDisconnect.addListener(listener),
});

const sendHere = (session: DenialSession, secret: string) => toFrame(session, { type: 'cardHere', secret });
const sendClose = (session: DenialSession) => toFrame(session, { type: 'closeCard' });

function toFrame(session: DenialSession, message: FrameMessage): void {
  const { tabId, frameId, documentId } = session;
  // The page may be gone; then nobody needs the answer.
  browser.tabs
    .sendMessage(tabId, message, documentId === undefined ? { frameId } : { documentId })
    .catch(() => {});
}
