import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createAuthHost } from '../lib/auth/host.ts';
import { serveHostPage } from '../lib/auth/hostPage.ts';
import { hostPortName, nudgeMessage } from '../lib/auth/hostProtocol.ts';
import { portWire } from '../lib/auth/portWire.ts';

/** The script of `auth.html`, Chromium's offscreen document: the only one that has MSAL in it there. */
export default defineUnlistedScript({
  exclude: ['firefox'],
  main() {
    serveHostPage({
      connect: () => portWire(browser.runtime.connect({ name: hostPortName })),
      onNudge: (listener) =>
        browser.runtime.onMessage.addListener((message, sender) => {
          if (message === nudgeMessage && sender.id === browser.runtime.id) listener();
        }),
      createHost: createAuthHost,
    });
  },
});
