import { afterAll, beforeAll, expect, it } from 'vitest';
import { effective, meetRefusal, press } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say } from '../harness/words.ts';

let stage: Stage;
let knock: Knock;

beforeAll(async () => {
  stage = await openStage();
  knock = await stage.enter(people.adele);
});
afterAll(() => stage.close());

async function openCard() {
  const { page, card } = await meetRefusal(
    knock,
    'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx',
    people.adele,
  );
  await card.getByRole('button', { name: say('offer.request'), exact: true }).waitFor();
  return { page, card };
}

/** The frame may go while the driver still waits for its own click to end: what follows from the press is awaited. */
function pressOnce(card: Parameters<typeof press>[0], name: string): void {
  press(card, name).catch(() => {});
}

it('a card whose Knock was updated says so, goes by its cross or reloads the page', async () => {
  const [first, second] = [await openCard(), await openCard()];
  // As an update does it; the answer is lost with the page that asked.
  await knock.desk.evaluate(() => chrome.runtime.reload()).catch(() => {});
  for (const { card } of [first, second]) {
    await card.getByText(say('guard.gone'), { exact: true }).waitFor();
    expect(await card.getByRole('button', { name: say('offer.request') }).count()).toBe(0);
  }

  await first.page.bringToFront();
  pressOnce(first.card, say('card.dismiss'));
  await until(
    'card gone',
    () => knock.hasCard(first.page),
    (has) => !has,
  );

  await second.page.bringToFront();
  const loaded = second.page.waitForEvent('load');
  pressOnce(second.card, say('guard.reload'));
  await loaded;
  expect(effective(stage.organization)).toBe(0);
});
