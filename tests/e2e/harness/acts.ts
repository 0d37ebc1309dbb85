import type { Frame, Page } from 'playwright-core';
import type { Knock } from './knock.ts';
import { visit } from './signInWindow.ts';
import { storedRows } from './store.ts';
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

/** Presses a button once its guard lets clicks pass. */
export async function press(card: Frame | Page, name: string | RegExp): Promise<void> {
  const button = card
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first();
  await button.and(card.locator(':not([aria-disabled=true])')).click();
}

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
  for (const knock of views) await until('nothing under way', () => isStill(knock));
  organization.core.clock.advance(seconds * 1000);
  for (const knock of views) {
    await knock.advanceClock(seconds * 1000);
    await knock.fireAlarm('knock.poll');
  }
}

/** The answer to what was sent last is noted: what comes of it is counted from then on. */
const isStill = async (knock: Knock): Promise<boolean> =>
  (await storedRows(knock, 'outbox')).every(({ state }) => state !== 'sending');

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

/** Waits for a desktop notification and answers its id. */
export async function awaitNotification(knock: Knock, timeout = 60_000): Promise<string> {
  const ids = await until('notification', knock.notifications, (found) => found.length > 0, timeout);
  return ids[0] ?? '';
}
