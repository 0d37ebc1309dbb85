import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { denialKey } from '../../../lib/offer/denialKey.ts';
import { em, graphAs } from '../../tenant/testing.ts';
import { effective, letTimePass, press, seesSent } from '../harness/acts.ts';
import { closedAfterEach } from '../harness/closedAfterEach.ts';
import type { Knock } from '../harness/knock.ts';
import { visit } from '../harness/signInWindow.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say, saying } from '../harness/words.ts';
import { askInMyAccess, itemOf, openRequests, organizationWith, packageNamed } from './acts.ts';

const lynne = 'Lynne Robbins';
const auditors = 'Finance auditors';

/** Diego, to whom Lynne and Pradeep report, holds *Finance auditors*. */
const auditing = organizationWith((contoso) => {
  const diego = contoso.users.find(({ userPrincipalName }) => userPrincipalName === people.diego);
  const { id, assignmentPolicies } = packageNamed(contoso, auditors);
  contoso.assignments?.push({
    id: '0a5e0000-0000-4000-8000-000000000001',
    accessPackageId: id,
    assignmentPolicyId: assignmentPolicies[0]?.id ?? '',
    targetId: diego?.id ?? '',
    state: 'delivered',
    status: 'Delivered',
    expiredDateTime: null,
    expiration: { type: 'noExpiration' },
  });
});

