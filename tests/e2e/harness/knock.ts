import type { BrowserContext, Frame, Page, Worker } from 'playwright-core';
import { watchPage } from './openPages.ts';
import { attachTo, clockShift } from './rawTarget.ts';
import { until } from './until.ts';
import { type WorkerLife, watchWorker } from './worker.ts';

/** Knock as one person has it in Chromium, driven from outside: the build under test knows nothing of tests. */
export interface Knock extends WorkerLife {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** A tab of the extension's origin that is always open, to reach extension APIs without waking the worker. */
  readonly desk: Page;
  /** An extension page in a tab, e.g. `options.html`. */
  open(path: string): Promise<Page>;
  /** The popup in a tab of its own; `over` is the page it is "opened over", as by a toolbar click there. */
  openPopup(over?: Page): Promise<Page>;
  /** The card on a page, once it is there. A closed shadow root hides it from locators, not from the frame list. */
  card(page: Page): Promise<Frame>;
  hasCard(page: Page): boolean;
  badge(page?: Page): Promise<string>;
  /** Ids of the desktop notifications now shown. */
  notifications(): Promise<string[]>;
  /** What a click on the notification's body does. */
  clickNotification(id: string): Promise<void>;
  /** Names of the alarms that are set. */
  alarms(): Promise<string[]>;
  /** Fires an alarm now, as if its time had come. */
  fireAlarm(name: string): Promise<void>;
  /** Makes the clocks of the worker and of the auth page run ahead by this much more, until they die. */
  advanceClock(milliseconds: number): Promise<void>;
  /** Cuts the pages, the worker and the auth page off the network; the answer brings them back. */
  goOffline(): Promise<() => Promise<void>>;
  /** The browser's number of a tab. */
  tabId(page: Page): Promise<number>;
  close(): Promise<void>;
}

/** The desk is opened at once, so that it need not be opened in front of other pages later. */
export async function createKnock(
  context: BrowserContext,
  first: Worker,
  close: () => Promise<void>,
): Promise<Knock> {
  context.on('page', watchPage);
  const extensionId = new URL(first.url()).host;
  const origin = `chrome-extension://${extensionId}`;
  const desk = context.pages()[0] ?? (await context.newPage());
  await desk.goto(`${origin}/manifest.json`);
  const life = await watchWorker(context, desk, first);
  const findCard = (page: Page) =>
    page.frames().find((frame) => frame.parentFrame() !== null && /\/card\.html([?#]|$)/.test(frame.url()));

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    // Knock that is not set up opens its settings by itself once: the browser may take this very tab for that.
    await page.goto(`${origin}/${path}`).catch(async (error: unknown) => {
      if (!String(error).includes('interrupted by another navigation')) throw error;
      await page.goto(`${origin}/${path}`);
    });
    return page;
  }

  /** Events have a `dispatch` in Chromium that its type declarations leave out. */
  async function dispatch(event: 'alarm' | 'notificationClick', argument: unknown): Promise<void> {
    await (await life.worker()).evaluate(
      ([name, value]) => {
        const target: unknown = name === 'alarm' ? chrome.alarms.onAlarm : chrome.notifications.onClicked;
        (target as { dispatch(value: unknown): void }).dispatch(value);
      },
      [event, argument] as const,
    );
  }

  async function tabId(page: Page): Promise<number> {
    const url = page.url();
    const ids = await desk.evaluate(async (address) => {
      const tabs = await chrome.tabs.query({});
      const showing = tabs.filter((tab) => tab.url === address);
      return showing
        .sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
        .map(({ id }) => id);
    }, url);
    const id = ids[0];
    if (id === undefined) throw new Error(`No tab shows ${url}`);
    return id;
  }

  return {
    ...life,
    context,
    extensionId,
    desk,
    open,
    async openPopup(over) {
      const id = over === undefined ? undefined : await tabId(over);
      const page = await context.newPage();
      await page.setViewportSize({ width: 400, height: 600 });
      await page.goto(`${origin}/popup.html${id === undefined ? '' : `?tab=${id}`}`);
      return page;
    },
    async card(page) {
      const frame = await until(
        'card on the page',
        () => findCard(page),
        (found) => found !== undefined,
      );
      if (frame === undefined) throw new Error('The card left the page.');
      await frame.waitForLoadState('domcontentloaded');
      return frame;
    },
    hasCard: (page) => findCard(page) !== undefined,
    badge: async (page) => {
      const id = page === undefined ? undefined : await tabId(page);
      return desk.evaluate((tab) => chrome.action.getBadgeText(tab === undefined ? {} : { tabId: tab }), id);
    },
    notifications: () => desk.evaluate(async () => Object.keys(await chrome.notifications.getAll())),
    clickNotification: (id) => dispatch('notificationClick', id),
    alarms: () => desk.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name)),
    fireAlarm: (name) => dispatch('alarm', { name, scheduledTime: Date.now() }),
    async advanceClock(milliseconds) {
      const expression = clockShift(milliseconds);
      await (await life.worker()).evaluate(expression);
      const authPage = await attachTo(context, `${origin}/auth.html`);
      await authPage?.send('Runtime.evaluate', { expression });
      await authPage?.detach();
    },
    async goOffline() {
      await life.worker();
      const lines = await Promise.all([
        attachTo(context, first.url()),
        attachTo(context, `${origin}/auth.html`),
      ]);
      const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
      for (const line of lines) await line?.send('Network.emulateNetworkConditions', offline);
      await context.setOffline(true);
      return async () => {
        for (const line of lines)
          await line?.send('Network.emulateNetworkConditions', { ...offline, offline: false });
        for (const line of lines) await line?.detach();
        await context.setOffline(false);
      };
    },
    tabId,
    close,
  };
}
