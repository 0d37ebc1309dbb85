import { type Browser, browser } from 'wxt/browser';
import type { AuthBrowser } from './auth.ts';
import { flowBrowser, sessionArea } from './browserFlow.ts';
import { createLocalHome } from './home.ts';
import { hostPortName, nudgeMessage } from './hostProtocol.ts';
import { createPortHome, type OffscreenDocument } from './portHome.ts';
import { portWire } from './portWire.ts';

/** The browser, as sign-in sees it. Chrome's service worker never contains MSAL: the switch is made at build time. */
export function createAuthBrowser(): AuthBrowser {
  return {
    ...flowBrowser,
    session: sessionArea,
    home: (services) =>
      import.meta.env.FIREFOX
        ? createLocalHome(services, () => import('./host.ts'))
        : createPortHome(services, offscreenDocument),
  };
}

const pagePath = '/auth.html';

const offscreenDocument: OffscreenDocument = {
  exists: async () => {
    const documents = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    return documents.length > 0;
  },
  create: () =>
    browser.offscreen.createDocument({
      url: pagePath,
      // Lives until it is closed; others are ended after thirty seconds of silence. Measured in Chromium 156, 2026-11.
      reasons: ['LOCAL_STORAGE'],
      justification: 'Holds the Microsoft sign-in library, which needs a page and its storage.',
    }),
  // Nobody may be listening, and nobody answers.
  close: () => browser.offscreen.closeDocument().catch(() => {}),
  nudge: () => void browser.runtime.sendMessage(nudgeMessage).catch(() => {}),
  onPort: (listener) =>
    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== hostPortName) return;
      if (isAuthPage(port.sender)) listener(portWire(port));
      else port.disconnect();
    }),
};

/** By exact page, and not in a tab: nothing but the offscreen document is ever handed a sign-in. */
const isAuthPage = (sender: Browser.runtime.MessageSender | undefined): boolean =>
  sender?.id === browser.runtime.id &&
  sender.url === browser.runtime.getURL(pagePath) &&
  sender.tab === undefined;
