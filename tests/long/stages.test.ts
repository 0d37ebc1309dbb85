import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoMs } from '../../lib/approvals/decisionCommand.ts';
import { reasonOf } from '../../lib/entitlement/requestFacts.ts';
import {
  askInMyAccess,
  itemOf,
  openRequests,
  organizationWith,
  packageNamed,
  requestsInGraph,
} from '../e2e/chain/acts.ts';
import {
  awaitNotification,
  decide,
  effective,
  meetRefusal,
  openApprovals,
  press,
  putClocksForward,
  type Refusal,
  seesSent,
  untilNextCount,
} from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { configure, registrationIn, signIn, turnOnApprovals } from '../e2e/harness/setUp.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say, saying } from '../e2e/harness/words.ts';

const finance = 'https://contoso.sharepoint.com/sites/Finance/SitePages/Home.aspx';
const reports = { requestor: 'Adele Vance', package: 'Finance reports' };
const launch = { requestor: 'Adele Vance', package: 'Product launch' };
const why = 'Quarterly figures for the board.';
const decided = { method: 'PATCH', path: /\/stages\// };

/** The two people of this story may both approve the launch: whoever comes first. One policy wants a reason. */
const organization = organizationWith((contoso) => {
  const approvers = contoso.groups.find(({ displayName }) => displayName === 'Launch Approvers');
  const both = contoso.users.filter(({ userPrincipalName }) =>
    [people.megan, people.diego].some((name) => name === userPrincipalName),
  );
  if (approvers === undefined || both.length !== 2) throw new Error('The built-in organisation has changed.');
  approvers.memberIds = both.map(({ id }) => id);
  for (const policy of packageNamed(contoso, 'Marketing – Visitor').assignmentPolicies)
    for (const stage of policy.stages) stage.isApproverJustificationRequired = true;
});

describe('decisions', () => {
  let stage: Stage;
  let adele: Knock;
  let megan: Knock;
  let diego: Knock;
  let asked: Refusal;

  beforeAll(async () => {
    stage = await openStage({}, organization);
    [adele, megan, diego] = await Promise.all([
      stage.enter(people.adele),
      stage.enter(people.megan),
      stage.enter(people.diego, { bare: true }),
    ]);
    const { clientId, tenantId } = registrationIn(stage.organization.seed, 'contoso.com');
    const options = await configure(diego, { clientId, tenantId });
    await signIn(diego, options, people.diego);
    await turnOnApprovals(options);
    await options.close();
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const decisions = () => stage.organization.calls(decided).filter(({ effect }) => effect !== undefined);
  const approverCalls = () => {
    const { approverClientId } = registrationIn(stage.organization.seed, 'contoso.com');
    return stage.organization.calls({}).filter(({ clientId }) => clientId === approverClientId);
  };

  /** For everybody (ms): a worker counts within half a minute of its moment, by Graph's clock as it knows it. */
  async function timePasses(milliseconds: number): Promise<void> {
    await putClocksForward(stage.organization, milliseconds, adele, megan, diego);
    await adele.fireAlarm('knock.poll');
  }
  /** Until the moment at which the worker counts for this person, for whom something waited when they looked last. */
  async function countsFor(knock: Knock, upn: string): Promise<void> {
    const last = { lastAt: stage.organization.core.clock.now(), count: 1 };
    // In the middle of the half minute: an answer that was on its way at a jump has told her an older time.
    await timePasses(untilNextCount(stage.organization, upn, last) + 15_000);
    await knock.fireAlarm('knock.trickle');
  }

  /** The seconds in which it can be undone pass for the clocks alone. */
  async function decideAtOnce(knock: Knock, popup: Page, names: typeof reports): Promise<void> {
    const sent = decide(popup, 'approve', names);
    await popup.getByRole('button', { name: say('approval.undoNamed', names) }).waitFor();
    await timePasses(undoMs);
    await knock.fireAlarm('knock.poll');
    await sent;
  }

  it('are off until somebody says that they approve', async () => {
    asked = await meetRefusal(adele, finance, people.adele);
    await asked.card.getByLabel(say('offer.why')).fill(why);
    await press(asked.card, say('offer.request'));
    await seesSent(asked.card);
    await timePasses(10_000);
    const popup = await openApprovals(megan);
    await popup.getByText(say('approvals.off')).waitFor();
    expect(await popup.getByText(reports.package).count()).toBe(0);
    expect(approverCalls()).toEqual([]);
    await popup.getByRole('switch', { name: say('approvals.toggle') }).click({ force: true });
    await popup.getByText(say('approval.asksFor', reports)).waitFor();
    await popup.getByText(why).waitFor();
    expect(approverCalls().length).toBeGreaterThan(0);
    await popup.close();
  });

  it('of the first stage can be taken back for some seconds, and open no door yet', async () => {
    const popup = await openApprovals(megan);
    const request = popup.getByRole('article', { name: say('approval.asksFor', reports) });
    await request.getByText('1 of 2').waitFor();
    await request.getByRole('button', { name: say('approval.denyNamed', reports) }).click();
    await request.getByRole('button', { name: say('approval.undoNamed', reports) }).click();
    await request
      .getByRole('button', { name: say('approval.undoNamed', reports) })
      .waitFor({ state: 'detached' });
    await decideAtOnce(megan, popup, reports);
    expect(decisions()).toHaveLength(1);
    await popup.close();
    await timePasses(10_000);
    const mine = await openRequests(adele);
    await itemOf(mine, reports.package).getByText(saying('story.pendingApproval')).waitFor();
    await mine.close();
    expect(await adele.notifications()).toEqual([]);
  });

  it('lead into My Access where the organisation has no registration for approvers', async () => {
    const popup = await openApprovals(diego);
    await popup.getByText(say('approvals.noClient')).waitFor();
    const request = popup.getByRole('article', { name: say('approval.asksFor', reports) });
    const link = request.getByRole('link', { name: say('approvals.decideInMyAccess') });
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/myaccess\.microsoft\.com\//);
    expect(await request.getByRole('button', { name: say('approval.approveNamed', reports) }).count()).toBe(
      0,
    );
    const diegos = stage.organization.core.directory.userByUpn(people.diego)?.user.id;
    expect(approverCalls().filter(({ userId }) => userId === diegos)).toEqual([]);
    await popup.close();
  });

  it('of the second stage, by somebody else, let the request through', async () => {
    const options = await configure(diego, registrationIn(stage.organization.seed, 'contoso.com'));
    await options.close();
    const popup = await openApprovals(diego);
    await decideAtOnce(diego, popup, reports);
    await popup.close();
    await timePasses(60_000);
    expect(await awaitNotification(adele)).toContain('/delivered');
    const [request] = await requestsInGraph(stage.organization, people.adele);
    expect(request).toMatchObject({ state: 'delivered' });
    expect(reasonOf(String(request?.justification))).toBe(why);
    expect(decisions()).toHaveLength(2);
    expect(effective(stage.organization)).toBe(1);
  });

  it('that somebody else has made already are said, and change nothing', async () => {
    await askInMyAccess(stage.organization, people.adele, launch.package);
    await timePasses(10_000);
    const before = decisions().length;
    const [first, second] = await Promise.all([openApprovals(megan), openApprovals(diego)]);
    for (const popup of [first, second]) await popup.getByText(say('approval.asksFor', launch)).waitFor();
    await decideAtOnce(megan, first, launch);
    const late = second.getByRole('article', { name: say('approval.asksFor', launch) });
    await late.getByRole('textbox').fill('The launch is over.');
    await late.getByRole('button', { name: say('approval.denyNamed', launch) }).click();
    await late.getByText(say('failure.alreadyDecided')).waitFor();
    expect(decisions()).toHaveLength(before + 1);
    await Promise.all([first.close(), second.close()]);
  });

  it('that deny are told to the one who asked, with no way back', async () => {
    const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
    const visitor = { requestor: 'Adele Vance', package: 'Marketing – Visitor' };
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await press(card, say('offer.request'));
    await seesSent(card);
    await timePasses(10_000);
    await countsFor(megan, people.megan);
    await until('the approver is told', megan.notifications, (ids) =>
      ids.some((id) => id.startsWith('approvals/')),
    );
    await until(
      'the number on the button',
      () => megan.badge(),
      (text) => text === '1',
    );
    const popup = await openApprovals(megan);
    const request = popup.getByRole('article', { name: say('approval.asksFor', visitor) });
    await request.getByRole('button', { name: say('approval.denyNamed', visitor) }).click();
    // Only the service knows that the policy wants a reason. Its no leaves the decision to be taken again.
    await request.getByText(say('approval.reasonDemanded')).waitFor();
    expect(await request.getByRole('textbox').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await request.getByRole('textbox').fill('The plan is not public yet.');
    await request.getByRole('button', { name: say('approval.denyNamed', visitor) }).click();
    await popup.getByText(say('approval.denied')).waitFor();
    await timePasses(60_000);
    await card.getByText(saying('story.denied')).first().waitFor();
    await expect.poll(adele.notifications).toContainEqual(expect.stringMatching(/\/denied$/));
    const mine = await openRequests(adele);
    const item = itemOf(mine, visitor.package);
    await item.getByText(saying('story.denied')).waitFor();
    expect(await item.getByRole('button', { name: say('request.open') }).count()).toBe(0);
    await mine.close();
  });
});
