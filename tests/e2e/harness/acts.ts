import type { Frame, Page } from 'playwright-core';
import { nextCountAt } from '../../../lib/approvals/waitingSection.ts';
import { profileKey } from '../../../lib/platform/profile.ts';
import type { Knock } from './knock.ts';
import { visit } from './signInWindow.ts';
import type { ServedOrganization } from './tenant.ts';
import { until } from './until.ts';
import { say, saying } from './words.ts';

/** What people do with Knock, as tests say it. */

export interface Refusal {
  page: Page;
  card: Frame;
}

/** Opens a page that refuses this person, and waits for the card. */
export async function meetRefusal(knock: Knock, url: string, userPrincipalName: string): Promise<Refusal> {
  const page = await knock.context.newPage();
  await visit(page, url, userPrincipalName);
  return { page, card: await knock.card(page) };
}

/** Presses a button once its guard lets clicks pass, and has for so long that a person could have seen it. */
export async function press(card: Frame | Page, name: string | RegExp): Promise<void> {
  const button = card
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first();
  const ready = button.and(card.locator(':not([aria-disabled=true])'));
  await ready.waitFor();
  if ((await card.locator('.card-frame').count()) > 0) await ready.evaluate(stands);
  await ready.click();
}

/** Resolves when the button has been ready for a while: a card that has just changed is told so a frame later. */
const stands = (button: Element): Promise<void> =>
  new Promise((resolve) => {
    let since = performance.now();
    const look = () => {
      if (button.ariaDisabled === 'true') since = performance.now();
      if (!button.isConnected || performance.now() - since > 150) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });

/** The request has reached Graph, as the view tells it. */
export const seesSent = (view: Frame | Page): Promise<void> =>
  view
    .getByText(saying('story.submitted'))
    .or(view.getByText(saying('story.pendingApproval')))
    .first()
    .waitFor();

/** One click on the card, up to "sent". */
export async function requestByOneClick(card: Frame): Promise<void> {
  await press(card, say('offer.request'));
  await seesSent(card);
}

/**
 * Time passes, for the organisation and for these people's Knock, whose polling alarm then rings. Entra takes some
 * seconds for each change of a request, and Knock looks again half a minute later.
 */
export async function letTimePass(
  organization: ServedOrganization,
  seconds: number,
  ...views: Knock[]
): Promise<void> {
  await putClocksForward(organization, seconds * 1000, ...views);
  for (const knock of views) await knock.fireAlarm('knock.poll');
}

/**
 * The same, without an alarm (ms). A turn that is under way ends first: it would note the new time as that of its old
 * answer, which then counts as fresh.
 */
export async function putClocksForward(
  organization: ServedOrganization,
  milliseconds: number,
  ...views: Knock[]
): Promise<void> {
  for (const knock of views) await until('nothing under way', () => isStill(knock), Boolean, 30_000);
  organization.core.clock.advance(milliseconds);
  for (const knock of views) await knock.advanceClock(milliseconds);
}

/** No turn of the engine has its profile's lock, or waits for it. */
const isStill = (knock: Knock): Promise<boolean> =>
  knock.desk.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return ![...held, ...pending].some(({ name = '' }) => /^(sync|outbox)\//.test(name));
  });

/** How long it is until Knock next counts what this person has to decide (ms); `count`: how many waited last. */
export function untilNextCount(
  { core: { clock, directory } }: ServedOrganization,
  userPrincipalName: string,
  { lastAt, count }: { lastAt: number; count: number },
): number {
  const { user, tenant } = directory.userByUpn(userPrincipalName) ?? {};
  if (user === undefined || tenant === undefined) throw new Error(`nobody is called ${userPrincipalName}`);
  const key = profileKey({ cloud: tenant.cloud, tenantId: tenant.id, oid: user.id });
  return nextCountAt(key, lastAt, count, clock.now()) - clock.now();
}

/** Opens the approver's queue in the popup. */
export async function openApprovals(knock: Knock): Promise<Page> {
  const popup = await knock.openPopup();
  await popup.getByRole('tab', { name: new RegExp(`^${say('popup.approvals')}`) }).click();
  return popup;
}

/** Decides one request in an open queue. */
export async function decide(
  popup: Page,
  decision: 'approve' | 'deny',
  names: { requestor: string; package: string },
  reason = 'Asked for in the weekly meeting.',
): Promise<void> {
  await popup
    .getByLabel(say('approval.reason'))
    .or(popup.getByLabel(say('approval.reasonOptional')))
    .first()
    .fill(reason);
  await popup.getByRole('button', { name: say(`approval.${decision}Named`, names) }).click();
  await popup
    .getByText(say(decision === 'approve' ? 'approval.approved' : 'approval.denied'))
    .first()
    .waitFor();
}

/** How many submissions took effect at the tenant, whatever Knock was told. */
export const effective = (organization: ServedOrganization): number =>
  organization
    .calls({ method: 'POST', path: /\/assignmentRequests$/ })
    .filter(({ effect }) => effect !== undefined).length;

/**
 * Writes down what notifications say from now on, until the worker dies: the browser tells of those that are shown their
 * ids alone. Out: how to read it.
 */
export async function writeDownNotifications(knock: Knock): Promise<() => Promise<string[]>> {
  const worker = await knock.worker();
  await worker.evaluate(() => {
    const texts: string[] = [];
    Object.assign(globalThis, { texts });
    const { notifications } = chrome;
    const create = notifications.create.bind(notifications);
    Object.assign(notifications, {
      create: (id: string, options: chrome.notifications.NotificationCreateOptions) => {
        texts.push(`${options.title}: ${options.message}`);
        return create(id, options);
      },
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { texts: string[] }).texts);
}

/** Waits for a desktop notification and answers its id. */
export async function awaitNotification(knock: Knock, timeout = 60_000): Promise<string> {
  const ids = await until('notification', knock.notifications, (found) => found.length > 0, timeout);
  return ids[0] ?? '';
}
