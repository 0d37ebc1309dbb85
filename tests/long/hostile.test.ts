import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, press, seesSent } from '../e2e/harness/acts.ts';
import { watchContentWorlds } from '../e2e/harness/contentWorld.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { visit } from '../e2e/harness/signInWindow.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';

const site = 'https://contoso.sharepoint.com/sites/Marketing';
const denied = (hostile: string) =>
  `${site}/_layouts/15/AccessDenied.aspx?Type=web&Source=${encodeURIComponent(`${site}/SitePages/Plan.aspx`)}&hostile=${hostile}`;
const request = say('offer.request');

describe('a page that works against the card', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  async function open(hostile: string): Promise<Page> {
    const page = await knock.context.newPage();
    await visit(page, denied(hostile), people.adele);
    return page;
  }

  /** The page has had its way for a while, as its own timers count it. */
  const whileItTries = (page: Page, ms = 1200) =>
    page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);

  const nothingFiled = () => expect(effective(stage.organization)).toBe(0);
  const button = (card: Frame) => card.getByRole('button', { name: request, exact: true });

  it('shrinks and fades it, again and again: Knock gives way, and the popup has the offer', async () => {
    const page = await open('shrink');
    await until(
      'card given up',
      () => knock.hasCard(page),
      (has) => !has,
    );
    await fallsBack(page);
  });

  it('clicks and floods it with messages: nothing that is not a person’s counts', async () => {
    const page = await open('click');
    const card = await knock.card(page);
    await button(card).and(card.locator(':not([aria-disabled=true])')).waitFor();
    await whileItTries(page);
    // Even inside the frame a click without a person behind it is none.
    await button(card).evaluate((element) => {
      if (element instanceof HTMLElement) element.click();
    });
    await whileItTries(page, 300);
    nothingFiled();
    await page.close();
  });

  it('sends every frame it finds elsewhere: it does not find this one', async () => {
    const page = await open('navigate');
    const card = await knock.card(page);
    await button(card).waitFor();
    await whileItTries(page);
    expect(await page.evaluate(() => window.frames.length)).toBe(0);
    expect(card.url()).toContain('/card.html');
    nothingFiled();
    await page.close();
  });

  it('takes it out again and again: Knock gives way, and the popup has the offer', async () => {
    const page = await open('remount');
    await until(
      'card gone',
      () => knock.hasCard(page),
      (has) => !has,
    );
    await whileItTries(page);
    expect(knock.hasCard(page)).toBe(false);
    await fallsBack(page);
  });

  it.each(['coep', 'sandbox'])('keeps frames out by %s: badge and popup instead', async (hostile) => {
    const page = await open(hostile);
    await until(
      'card given up',
      () => knock.hasCard(page),
      (has) => !has,
    );
    await fallsBack(page);
  });

  it('has a strict content security policy: the card works all the same', async () => {
    const page = await open('csp');
    await button(await knock.card(page)).waitFor();
    nothingFiled();
    await page.close();
  });

  async function fallsBack(page: Page): Promise<void> {
    await until(
      'badge',
      () => knock.badge(page),
      (text) => text !== '',
    );
    const popup = await knock.openPopup(page);
    await button(popup.mainFrame()).waitFor();
    nothingFiled();
    await popup.close();
    await page.close();
  }

  it('reads: neither the card nor a file of Knock is to be had', async () => {
    const page = await open('none');
    const card = await knock.card(page);
    await button(card).waitFor();
    const found = await page.evaluate(async (id) => {
      const reach = async (path: string) => {
        const frame = document.createElement('iframe');
        frame.src = `chrome-extension://${id}/${path}`;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        const fetched = await fetch(frame.src).then(
          () => true,
          () => false,
        );
        return { path, fetched };
      };
      return {
        text: document.documentElement.outerHTML,
        frames: document.querySelectorAll('iframe').length,
        runtime: typeof chrome === 'undefined' ? 'none' : typeof chrome.runtime,
        reached: await Promise.all(['card.html', 'hub.html', 'popup.html', 'manifest.json'].map(reach)),
      };
    }, knock.extensionId);
    expect(found.text).not.toContain('Marketing – Visitor');
    expect(found.frames).toBe(0);
    expect(found.runtime).toBe('undefined');
    expect(found.reached.filter(({ fetched }) => fetched)).toEqual([]);
    // What the page framed shows an error of the browser, and is served nothing.
    for (const frame of page.frames().filter((one) => one !== card))
      expect(await frame.content()).not.toContain(frame === page.mainFrame() ? 'Visitor' : 'Knock');
    nothingFiled();
    await page.close();
  });

  it('has taken over the content script: commands beyond its two are refused', async () => {
    const page = await knock.context.newPage();
    const worlds = await watchContentWorlds(knock, page);
    await visit(page, denied('none'), people.adele);
    await button(await knock.card(page)).waitFor();
    const [accessPackage] = stage.organization.seed.tenants[0]?.accessPackages ?? [];
    const input = { accessPackageId: accessPackage?.id, justification: '', answers: [], schedule: null };
    const wanted = [
      { command: 'submitRequest', input },
      { command: 'submitRequest', input: { ...input, confirmedGuess: true, tabId: 1 } },
      { command: 'cancelRequest', input: { requestId: 'x' } },
      { command: 'signOut', input: { profile: 'x', discardUnsent: true } },
      { command: 'signIn', input: {} },
      { command: 'decideApprovals', input: { approvalIds: ['x'], decision: 'Approve', justification: '' } },
      { command: 'openHub', input: { view: { name: 'requests' } } },
      { command: 'reportDenial', input: { anything: true } },
      { command: 'toString', input: {} },
    ];
    const answers = await worlds.run(
      `Promise.all(${JSON.stringify(wanted)}.map((message) => chrome.runtime.sendMessage(message)))`,
    );
    expect(answers).toEqual(wanted.map(() => ({ ok: false, failure: { kind: 'notAllowed' } })));
    expect(
      await worlds.run(`new Promise((resolve) => {
        const port = chrome.runtime.connect({ name: 'offer' });
        port.onMessage.addListener((message) => resolve(message));
        port.onDisconnect.addListener(() => resolve('closed'));
        port.postMessage({ type: 'hello', tabId: 1 });
      })`),
    ).toBe('closed');
    expect(
      await worlds.run('chrome.storage.session?.get().then(() => "open", () => "shut") ?? "none"'),
    ).not.toBe('open');
    nothingFiled();
    await page.close();
  });

  it('covers it with an opaque layer: the card lies above, and one press files one request', async () => {
    const page = await open('overlay');
    const card = await knock.card(page);
    await page.locator('#cover').waitFor({ state: 'attached' });
    await press(card, request);
    await seesSent(card);
    expect(effective(stage.organization)).toBe(1);
    await page.close();
  });
});
