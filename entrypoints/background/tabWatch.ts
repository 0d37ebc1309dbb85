import { browser } from 'wxt/browser';
import { loginHosts } from '../../lib/denial/hosts.ts';
import type { FrameMessage } from '../../lib/messaging/protocol.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import type { Parts } from './parts.ts';

/**
 * Ends what is known of a page when the page ends, and has it looked at again when it changes its address without
 * loading (single-page applications). Addresses are seen only of tabs Knock may run in, and none is kept. Call it
 * synchronously at start.
 */
export function watchTabs({ sessions, remembered }: Pick<Parts, 'sessions' | 'remembered'>): void {
  browser.tabs.onRemoved.addListener((tabId) => {
    quietly(sessions.closeTab(tabId));
    quietly(remembered.forget(tabId));
  });
  browser.tabs.onUpdated.addListener((tabId, { status, url }, tab) => {
    if (status === undefined && url === undefined) return;
    if (status === 'loading') quietly(moved(tabId, url ?? tab.url));
    quietly(check(tabId, status, url !== undefined));
  });

  async function moved(tabId: number, url: string | undefined): Promise<void> {
    const host = url === undefined ? undefined : URL.parse(url)?.hostname;
    await remembered.moved(tabId, host, host !== undefined && loginHosts.some((login) => login === host));
  }

  /** Browsers report a mere change of the address as *loading*, too. So the background asks the document itself. */
  async function check(tabId: number, status: string | undefined, isNewAddress: boolean): Promise<void> {
    const session = await sessions.get(tabId);
    if (session === undefined) {
      if (isNewAddress) await ask(tabId, { frameId: 0 });
    } else if (session.denial.isManual === true) {
      if (status === 'loading') await sessions.leave(tabId, session.id);
    } else if (!(await ask(tabId, documentOf(session)))) {
      await sessions.leave(tabId, session.id);
      await tell(tabId, { type: 'closeCard' }, { frameId: 0 }).catch(() => {}); // mostly, the page is gone
      await ask(tabId, documentOf(session)); // what it refuses instead is reported only now
    }
  }
}

type Target = { documentId: string } | { frameId: number };

const tell = (tabId: number, message: FrameMessage, target: Target): Promise<unknown> =>
  browser.tabs.sendMessage(tabId, message, target);

const documentOf = ({ documentId, frameId }: DenialSession): Target =>
  documentId === undefined ? { frameId } : { documentId };

/** Whether the denial that a document reported still stands; a document that is gone says nothing. */
async function ask(tabId: number, target: Target): Promise<boolean> {
  return (await tell(tabId, { type: 'lookAgain' }, target).catch(() => false)) === true;
}
