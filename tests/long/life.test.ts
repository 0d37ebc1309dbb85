import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hubBy,
  itemOf,
  openRequests,
  organizationWith,
  packageNamed,
  requestsInGraph,
} from '../e2e/chain/acts.ts';
import { awaitNotification, effective, letTimePass, press, putClocksForward } from '../e2e/harness/acts.ts';
import { closedAfterEach } from '../e2e/harness/closedAfterEach.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { storedRows } from '../e2e/harness/store.ts';
import { until } from '../e2e/harness/until.ts';
import { say, saying } from '../e2e/harness/words.ts';
import { approverScopes, em, graphAs } from '../tenant/testing.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const projects = 'Operations projects';
const wiki = 'Contoso Wiki';
const team = 'Marketing team';
const heldId = '5f0c1d1e-3a52-4a53-9d0a-0d5a3f6f7b11';
/** Ten minutes before the fourteenth day is reached. */
const end = Date.now() + 14 * day + 10 * minute;

/** Adele holds a package that ends, under a policy that lets her choose dates. */
const organization = organizationWith((contoso) => {
  const [kept] = contoso.assignments ?? [];
  const held = packageNamed(contoso, projects);
  const [policy] = held.assignmentPolicies;
  if (kept === undefined || policy === undefined) throw new Error('The built-in organisation has changed.');
  contoso.assignments?.push({
    ...kept,
    id: heldId,
    accessPackageId: held.id,
    assignmentPolicyId: policy.id,
    startDateTime: new Date(end - 60 * day).toISOString(),
    expiration: { type: 'afterDateTime', endDateTime: new Date(end).toISOString() },
  });
});

