import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approverScopes, em, graphAs } from '../tenant/testing.ts';
import {
  awaitNotification,
  effective,
  letTimePass,
  meetRefusal,
  press,
  requestByOneClick,
} from './harness/acts.ts';
import type { Knock } from './harness/knock.ts';
import { openStage, people, type Stage } from './harness/stage.ts';
import { storedRows } from './harness/store.ts';
import { until } from './harness/until.ts';
import { say } from './harness/words.ts';
import { roomPackage, roomPage, withRooms } from './trust/rooms.ts';

describe('time and the network', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage({}, withRooms(['Minutes', 'Hour', 'Day']));
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const requestOf = async (room: string) =>
    (await storedRows(adele, 'requests')).find(
      ({ accessPackageName }) => accessPackageName === roomPackage(room),
    );

  /** Asks for a room while the network is gone. Out: the card, and how it comes back. */
  async function askOffline(room: string): Promise<{ card: Frame; comeBack: () => Promise<void> }> {
    const { card } = await meetRefusal(adele, roomPage(room), people.adele);
    await card.locator('button.button-primary:not([aria-disabled=true])').first().waitFor();
    const comeBack = await adele.goOffline();
    await press(card, say('offer.request'));
    await card
      .getByText(say('failure.offline'))
      .or(card.getByText(say('story.queuedOffline')))
      .first()
      .waitFor();
    return { card, comeBack };
  }

  it('offline for ten minutes: the request is kept and goes out by itself', async () => {
    const { comeBack } = await askOffline('Minutes');
    expect(effective(stage.organization)).toBe(0);
    await comeBack();
    await letTimePass(stage.organization, 600, adele);
    await until(
      'sent',
      () => effective(stage.organization),
      (count) => count === 1,
    );
  });

  it('offline for an hour: the person is asked again first', async () => {
    const { card, comeBack } = await askOffline('Hour');
    await adele.advanceClock(3600_000);
    await comeBack();
    await letTimePass(stage.organization, 3600, adele);
    await until(
      'back to draft',
      () => requestOf('Hour'),
      (row) => row?.state === 'draft',
    );
    expect(effective(stage.organization)).toBe(1);
    await card.getByText(say('story.draft'), { exact: true }).waitFor();
  });

  it('a decision after 25 hours is told silently while the session with Entra lives', async () => {
    const { card } = await meetRefusal(adele, roomPage('Day'), people.adele);
    await requestByOneClick(card);
    await letTimePass(stage.organization, 10);
    await approveInGraph(String((await requestOf('Day'))?.graphId));
    await letTimePass(stage.organization, 25 * 3600, adele);
    expect(await awaitNotification(adele, 20_000)).toMatch(/\/(delivered|usable)$/);
    expect((await requestOf('Day'))?.state).toMatch(/^(delivered|usable)$/);
  });

  async function approveInGraph(id: string): Promise<void> {
    const megan = await graphAs(stage.organization, people.megan, approverScopes);
    const path = `${em}/accessPackageAssignmentApprovals/${id}/stages`;
    const { body } = await megan('GET', path);
    const decision = { reviewResult: 'Approve', justification: 'Asked for in the weekly meeting.' };
    expect((await megan('PATCH', `${path}/${body.value[0].id}`, decision)).status).toBe(204);
  }
});
