import { type Browser, browser } from 'wxt/browser';
import type { FlowBrowser, PopupWindow } from './flow.ts';
import type { SessionArea } from './sessionArea.ts';

export const sessionArea: SessionArea = {
  get: async (key) => (await browser.storage.session.get(key))[key],
  set: (key, value) =>
    value === undefined ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: value }),
};

export const flowBrowser: FlowBrowser = {
  redirectUri: () => browser.identity.getRedirectURL(),
  launch: (call) => browser.identity.launchWebAuthFlow(call),
  popups: async () =>
    (await browser.windows.getAll({ populate: true, windowTypes: ['popup'] })).flatMap(popupOf),
  popup: (id) =>
    browser.windows.get(id, { populate: true }).then(
      (found) => popupOf(found)[0],
      () => undefined,
    ),
  // The window may have been closed by its own flow or by the person.
  closeWindow: (id) => browser.windows.remove(id).catch(() => {}),
  focusWindow: (id) =>
    browser.windows.update(id, { focused: true }).then(
      () => {},
      () => {},
    ),
  onPopupCreated: (listener) =>
    browser.windows.onCreated.addListener((created) => {
      if (created.type === 'popup' && created.id !== undefined) listener(created.id);
    }),
};

function popupOf({ id, type, tabs = [] }: Browser.windows.Window): PopupWindow[] {
  if (type !== 'popup' || id === undefined) return [];
  return [{ id, urls: tabs.flatMap(({ url, pendingUrl }) => [url ?? '', pendingUrl ?? '']) }];
}