describe('after a request was sent', () => {
  let stage: Stage;
  let adele: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage({}, organization);
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const shown = async (opening: Promise<Page>): Promise<Page> => keep(await opening);
  const hub = (hash: string) => shown(adele.open(`hub.html${hash}`));
  const pass = (seconds: number) => letTimePass(stage.organization, seconds, adele);
  /**
   * Time passes until it is seen. Once is not enough on a slow machine: a reading that began before may end after the
   * jump of the clocks and tell the old state as just read, and the alarm then finds nothing due yet.
   */
  const passUntil = (what: string, seen: () => Promise<boolean>) =>
    until(
      what,
      async () => {
        await pass(40);
        return seen();
      },
      Boolean,
      30_000,
    );
  const heldInGraph = async () => {
    const send = await graphAs(stage.organization, people.adele);
    const { body } = await send('GET', `${em}/assignments/filterByCurrentUser(on='target')`);
    return body.value.find(({ id }: { id: string }) => id === heldId);
  };
  async function decideInGraph(reviewResult: 'Approve' | 'Deny'): Promise<void> {
    const [{ id }] = await requestsInGraph(stage.organization, people.adele);
    const send = await graphAs(stage.organization, people.megan, approverScopes);
    const path = `${em}/accessPackageAssignmentApprovals/${id}/stages`;
    const { body } = await send('GET', path);
    const { status } = await send('PATCH', `${path}/${body.value[0].id}`, {
      reviewResult,
      justification: 'No',
    });
    expect(status).toBe(204);
  }

  it('what one holds is in the popup, and nothing is told of it at first sight', async () => {
    const popup = await shown(openRequests(adele));
    await popup.getByRole('heading', { name: say('have.section') }).waitFor();
    await popup.getByText(projects, { exact: true }).waitFor();
    await popup.getByText(wiki, { exact: true }).first().waitFor();
    expect(await adele.notifications()).toEqual([]);
    await until('its day is noted', async () => (await adele.alarms()).includes('knock.due'));
  });

  it('its end is told of on the day, once: by notification, badge and list', async () => {
    await putClocksForward(stage.organization, 11 * minute, adele);
    await adele.fireAlarm('knock.due');
    const id = await awaitNotification(adele);
    expect(id).toBe(`held/${heldId}/14`);
    await until(
      'badge',
      () => adele.badge(),
      (text) => text === '•',
    );
    await adele.fireAlarm('knock.due');
    const page = await shown(hubBy(adele, () => adele.clickNotification(id)));
    await page.getByRole('heading', { name: say('have.page'), level: 1 }).waitFor();
    await itemOf(page, projects).getByText(saying('have.endsSoon')).waitFor();
    expect(await adele.notifications()).toEqual([]);
  });

  it('it is extended within the limits of its policy, and the new end is seen', async () => {
    const page = await hub('#/held');
    await press(page, say('have.extendNamed', { package: projects }));
    await page.getByRole('heading', { name: say('extend.title', { package: projects }) }).waitFor();
    await page.getByText(say('extend.noApproval')).waitFor();
    const date = page.getByLabel(say('extend.until'));
    const inDays = (days: number) => new Date(end + days * day).toISOString().slice(0, 10);
    await date.fill(inDays(300));
    await press(page, say('extend.send'));
    await page.getByText(saying('extend.tooLate')).first().waitFor();
    await date.fill(inDays(40));
    await press(page, say('extend.send'));
    await page.getByText(say('change.userUpdate')).first().waitFor();
    await until(
      'taken',
      () => effective(stage.organization),
      (count) => count === 1,
    );
    await passUntil('told', async () => (await adele.notifications()).length > 0);
    expect(await awaitNotification(adele)).toMatch(/^request\/.+\/extended$/);
    expect(Date.parse((await heldInGraph()).schedule.expiration.endDateTime)).toBeGreaterThan(end + 39 * day);
    const again = await hub('#/held');
    await itemOf(again, projects).getByText(saying('have.ends')).waitFor();
    expect(effective(stage.organization)).toBe(1);
  });

  it('it is given up after saying what is lost, and is gone', async () => {
    const page = await hub('#/held');
    await press(page, say('have.giveUpNamed', { package: projects }));
    await page.getByRole('group').getByText(projects).waitFor();
    await press(page, say('have.giveUpNo'));
    await press(page, say('have.giveUpNamed', { package: projects }));
    await press(page, say('have.giveUpYes'));
    await itemOf(page, projects).getByText(saying('story.userRemove.submitted')).waitFor();
    await passUntil('gone', async () => (await itemOf(page, projects).count()) === 0);
    expect((await heldInGraph()).state).toBe('expired');
    const requests = await hub('#/requests');
    await itemOf(requests, projects).getByText(saying('story.userRemove.delivered')).first().waitFor();
    await itemOf(requests, projects).getByText(saying('story.userUpdate.delivered')).first().waitFor();
  });

  it('a request is followed in words, with how old they are, and announced while one looks on', async () => {
    const form = await hub(`#/request/${packageNamed(stage.organization.seed.tenants[0], team).id}`);
    await form.getByLabel(say('offer.why')).fill('Spring campaign');
    await press(form, say('form.submit'));
    const item = itemOf(form, team);
    await item
      .getByText(saying('story.submitted'))
      .or(item.getByText(saying('story.pendingApproval')))
      .waitFor();
    await pass(5);
    await press(form, say('common.refresh'));
    await item.getByText(saying('story.pendingApproval')).waitFor();
    await item.getByText(say('outlook.pendingApproval')).waitFor();
    await item.getByText(saying('time.asOf')).first().waitFor();
    await item.getByRole('button', { name: say('request.details') }).click();
    for (const step of ['queued', 'submitted', 'pendingApproval'] as const)
      await item
        .getByText(say(`timeline.${step}`))
        .first()
        .waitFor();

    const list = await hub('#/requests');
    await itemOf(list, team).getByText(saying('story.pendingApproval')).waitFor();
    await decideInGraph('Deny');
    await passUntil('denied', () => itemOf(list, team).getByText(saying('story.denied')).isVisible());
    await list
      .getByRole('status')
      .filter({ hasText: `${team}: ` })
      .waitFor();
    await itemOf(list, team).getByText(say('outlook.denied')).waitFor();
  });

  it('what was denied is asked for again with the old answers', async () => {
    const page = await hub('#/requests');
    await itemOf(page, team)
      .getByRole('button', { name: say('request.again') })
      .click();
    const why = page.getByLabel(say('offer.why'));
    await why.waitFor();
    expect(await why.inputValue()).toBe('Spring campaign');
  });

  it('the history is found and filtered without a network, taken along, and erased for good', async () => {
    const page = await hub('#/history');
    const back = await adele.goOffline();
    try {
      await page.getByLabel(say('history.search')).fill('spring');
      await page
        .getByRole('status')
        .filter({ hasText: say('history.count', { count: 1 }) })
        .waitFor();
      await page.getByRole('button', { name: say('history.clear') }).click();
      await page.getByLabel(say('history.state')).selectOption('denied');
      await itemOf(page, team).waitFor();
      expect(await itemOf(page, projects).count()).toBe(0);
      await page.getByRole('button', { name: say('history.clear') }).click();
      const csv = await saved(page, say('history.csv'));
      expect(csv.name).toMatch(/^knock-history-.+\.csv$/);
      expect(csv.text.split('\r\n').filter((line) => line.includes(projects))).toHaveLength(2);
      const json = JSON.parse((await saved(page, say('history.json'))).text);
      expect(json.account).toBe(people.adele);
      expect(json.requests.length).toBeGreaterThanOrEqual(4);
    } finally {
      await back();
    }
    await press(page, say('history.eraseOneNamed', { package: team }));
    await press(page, say('history.eraseYes'));
    await itemOf(page, team).waitFor({ state: 'detached' });
    const popup = await shown(openRequests(adele));
    await press(popup, say('common.refresh'));
    await popup.getByRole('button', { name: say('requests.past', { count: 1 }) }).waitFor();
    expect(await itemOf(popup, team).count()).toBe(0);
    expect(
      (await storedRows(adele, 'requests')).map(({ accessPackageName }) => accessPackageName),
    ).not.toContain(team);
  });

  it('a row that is broken is counted and can be removed; the others are there', async () => {
    await adele.desk.evaluate(async () => {
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('knock');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const store = open.transaction('requests', 'readwrite').objectStore('requests');
      const [row] = await new Promise<{ profile: string }[]>((resolve) => {
        const request = store.getAll();
        request.onsuccess = () => resolve(request.result);
      });
      store.put({ profile: row?.profile, id: 'garbage', state: 42 });
      open.close();
    });
    const page = await hub('#/history');
    await page.getByText(say('history.skipped', { count: 1 })).waitFor();
    await itemOf(page, wiki).waitFor();
    await press(page, say('history.skippedErase'));
    await page.getByText(say('history.skipped', { count: 1 })).waitFor({ state: 'detached' });
  });

  it('everything that is kept can be taken along from the settings', async () => {
    const options = await shown(adele.open('options.html'));
    const file = await saved(options, say('data.export'));
    const data = JSON.parse(file.text);
    expect(data.profiles).toHaveLength(1);
    expect(
      data.assignments.map(({ accessPackageName }: { accessPackageName: string }) => accessPackageName),
    ).toContain(wiki);
    expect(file.text).not.toMatch(/eyJ[\w-]{20,}\./);
  });
});

async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await press(page, button);
  const download = await downloading;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
