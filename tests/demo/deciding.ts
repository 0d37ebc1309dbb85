import type { Page } from 'playwright-core';
import { awaitNotification, letTimePass, untilNextCount } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { picture } from '../e2e/harness/pictures.ts';
import { recall, registrationIn, signInAtOnce } from '../e2e/harness/setUp.ts';
import { storedRows } from '../e2e/harness/store.ts';
import type { ServedOrganization } from '../e2e/harness/tenant.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { megan } from './story.ts';

/** What deciding about a queue took, and whether each decision is the one that was meant. */
export interface DecidingReport {
  waiting: number;
  /** Keys pressed, other than those of the reason's text. */
  keys: number;
  /** From the open queue to the last decision put down; then until the last was saved, *Undo* included. */
  secondsDeciding: number;
  secondsUntilSaved: number;
  /** What the details of the first request say, by name. */
  factsShown: string[];
  /** Calls of Graph, and requests evaluated with those inside a batch. */
  reading: Cost;
  deciding: Cost;
  wrongDecisions: number;
}

interface Cost {
  calls: number;
  evaluated: number;
}

/** Requests for it are denied, each with the reason; all others are approved. */
const denied = 'SugarLearning Reader';
const reason = 'Readers come from the training plan.';
/** So many are decided one by one. */
const oneByOne = 10;

/** Megan is told, opens her queue, decides ten by key, one package as a whole with a reason, and then the rest. */
export async function playDeciding(
  organization: ServedOrganization,
  knock: Knock,
  folder: string,
): Promise<DecidingReport> {
  const seen = { rows: organization.calls({}).length };
  const cost = (): Cost => {
    const rows = organization.calls({}).slice(seen.rows);
    seen.rows += rows.length;
    return { calls: rows.filter(({ inBatch }) => inBatch !== true).length, evaluated: rows.length };
  };
  await recall(knock, registrationIn(organization.seed, 'contoso.com'), { approvals: true });
  await signInAtOnce(knock, megan);
  await beTold(organization, knock);
  console.log('✓ Megan is told that requests need her decision');

  cost();
  const hub = await knock.open('hub.html#/approvals');
  const list = hub.getByRole('listbox', { name: say('queue.list') });
  await list.waitFor();
  await until('the queue', async () => (await waitingRows(knock)).every(({ stageId }) => stageId));
  const waiting = (await waitingRows(knock)).length;
  const reading = cost();
  const factsShown = await hub.locator('.approval-facts dt').allTextContents();
  await picture(hub, 'deciding-1-queue', folder);

  let keys = 0;
  const press = async (...pressed: string[]) => {
    for (const key of pressed) {
      keys++;
      await hub.keyboard.press(key);
    }
  };
  const startedAt = performance.now();
  await list.focus();
  for (let one = 0; one < Math.min(oneByOne, waiting); one++) await press(await keyFor(hub));
  console.log(`✓ She decides ${oneByOne} with ${keys} keys`);

  await hub.getByLabel(say('queue.state')).selectOption(say('queue.pending'));
  await hub.getByLabel(say('queue.package')).selectOption(denied);
  await list.focus();
  await press('Control+a', 'd');
  await hub.keyboard.type(reason);
  await picture(hub, 'deciding-2-selection', folder);
  await press('Tab', 'Tab', 'Enter');
  console.log(`✓ She denies the requests for ${denied}, with one reason`);
  await hub.getByLabel(say('queue.package')).selectOption(say('queue.anyPackage'));
  await list.focus();
  await press('Control+a', 'a', 'Tab', 'Enter');
  const secondsDeciding = (performance.now() - startedAt) / 1000;
  console.log('✓ She approves the rest at once');

  await until('all put down', async () => (await waitingRows(knock)).length === 0);
  await letTimePass(organization, 6, knock);
  await until('all saved', async () =>
    (await storedRows(knock, 'approvals')).every(({ state }) => state === 'approved' || state === 'denied'),
  );
  const secondsUntilSaved = (performance.now() - startedAt) / 1000;
  await picture(hub, 'deciding-3-decided', folder);
  return {
    waiting,
    keys,
    secondsDeciding: round(secondsDeciding),
    secondsUntilSaved: round(secondsUntilSaved),
    factsShown,
    reading,
    deciding: cost(),
    wrongDecisions: await wrongIn(organization, knock),
  };
}

const round = (seconds: number): number => Math.round(seconds * 10) / 10;

const waitingRows = async (knock: Knock) =>
  (await storedRows(knock, 'approvals')).filter(({ state }) => state === 'waiting');

/** Which key the request that is looked at deserves. */
const keyFor = async (hub: Page): Promise<'a' | 'd'> => {
  const title = await hub.locator('.queue-details h3').textContent();
  return title?.includes(denied) ? 'd' : 'a';
};

/** The worker counts, at a moment of this person's own. */
async function beTold(organization: ServedOrganization, knock: Knock): Promise<void> {
  const wait = untilNextCount(organization, megan, { lastAt: 0, count: 0 }) + 2000;
  organization.core.clock.advance(wait);
  await knock.advanceClock(wait);
  await knock.fireAlarm('knock.trickle');
  await awaitNotification(knock);
}

/** Decisions that Graph has otherwise than Megan meant, or not at all, or twice. */
async function wrongIn(organization: ServedOrganization, knock: Knock): Promise<number> {
  const effects = organization
    .calls({ method: 'PATCH', path: /stages/ })
    .flatMap(({ effect }) => effect?.split(' ').slice(1, 3).join(' ') ?? []);
  const meant = (await storedRows(knock, 'approvals')).map(
    ({ id, accessPackageName }) => `${accessPackageName === denied ? 'Deny' : 'Approve'} ${id}`,
  );
  const missing = meant.filter((one) => effects.filter((effect) => effect === one).length !== 1);
  return missing.length + effects.filter((effect) => !meant.includes(effect)).length;
}
