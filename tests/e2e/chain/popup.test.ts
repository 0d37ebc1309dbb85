import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApprovals } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { configure, registrationIn, signInBy, turnOnApprovals } from '../harness/setUp.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say, saying } from '../harness/words.ts';
import { openRequests } from './acts.ts';

const mine = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests/filterByCurrentUser(*';

/** What the popup shows where there is nothing to show: each state has words, and the one step that helps. */
describe('the popup without anything to tell', () => {
  let stage: Stage;
  let alex: Knock;

  beforeAll(async () => {
    stage = await openStage();
    alex = await stage.enter(people.alex, { bare: true });
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  it('gives a message for IT to copy before Knock is set up', async () => {
    const popup = await openRequests(alex);
    await popup.getByText(say('failure.notConfigured'), { exact: true }).waitFor();
    await popup.getByRole('button', { name: say('notConfigured.copy') }).click();
    await popup.getByText(say('common.copied'), { exact: true }).waitFor();
    await popup.getByRole('button', { name: say('notConfigured.action') }).waitFor();
    await popup.close();
  });

  it('names the keys that open it in the button’s tooltip', async () => {
    const title = () => alex.desk.evaluate(() => chrome.action.getTitle({}));
    await expect.poll(title).toBe(`${say('app.name')} (Alt+Shift+K)`);
  });

  it('asks for a sign-in, and goes on after it', async () => {
    const options = await configure(alex, registrationIn(stage.organization.seed, 'contoso.com'));
    await turnOnApprovals(options);
    await options.close();
    const popup = await openRequests(alex);
    const button = popup.getByRole('button', { name: say('account.signIn'), exact: true });
    await signInBy(alex, () => button.click(), people.alex);
    await popup.getByText(say('requests.none')).waitFor();
    await popup.close();
  });

  it('says what the page is, that nothing was asked for, and that nothing waits', async () => {
    const page = await alex.context.newPage();
    await page.goto('https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx');
    const popup = await alex.openPopup(page);
    await popup.getByText(say('requests.none')).waitFor();
    await popup.getByRole('tab', { name: new RegExp(`^${say('popup.thisPage')}`) }).click();
    await popup.getByText(say('thisPage.about'), { exact: true }).waitFor();
    await popup.getByRole('heading', { name: 'Marketing', exact: true }).waitFor();
    await page.close();
    await popup.close();
  });

  it('says that it is reading', async () => {
    stage.organization.core.faults.add({ path: mine, kind: 'slow', delayMs: 2500 });
    const popup = await openRequests(alex);
    await popup.getByText(say('common.refreshing')).waitFor();
    const queue = await openApprovals(alex);
    await queue.getByText(say('common.loading')).waitFor();
    stage.organization.core.faults.clear();
    await popup.getByText(saying('time.asOf')).filter({ visible: true }).first().waitFor();
    await queue
      .getByText(say('approvals.none'))
      .or(queue.getByText(say('failure.signInRefused')))
      .waitFor();
    await popup.close();
    await queue.close();
  });

  it('says what failed, keeps what it had, and tries again', async () => {
    stage.organization.core.faults.add({ path: mine, kind: 'status', status: 500 });
    const popup = await openRequests(alex);
    await popup.getByText(say('failure.unexpected')).waitFor();
    await popup.getByText(say('requests.none')).waitFor();
    stage.organization.core.faults.clear();
    await popup.getByRole('button', { name: say('common.tryAgain') }).click();
    await popup.getByText(say('failure.unexpected')).waitFor({ state: 'detached' });
    await popup.close();
  });

  it('says until when Microsoft asks to wait', async () => {
    stage.organization.core.faults.add({ path: mine, kind: 'status', status: 429, retryAfterSeconds: 120 });
    const popup = await openRequests(alex);
    await popup.getByText(say('failure.throttled')).waitFor();
    stage.organization.core.faults.clear();
    await popup.close();
  });
});
