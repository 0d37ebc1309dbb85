import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetRefusal, requestByOneClick } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { openRequests } from '../e2e/trust/openRequests.ts';
import { roomPackage, roomPage, withRooms } from '../e2e/trust/rooms.ts';

const graphLists = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests/*';

describe('what is broken', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage({}, withRooms(['Harbor']));
    knock = await stage.enter(people.adele);
    const { page, card } = await meetRefusal(knock, roomPage('Harbor'), people.adele);
    await requestByOneClick(card);
    await page.close();
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  it('an answer of Graph makes no sense: said in words, the list that is known stays, and a retry mends it', async () => {
    stage.organization.core.faults.add({ method: 'GET', path: graphLists, kind: 'malformed' });
    const popup = await openRequests(knock);
    await popup.getByText(say('failure.malformedAnswer'), { exact: true }).first().waitFor();
    await popup.getByRole('heading', { name: roomPackage('Harbor') }).waitFor();
    stage.organization.core.faults.clear();
    await popup.getByRole('button', { name: say('common.refresh') }).click();
    await until(
      'mended',
      () => popup.getByText(say('failure.malformedAnswer'), { exact: true }).count(),
      (count) => count === 0,
    );
    await popup.close();
  });

  it('Graph asks to slow down: says until when, and keeps what is known', async () => {
    stage.organization.core.faults.add({
      method: 'GET',
      path: graphLists,
      kind: 'status',
      status: 429,
      retryAfterSeconds: 120,
      times: 1,
    });
    const popup = await openRequests(knock);
    await popup.getByText(say('failure.throttled'), { exact: true }).first().waitFor();
    // Near midnight it names the day, too.
    await popup
      .getByText(/Next try: .*\d/)
      .first()
      .waitFor();
    await popup.getByRole('heading', { name: roomPackage('Harbor') }).waitFor();
    stage.organization.core.faults.clear();
    await popup.close();
  });

  it('a row of the database is garbage: the others are shown', async () => {
    await knock.desk.evaluate(async () => {
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('knock');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const [profile] = await settled(open.transaction('profiles').objectStore('profiles').getAll());
      const table = (name: string) => open.transaction(name, 'readwrite').objectStore(name);
      const key = { profile: profile.profile, id: 'garbage' };
      await settled(table('requests').put({ ...key, state: 42, timeline: 'none', changedAt: {} }));
      await settled(table('outbox').put({ ...key, command: null, state: [] }));
      open.close();
    });
    const popup = await openRequests(knock);
    await popup.getByRole('heading', { name: roomPackage('Harbor') }).waitFor();
    expect(await popup.getByText(say('failure.unexpected'), { exact: true }).count()).toBe(0);
    await popup.close();
    // The commands of others still go out.
    const { page, card } = await meetRefusal(
      knock,
      'https://contoso.sharepoint.com/sites/Marketing',
      people.adele,
    );
    await requestByOneClick(card);
    await page.close();
  });

  it('the whole database cannot be used: every view says so in words, with a way on', async () => {
    await knock.stop();
    await knock.desk.evaluate(async () => {
      const settled = (request: IDBOpenDBRequest) =>
        new Promise<IDBDatabase | undefined>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      await settled(indexedDB.deleteDatabase('knock'));
      // Of a version that no build of today understands.
      const request = indexedDB.open('knock', 9_999_999);
      const open = await settled(request);
      open?.close();
    });
    const popup = await knock.openPopup();
    await popup.getByText(say('failure.storeCorrupt'), { exact: true }).first().waitFor();
    await popup
      .getByRole('button', { name: say('common.tryAgain') })
      .first()
      .waitFor();
    await popup.close();
    const page = await knock.context.newPage();
    await page.goto(roomPage('Harbor'));
    const card = await knock.card(page);
    await card.getByText(say('failure.storeCorrupt'), { exact: true }).first().waitFor();
    await page.close();
  });
});
