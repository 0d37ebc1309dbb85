import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFacts, reasonOf } from '../../../lib/entitlement/requestFacts.ts';
import { em, graphAs } from '../../tenant/testing.ts';
import { effective, letTimePass, meetRefusal, press, seesSent } from '../harness/acts.ts';
import { closedAfterEach } from '../harness/closedAfterEach.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { storedRows } from '../harness/store.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';
import { hubBy, itemOf, openRequests, packageNamed, requestsInGraph, unfolded } from './acts.ts';

const finance = 'https://contoso.sharepoint.com/sites/Finance/SitePages/Home.aspx';
const controllers = 'Finance controllers';
const why = 'I close the books of our region.';
const newQuestionId = '0a5e0000-0000-4000-8000-000000000003';

describe('what policies ask', () => {
  let stage: Stage;
  let adele: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  async function refused(url: string) {
    const { page, card } = await meetRefusal(adele, url, people.adele);
    keep(page);
    return card;
  }
  async function formFrom(url: string, name: string): Promise<Page> {
    const card = await refused(url);
    // Exactly: what is announced to screen readers has the name in it, too.
    await card.getByText(name, { exact: true }).first().click();
    const hub = keep(await hubBy(adele, () => press(card, say('offer.openForm'))));
    await hub.getByRole('heading', { name: say('form.title', { package: name }) }).waitFor();
    return hub;
  }
  const send = (hub: Page) => press(hub, say('form.submit'));
  const newest = async () => (await requestsInGraph(stage.organization, people.adele))[0];
  const newestOf = async (name: string) =>
    (await requestsInGraph(stage.organization, people.adele)).find(
      (request: { accessPackage: { displayName: string } }) => request.accessPackage.displayName === name,
    );
  const contoso = () => stage.organization.seed.tenants[0];
  const idOf = (name: string) => packageNamed(contoso(), name).id;
  /** Asks for a package whose only question is a choice, as My Access does. */
  async function askThere(name: string, choice: string): Promise<void> {
    const [policy] = packageNamed(contoso(), name).assignmentPolicies;
    const answeredQuestion = {
      '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
      id: policy?.questions[0]?.id,
    };
    const answer = { '@odata.type': '#microsoft.graph.accessPackageAnswerString', answeredQuestion };
    const { status } = await (await graphAs(stage.organization, people.adele))(
      'POST',
      `${em}/assignmentRequests`,
      {
        requestType: 'userAdd',
        assignment: { accessPackageId: idOf(name) },
        answers: [{ ...answer, value: choice, displayValue: choice }],
      },
    );
    expect(status).toBe(201);
  }

  it('a reason alone is one field on the card', async () => {
    const card = await refused('https://contosoeur.sharepoint.com/sites/Sales');
    await press(card, say('offer.request'));
    await card.getByText(say('offer.whyMissing')).waitFor();
    expect(effective(stage.organization)).toBe(0);
    await card.getByLabel(say('offer.why')).fill(why);
    await press(card, say('offer.request'));
    await seesSent(card);
    const request = await newest();
    expect(request).toMatchObject({ answers: [] });
    expect(readFacts(request.justification)).toEqual({
      facts: { page: 'contosoeur.sharepoint.com/sites/Sales', need: 'view' },
      rest: why,
    });
  });

  it('a form that is closed half filled in, its worker dead, is there again with what was typed', async () => {
    const sent = effective(stage.organization);
    const form = await formFrom(finance, controllers);
    await form.getByLabel(say('offer.why')).fill(why);
    await form.getByLabel('What is your cost center?').fill('CC-12');
    await form.getByText(saying('form.draftSaved')).waitFor();
    await form.getByLabel('Anything we should know?').fill('Until the audit is over.');
    await adele.stop();
    const kept = async () => JSON.stringify(await storedRows(adele, 'requests'));
    await expect.poll(kept).toContain('Until the audit is over.');
    // Later on the last letters go out as the page closes, to a worker that the first of them has woken.
    await form.getByLabel('What is your cost center?').press('End');
    await form.evaluate(`Date.now = ((now) => () => now() + 60_000)(Date.now)`);
    await adele.stop();
    await form.keyboard.type('3456', { delay: 40 });
    await form.close({ runBeforeUnload: false });
    const popup = keep(await openRequests(adele));
    await popup.getByText(say('story.draft')).waitFor();
    const again = keep(await hubBy(adele, () => press(popup, say('request.continue'))));
    await expect.poll(() => again.getByLabel(say('offer.why')).inputValue()).toBe(why);
    expect(await again.getByLabel('What is your cost center?').inputValue()).toBe('CC-123456');
    expect(await again.getByLabel('Anything we should know?').inputValue()).toBe('Until the audit is over.');
    expect(effective(stage.organization)).toBe(sent);
  });

  it('answers are checked before they are sent, and arrive as Graph documents them', async () => {
    const form = await formFrom(finance, controllers);
    await send(form);
    await form.getByText(say('form.errors', { count: 2 })).waitFor();
    await form.getByText(saying('form.error.pattern')).waitFor();
    expect(effective(stage.organization)).toBe(1);
    await form.getByLabel('What is your cost center?').fill('CC-1234');
    await form.getByText('Germany', { exact: true }).click();
    await send(form);
    await seesSent(form);
    const request = await newest();
    expect(reasonOf(request.justification)).toBe(why);
    expect(request.answers).toMatchObject([
      { '@odata.type': '#microsoft.graph.accessPackageAnswerString', value: 'CC-1234' },
      { value: 'DE', displayValue: 'Germany' },
      { value: 'Until the audit is over.' },
    ]);
    expect(effective(stage.organization)).toBe(2);
    const refused = adele.context.pages().findLast((page) => /AccessDenied/.test(page.url()));
    const closed = form.waitForEvent('close');
    // The page may be gone before the driver hears that the click was done.
    await press(form, say('form.backToPage')).catch((error: unknown) => {
      if (!form.isClosed()) throw error;
    });
    await closed;
    await until('the page in front', async () => refused?.evaluate(() => !document.hidden), Boolean);
  });

  it('dates one may choose are sent, for the policy one chose', async () => {
    const form = await formFrom('https://contoso.sharepoint.com/teams/Operations', 'Operations projects');
    await form.getByText('no approval · 90 days · you choose the dates', { exact: true }).waitFor();
    await form.getByText('needs approval · 1 year · you choose the dates', { exact: true }).waitFor();
    await form.getByText('Short project').first().click();
    await form.getByText(saying('form.zone')).waitFor();
    await form.getByText(say('form.startOn'), { exact: true }).click();
    const [start, end] = [dayAfter(5), dayAfter(35)];
    await form.getByLabel(say('form.startDate')).fill(start);
    await form.getByLabel(say('form.endDate')).fill(dayAfter(3));
    await send(form);
    await form.getByText(say('form.error.endBeforeStart')).waitFor();
    await form.getByLabel(say('form.endDate')).fill(dayAfter(200));
    await form.getByText(say('form.error.tooLong')).waitFor();
    expect(effective(stage.organization)).toBe(2);
    await form.getByLabel(say('form.endDate')).fill(end);
    await send(form);
    await seesSent(form);
    const { schedule, ...request } = await newest();
    expect(request.state).toBe('submitted');
    expect(dayOf(schedule.startDateTime)).toBe(start);
    expect(schedule.expiration.type).toBe('afterDateTime');
    expect(dayOf(schedule.expiration.endDateTime)).toBe(end);
    await letTimePass(stage.organization, 60, adele);
    await form.getByText(say('story.scheduled')).first().waitFor();
  });

  it('what only My Access can take is handed over to it, with the reason', async () => {
    const form = await formFrom('https://contoso.sharepoint.com/sites/HR', 'HR onboarding');
    await form.getByText(say('form.needsMyAccess')).waitFor();
    await form.getByText(say('form.needsMyAccess.question')).waitFor();
    const link = form.getByRole('link', { name: say('form.goToMyAccess') });
    expect(await link.getAttribute('href')).toMatch(
      new RegExp(`^https://myaccess\\.microsoft\\.com/@.+#/access-packages/${idOf('HR onboarding')}$`),
    );
    expect(await form.getByRole('button', { name: say('form.submit') }).count()).toBe(0);
  });

  it('what was asked for in My Access is taken for the draft that waits for it, and followed', async () => {
    const form = keep(await adele.open(`hub.html#/request/${idOf('Design assets')}`));
    await form.getByText(say('form.needsMyAccess.severalChoices')).waitFor();
    const portal = adele.context.waitForEvent('page');
    await form.getByRole('link', { name: say('form.goToMyAccess') }).click();
    keep(await portal);
    await form.getByText(say('form.inMyAccess')).waitFor();
    const popup = keep(await openRequests(adele));
    const item = itemOf(popup, 'Design assets');
    await item.getByText(say('story.inMyAccess')).waitFor();
    // The popup looks as it opens, too: that look may find nothing before the button was pressed.
    const { promise: asked, resolve: release } = Promise.withResolvers<void>();
    const path = `${em}/assignmentRequests/filterByCurrentUser*`;
    stage.organization.core.faults.add({ method: 'GET', path, kind: 'slow', until: asked });
    await press(form, say('form.inMyAccess.look'));
    await askThere('Design assets', 'print');
    stage.organization.core.faults.clear();
    release();
    // Nobody has to approve it: it may be on its way by now.
    const moving = saying('story.submitted');
    const followed = form.getByText(moving).or(form.getByText(saying('story.delivering')));
    await followed
      .or(form.getByText(saying('story.delivered')))
      .first()
      .waitFor();
    // The popup is another page, and hears of it by itself.
    await item.getByText(say('story.inMyAccess')).waitFor({ state: 'detached' });
    expect(await item.count()).toBe(1);
  });

  it('a request that is over is asked again with the old answers, what has changed is pointed out', async () => {
    const { id } = await newestOf(controllers);
    await (await graphAs(stage.organization, people.adele))('POST', `${em}/assignmentRequests/${id}/cancel`);
    const [policy] = packageNamed(contoso(), controllers).assignmentPolicies;
    const [costCenter, country] = policy?.questions ?? [];
    if (policy === undefined || costCenter === undefined || country?.type !== 'choice')
      throw new Error('The built-in organisation has changed.');
    country.choices = country.choices.filter(({ actualValue }) => actualValue !== 'DE');
    const floor = { ...costCenter, id: newQuestionId, text: 'Which floor?', regexPattern: null, sequence: 9 };
    policy.questions = [costCenter, country, floor as typeof costCenter];
    stage.organization.core.switches.set({ questionShape: 'beta' });
    await letTimePass(stage.organization, 16 * 60, adele);
    const before = effective(stage.organization);
    const popup = keep(await openRequests(adele));
    const item = await unfolded(popup, controllers);
    await item.getByText(saying('story.canceled')).waitFor();
    const form = keep(
      await hubBy(adele, () => item.getByRole('button', { name: say('request.again') }).click()),
    );
    await form.getByText(saying('form.again')).waitFor();
    const question = 'Which country do you book for?';
    for (const change of [
      say('form.changed.newQuestion', { question: 'Which floor?' }),
      say('form.changed.choiceGone', { question, answer: 'Germany' }),
      say('form.changed.noLongerAsked', {
        question: 'Anything we should know?',
        answer: 'Until the audit is over.',
      }),
    ])
      await form.getByText(change, { exact: true }).waitFor();
    expect(await form.getByLabel(say('offer.why')).inputValue()).toBe(why);
    expect(await form.getByLabel('What is your cost center?').inputValue()).toBe('CC-1234');
    await send(form);
    await form.getByText(say('form.errors', { count: 2 })).waitFor();
    expect(effective(stage.organization)).toBe(before);
    await form.getByText('France', { exact: true }).click();
    await form.getByLabel('Which floor?').fill('Third');
    await send(form);
    await seesSent(form);
    expect(effective(stage.organization)).toBe(before + 1);
    expect((await newestOf(controllers)).answers).toMatchObject([
      { value: 'CC-1234' },
      { value: 'FR' },
      { value: 'Third' },
    ]);
  });

  it('a package that no page led to is found by its name', async () => {
    const popup = keep(await openRequests(adele));
    await popup.getByRole('searchbox', { name: say('find.label') }).fill('helpd');
    const before = effective(stage.organization);
    // It asks for a reason and nothing else, so it takes no form.
    const request = new RegExp(`^${say('offer.request')}\\s+Helpdesk`);
    await press(popup, request);
    await popup.getByLabel(say('offer.why')).fill(why);
    await press(popup, request);
    await popup.getByText(say('why.standing.asked'), { exact: true }).waitFor();
    await until(
      'the request',
      () => effective(stage.organization),
      (count) => count === before + 1,
    );
  });
});

/** `YYYY-MM-DD`, so many days from now, as the browser's calendar has it. */
const dayAfter = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000).toISOString());

function dayOf(moment: string): string {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
