import { browser } from 'wxt/browser';
import { type HubView, hubHash } from '../../lib/messaging/hubAddress.ts';

/** The hub's address for a view; the hub reads it from its fragment. */
export const hubUrl = (view: HubView): string => `${browser.runtime.getURL('/hub.html')}${hubHash(view)}`;

export async function openHub(view: HubView): Promise<void> {
  await browser.tabs.create({ url: hubUrl(view) });
}
