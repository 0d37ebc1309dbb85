import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effective, letTimePass, meetRefusal, press } from './harness/acts.ts';
import type { Knock } from './harness/knock.ts';
import { openStage, people, type Stage } from './harness/stage.ts';
import { storedRows } from './harness/store.ts';
import { until } from './harness/until.ts';
import { say } from './harness/words.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const submissions = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests';

/** Hard ground: Entra refuses no double, and shows a new request only after a while. */
describe('a worker that dies, an answer that is lost', () => {
  let stage: Stage;
  let adele: Knock;

  beforeEach(async () => {
    stage = await openStage({ duplicateGuard: false, listLag: Math.floor(Math.random() * 20) });
    adele = await stage.enter(people.adele);
  });
  afterEach(() => stage.close());

  const submitted = () => stage.organization.calls({ method: 'POST', path: /\/assignmentRequests$/ });

  /** Whatever Knock was told, in the end it knows the request, and one took effect. */
  async function endsWithOne(): Promise<void> {
    await until(
      'nothing left to send',
      async () => {
        await letTimePass(stage.organization, 40, adele);
        return storedRows(adele, 'outbox');
      },
      (rows) => rows.length === 0,
      40_000,
    );
    expect(effective(stage.organization)).toBe(1);
    const rows = await storedRows(adele, 'requests');
    const own = rows.filter(({ accessPackageName }) => accessPackageName === 'Marketing – Visitor');
    expect(own.map(({ graphId }) => typeof graphId)).toEqual(['string']);
  }

  it('before the POST', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    stage.organization.core.faults.add({ method: 'POST', path: submissions, kind: 'dropBefore', times: 1 });
    await press(card, say('offer.request'));
    await until('the call', submitted, (rows) => rows.length > 0);
    await adele.stop();
    await endsWithOne();
  });

  it('during the POST', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    stage.organization.core.faults.add({
      method: 'POST',
      path: submissions,
      kind: 'slow',
      delayMs: 3000,
      times: 1,
    });
    await press(card, say('offer.request'));
    await until(
      'sending',
      () => storedRows(adele, 'outbox'),
      (rows) => rows.some(({ state }) => state === 'sending'),
    );
    await adele.stop();
    await endsWithOne();
  });

  it('after the POST took effect, its answer dropped', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    stage.organization.core.faults.add({ method: 'POST', path: submissions, kind: 'dropAfter', times: 1 });
    await press(card, say('offer.request'));
    await until(
      'the effect',
      () => effective(stage.organization),
      (count) => count > 0,
    );
    await adele.stop();
    await endsWithOne();
  });

  it('504 after the effect', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    stage.organization.core.faults.add({
      method: 'POST',
      path: submissions,
      kind: 'statusAfter',
      status: 504,
      times: 1,
    });
    await press(card, say('offer.request'));
    await until(
      'the effect',
      () => effective(stage.organization),
      (count) => count > 0,
    );
    await endsWithOne();
  });

  it('while the card is open: the card comes back with the answer', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await card.getByText('Marketing – Visitor').first().waitFor();
    await adele.stop();
    await press(card, say('offer.request'));
    await until(
      'the effect',
      () => effective(stage.organization),
      (count) => count === 1,
    );
  });
});
