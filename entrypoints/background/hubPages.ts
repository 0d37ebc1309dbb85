import { browser } from 'wxt/browser';
import type { HubView } from '../../lib/messaging/protocol.ts';

/** The hub's address for a view; the hub reads it from its fragment. */
export function hubUrl(view: HubView): string {
  const tab =
    'tabId' in view && view.tabId !== undefined && view.denialId !== undefined
      ? `?tab=${view.tabId}&denial=${encodeURIComponent(view.denialId)}`
      : '';
  const search =
    'search' in view && view.search !== undefined ? `?search=${encodeURIComponent(view.search)}` : '';
  const id =
    'accessPackageId' in view ? view.accessPackageId : 'assignmentId' in view ? view.assignmentId : '';
  const path = id ? `${view.name}/${encodeURIComponent(id)}${tab}` : `${view.name}${search}`;
  return `${browser.runtime.getURL('/hub.html')}#/${path}`;
}

export async function openHub(view: HubView): Promise<void> {
  await browser.tabs.create({ url: hubUrl(view) });
}
