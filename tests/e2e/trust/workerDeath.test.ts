import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../tenant/contract.ts';
import { effective, meetRefusal, press, seesSent } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { storedRows } from '../harness/store.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';
import { roomPage, withRooms } from './rooms.ts';
import { moveWorkerClock, tellOnline } from './workerClock.ts';

const post = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests';
const earlyDeaths = [0, 25, 60];
const rooms = [
  'Slow',
  'Dropped',
  'Late',
  'Never',
  'Twice',
  'Resent',
  ...earlyDeaths.map((ms) => `Early${ms}`),
];
/** Seconds for which a request that took effect is missing from lists; another number each run. */
const listLag = Math.floor(Math.random() * 61);

describe(`one click is one request, with no guard against doubles and a list ${listLag} s late`, () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    process.stdout.write(`workerDeath: listLag ${listLag} s\n`);
    stage = await openStage({ duplicateGuard: false, listLag }, withRooms(rooms));
    knock = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const plan = (fault: Omit<Fault, 'path' | 'method'>) =>
    stage.organization.core.faults.add({ method: 'POST', path: post, times: 1, ...fault });
  const arrived = () =>
    until(
      'the call arrived',
      () => stage.organization.core.faults.list(),
      (left) => left.length === 0,
    );
  const effects = (count: number) =>
    until(
      'effects',
      () => effective(stage.organization),
      (now) => now >= count,
    );

  /** The list has had its time to show what was sent; Knock is told that the network is back and looks. */
  async function letListCatchUp(): Promise<void> {
    stage.organization.core.clock.advance(listLag * 1000 + 1000);
    await tellOnline(knock);
  }

  /** The wait is in the service's time and in this machine's own, neither of which a test sits out. */
  async function letAbsenceProve(): Promise<void> {
    stage.organization.core.clock.advance(160_000);
    await moveWorkerClock(knock, 160_000);
  }

  /** Runs one case in its own site: the click, what goes wrong, and then one request that is shown as sent. */
  async function once(room: string, act: (card: Frame) => Promise<void>): Promise<void> {
    const before = effective(stage.organization);
    const { page, card } = await meetRefusal(knock, roomPage(room), people.adele);
    await act(card);
    await seesSent(await knock.card(page));
    expect(effective(stage.organization) - before).toBe(1);
    await page.close();
  }

  it('the worker stopped while the call was under way', () =>
    once('Slow', async (card) => {
      const before = effective(stage.organization);
      plan({ kind: 'slow', delayMs: 700 });
      await press(card, say('offer.request'));
      await arrived();
      await knock.stop();
      await effects(before + 1);
      await letListCatchUp();
    }));

  it('the answer dropped after the effect', () =>
    once('Dropped', async (card) => {
      const before = effective(stage.organization);
      plan({ kind: 'dropAfter' });
      await press(card, say('offer.request'));
      await effects(before + 1);
      await letListCatchUp();
    }));

  it('504 after the effect, and the worker stopped on top of it', () =>
    once('Late', async (card) => {
      const before = effective(stage.organization);
      plan({ kind: 'statusAfter', status: 504 });
      await press(card, say('offer.request'));
      await effects(before + 1);
      await knock.stop();
      await letListCatchUp();
    }));

  it('the call lost before any effect: sent again, once the absence can be believed', () =>
    once('Never', async (card) => {
      plan({ kind: 'dropBefore' });
      await press(card, say('offer.request'));
      await arrived();
      await tellOnline(knock);
      await until(
        'a look at the list',
        () => looks(stage),
        (seen) => seen > 0,
      );
      await letAbsenceProve();
      await tellOnline(knock);
    }));

  it('two fast clicks and a death between them', () =>
    once('Twice', async (card) => {
      const before = effective(stage.organization);
      plan({ kind: 'slow', delayMs: 400 });
      const button = card.getByRole('button', { name: say('offer.request'), exact: true });
      await press(card, say('offer.request'));
      await button.click({ force: true, timeout: 200 }).catch(() => {});
      await knock.stop();
      await pressUntilPutDown(card);
      await letEarlyDeathBeSeen(before);
      await letListCatchUp();
    }));

  it.each(earlyDeaths)('the worker stopped %i ms after the click, wherever that is', (delay) =>
    once(`Early${delay}`, async (card) => {
      const before = effective(stage.organization);
      await press(card, say('offer.request'));
      await new Promise((resolve) => setTimeout(resolve, delay));
      await knock.stop();
      await pressUntilPutDown(card);
      await letEarlyDeathBeSeen(before);
      await letListCatchUp();
    }),
  );

  /**
   * It may have died when "sending" was on disk and nothing had left. Only the list's silence tells, and that takes its
   * time on this machine's own clock: one look notes that the answer is lost, a later one may believe it.
   */
  async function letEarlyDeathBeSeen(before: number): Promise<void> {
    const left = () => effective(stage.organization) > before;
    const isCalled = await until('the call', left, Boolean, 3000).catch(() => false);
    if (isCalled) return;
    const isLost = (rows: Record<string, unknown>[]) => rows.every(({ state }) => state === 'verifying');
    await tellOnline(knock);
    await until('noted as lost', () => storedRows(knock, 'outbox'), isLost);
    await letAbsenceProve();
    await tellOnline(knock);
    await effects(before + 1);
  }
});

/** Either the click was put down and is followed up, or the card offers the button again, as often as that takes. */
async function pressUntilPutDown(card: Frame): Promise<void> {
  const again = card
    .getByRole('button', { name: say('offer.request'), exact: true })
    .and(card.locator(':not([aria-disabled=true])'));
  const putDown = card.getByText(saying('request.requestedPackage'));
  const press = async (): Promise<boolean> => {
    if (await again.isVisible()) await again.click({ timeout: 500 }).catch(() => {});
    return putDown.isVisible();
  };
  await until('the request is put down', press, Boolean, 20_000);
}

/** How often the list of one's own requests was read since the last lost call. */
function looks(stage: Stage): number {
  const rows = stage.organization.calls({ host: 'graph.microsoft.com' });
  const lost = rows.findLastIndex(({ method, status }) => method === 'POST' && status === 0);
  return rows.slice(lost + 1).filter(({ path }) => /assignmentRequests\/filterByCurrentUser/.test(path))
    .length;
}
