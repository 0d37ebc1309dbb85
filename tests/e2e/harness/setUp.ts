import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { CloudId } from '../../../lib/platform/cloud.ts';
import { lastPolicyArea, userArea } from '../../../lib/settings/storedSettings.ts';
import type { Seed } from '../../tenant/organization.ts';
import type { Knock } from './knock.ts';
import { nextSignInWindow, passSignIn } from './signInWindow.ts';
import { until } from './until.ts';
import { say } from './words.ts';

export interface Registration {
  tenantId: string;
  clientId: string;
  approverClientId: string;
}

/** Knock's own two registrations in an organisation of the seed, by its domain. */
export function registrationIn(seed: Seed, domain: string): Registration {
  const tenant = seed.tenants.find((candidate) => candidate.domain === domain);
  const clientId = tenant?.applications.find(({ displayName }) => displayName === 'Knock')?.appId;
  const approver = tenant?.applications.find(({ displayName }) => displayName === 'Knock for approvers');
  if (tenant === undefined || clientId === undefined || approver === undefined)
    throw new Error(`No registrations of Knock in ${domain}`);
  return { tenantId: tenant.id, clientId, approverClientId: approver.appId };
}

/**
 * As it was left by an earlier start of the browser, with this registration and without a policy: right after the first
 * one Chromium takes some three seconds to say that there is none, and Knock can't do without knowing.
 */
export async function recall(
  knock: Knock,
  registration: Registration,
  choices: { approvals?: boolean } = {},
): Promise<void> {
  const settings = { cloud: 'global', ...registration, ...choices };
  await knock.desk.evaluate((kept) => chrome.storage.local.set(kept), {
    [userArea]: settings,
    [lastPolicyArea]: {},
  });
}

/** First run, as a person does it: the options page's form. */
export async function configure(
  knock: Knock,
  registration: Partial<Registration> & Pick<Registration, 'clientId' | 'tenantId'>,
  cloud: CloudId = 'global',
): Promise<Page> {
  const page = await knock.open('options.html');
  await page.getByLabel(say('options.clientId'), { exact: true }).fill(registration.clientId);
  await page.getByLabel(say('options.tenantId'), { exact: true }).fill(registration.tenantId);
  if (registration.approverClientId !== undefined) {
    const field = page.getByLabel(say('options.approverClientId'), { exact: true });
    await field.fill(registration.approverClientId);
  }
  await page.getByLabel(say('options.cloud'), { exact: true }).selectOption(cloud);
  await page.getByRole('button', { name: say('common.save'), exact: true }).click();
  await page.getByText(say('common.saved'), { exact: true }).waitFor();
  return page;
}

/** Presses a button that leads to Knock's sign-in window, and passes it as this person. */
export async function signInBy(
  knock: Knock,
  press: () => Promise<void>,
  userPrincipalName: string,
): Promise<void> {
  const opening = nextSignInWindow(knock.context);
  await press();
  const window = await opening;
  const closed = window.waitForEvent('close');
  await passSignIn(window, userPrincipalName);
  await closed;
}

/** Signs in to Knock on its options page, which is left open and returned to the caller. */
export async function signIn(knock: Knock, options: Page, userPrincipalName: string): Promise<void> {
  const button = options.getByRole('button', { name: say('account.signIn') }).first();
  await signInBy(knock, () => button.click(), userPrincipalName).catch(async (cause: unknown) => {
    throw new Error(`No sign-in. The page says: ${await options.locator('main').innerText()}`, { cause });
  });
  await options.getByText(userPrincipalName).first().waitFor();
}

/** Signs in as the button on the options page does, where nothing depends on what that page shows. */
export async function signInAtOnce(knock: Knock, userPrincipalName: string): Promise<void> {
  const page = await knock.context.newPage();
  await page.goto(`chrome-extension://${knock.extensionId}/options.html`, { waitUntil: 'commit' });
  let answer: Promise<{ ok: boolean }> | undefined;
  await signInBy(
    knock,
    async () => {
      answer = page.evaluate(() => chrome.runtime.sendMessage({ command: 'signIn', input: {} }));
    },
    userPrincipalName,
  );
  assert.equal((await answer)?.ok, true);
  await page.close();
}

/** Signs this person out on the options page: asked, answered, and off the list. */
export async function signOut(options: Page, userPrincipalName: string): Promise<void> {
  // The innermost one: at first run the accounts are within the list of steps.
  const account = options.getByRole('listitem').filter({ hasText: userPrincipalName }).last();
  const button = account.getByRole('button', { name: say('account.signOut'), exact: true });
  await button.click();
  await account.getByText(say('account.signOutKeeps')).waitFor();
  await button.click();
  await account.waitFor({ state: 'detached' });
}

/** Turns on *I approve requests*, and waits until it is kept: a page that is closed before that has changed nothing. */
export async function turnOnApprovals(options: Page): Promise<void> {
  const toggle = options.getByRole('switch', { name: say('approvals.toggle') });
  if (!(await toggle.isChecked())) await toggle.click({ force: true });
  await until('approvals are on', () =>
    options.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{ settings?: { approvals?: boolean } }>('settings');
      return settings?.approvals === true;
    }),
  );
}