describe('before a request is sent, and for others', () => {
  let stage: Stage;
  let diego: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage({}, auditing);
    diego = await stage.enter(people.diego);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const contoso = () => stage.organization.seed.tenants[0];
  const idOf = (name: string) => packageNamed(contoso(), name).id;
  async function formOf(name: string, tab?: number): Promise<Page> {
    const query = tab === undefined ? '' : `?tab=${tab}&denial=${await reportOf(tab)}`;
    return keep(await diego.open(`hub.html#/request/${idOf(name)}${query}`));
  }
  /** The report by which the tab's form knows its page, as the card would give it. */
  const reportOf = (tab: number): Promise<string> =>
    diego.desk.evaluate(async (key) => {
      const { [key]: session } = await chrome.storage.session.get<Record<string, { id: string }>>(key);
      return session?.id ?? '';
    }, denialKey(tab));
  const send = (form: Page) => press(form, say('form.submit'));
  const forPerson = async (form: Page, name: string) => {
    await form.getByText(say('form.target.other'), { exact: true }).click();
    await form.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
    await form.getByText(say('form.target.note', { name })).waitFor();
  };
  const sendsNothing = async (form: Page) => {
    expect(await form.getByRole('button', { name: say('form.submit') }).count()).toBe(0);
    expect(effective(stage.organization)).toBe(0);
  };

  it('what one has is not asked for again: where to extend it is said instead', async () => {
    const form = await formOf(auditors);
    await form.getByText(say('form.held')).waitFor();
    await form.getByRole('link', { name: say('form.held.change') }).waitFor();
    await sendsNothing(form);
  });

  it('what no policy lets one ask for is said to be that', async () => {
    const form = await formOf('Partner workspace');
    await form
      .getByText(say('form.gone'))
      .or(form.getByText(say('form.notForYou')))
      .first()
      .waitFor();
    await sendsNothing(form);
  });

  it('a package that another one rules out comes back with what one has, and nothing is lost', async () => {
    const form = await formOf('Finance controllers');
    await form.getByLabel(say('offer.why')).fill('Year end');
    await form.getByLabel('What is your cost center?').fill('CC-1234');
    await form.getByText('Germany', { exact: true }).click();
    await send(form);
    await form.getByText(say('failure.notRequestable.refused')).waitFor();
    await form.getByText(say('form.refusedHeld', { packages: auditors })).waitFor();
    expect(await form.getByLabel('What is your cost center?').inputValue()).toBe('CC-1234');
    expect(effective(stage.organization)).toBe(0);
  });

  it('what has changed while the form was open is pointed out, and nothing is sent on the old terms', async () => {
    const form = await formOf('Helpdesk');
    await form.getByLabel(say('offer.why')).fill('I help out this week.');
    const [policy] = packageNamed(contoso(), 'Helpdesk').assignmentPolicies;
    policy?.questions.push({
      id: '0a5e0000-0000-4000-8000-000000000002',
      type: 'text',
      text: 'Which shift?',
      localizations: [],
      isRequired: true,
      isAnswerEditable: true,
      sequence: 9,
      isSingleLineQuestion: true,
      regexPattern: null,
    });
    await letTimePass(stage.organization, 16 * 60, diego);
    await send(form);
    await form.getByText(say('form.changed.newQuestion', { question: 'Which shift?' })).waitFor();
    expect(effective(stage.organization)).toBe(0);
    expect(await form.getByLabel(say('offer.why')).inputValue()).toBe('I help out this week.');
    await form.getByLabel('Which shift?').fill('The early one');
    await send(form);
    await seesSent(form);
    expect(effective(stage.organization)).toBe(1);
  });

  it('what was asked for elsewhere is shown in the form’s place', async () => {
    await askInMyAccess(stage.organization, people.diego, 'Marketing – Visitor');
    await (await openRequests(diego)).getByText('Marketing – Visitor').first().waitFor();
    const before = effective(stage.organization);
    const form = await formOf('Marketing – Visitor');
    await form
      .getByText(saying('story.pendingApproval'))
      .or(form.getByText(saying('story.submitted')))
      .first()
      .waitFor();
    expect(await form.getByRole('button', { name: say('form.submit') }).count()).toBe(0);
    expect(effective(stage.organization)).toBe(before);
  });

  it('somebody who reports to one gets the access, and the row says so everywhere', async () => {
    const form = await formOf('Expense claims');
    await forPerson(form, lynne);
    const before = effective(stage.organization);
    await send(form);
    await form.getByText(say('request.forOther', { name: lynne })).waitFor();
    await expect.poll(() => effective(stage.organization)).toBe(before + 1);
    const hers = await graphAs(stage.organization, 'LynneR@contoso.com');
    const { body } = await hers(
      'GET',
      `${em}/assignmentRequests/filterByCurrentUser(on='target')?$expand=requestor`,
    );
    expect(body.value).toMatchObject([{ requestor: { displayName: 'Diego Siciliani' } }]);
    await letTimePass(stage.organization, 60, diego);
    const popup = keep(await openRequests(diego));
    const item = itemOf(popup, 'Expense claims');
    await item.getByText(say('request.forOther', { name: lynne })).waitFor();
    await item.getByText(say('state.delivered'), { exact: true }).waitFor();
    // One's own is still to be had.
    await form.getByText(say('form.target.me'), { exact: true }).click();
    await form.getByRole('button', { name: say('form.submit') }).waitFor();
  });

  it('a policy that lets nobody ask for others says so in words, after Graph did', async () => {
    const form = await formOf('Contoso Wiki');
    await forPerson(form, 'Pradeep Gupta');
    const before = effective(stage.organization);
    await send(form);
    await form.getByText(say('failure.notRequestable.refusedForOther')).waitFor();
    expect(effective(stage.organization)).toBe(before);
  });

  it('what somebody else asked for one is marked with who it was', async () => {
    const patti = await graphAs(stage.organization, 'PattiF@contoso.com');
    const { user } = stage.organization.core.directory.userByUpn(people.diego) ?? {};
    const target = {
      objectId: user?.id,
      email: user?.mail,
      displayName: user?.displayName,
      subjectType: 'user',
    };
    const asked = await patti('POST', `${em}/assignmentRequests`, {
      requestType: 'userAdd',
      assignment: { accessPackageId: idOf('Marketing team'), target },
      justification: 'He joins the launch.',
    });
    expect(asked.status).toBe(201);
    const popup = keep(await openRequests(diego));
    await itemOf(popup, 'Marketing team')
      .getByText(say('request.askedBy', { name: 'Patti Fernandez' }))
      .waitFor();
  });

  it('a page of another account gets no request of this one', async () => {
    await diego.context.clearCookies();
    const page = keep(await diego.context.newPage());
    await visit(page, 'https://sugarlearning.contoso.com/', people.adele);
    const names = { onPage: people.adele, acting: people.diego };
    const card = await diego.card(page);
    await card.getByText(say('otherAccount.text', names)).first().waitFor();
    const form = await formOf('SugarLearning Reader', await diego.tabId(page));
    const before = effective(stage.organization);
    await send(form);
    await form.getByText(say('failure.wrongAccount', names)).waitFor();
    expect(effective(stage.organization)).toBe(before);
  });
});
