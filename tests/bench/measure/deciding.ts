import type { Page } from 'playwright-core';
import { letTimePass } from '../../e2e/harness/acts.ts';
import { approveByKey } from '../../e2e/harness/decideByKey.ts';
import type { Knock } from '../../e2e/harness/knock.ts';
import { configure, registrationIn, signIn, turnOnApprovals } from '../../e2e/harness/setUp.ts';
import { storedRows } from '../../e2e/harness/store.ts';
import { type ServedOrganization, serveOrganization } from '../../e2e/harness/tenant.ts';
import { until } from '../../e2e/harness/until.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { withWaiting } from '../../tenant/withWaiting.ts';
import { startBrowser } from '../browser.ts';
import { connectDevTools, evaluate, type Session } from '../cdp.ts';
import type { FloorExtension } from '../floors/build.ts';
import { markUsable, type UsableMarks } from '../marks.ts';
import { medianRow, plainRow, type Row, ratioRow } from '../rows.ts';
import { fill } from '../setUp.ts';
import { openTab, settle } from '../tab.ts';

const approver = 'MeganB@contoso.com';
const waiting = 500;
const decided = 100;
const byKey = 10;
/** So many has a popup room for. */
const inPopup = 20;

/** An approver for whom 500 requests wait: what reading and deciding cost, and how soon the views stand. */
export async function measureDeciding(
  floors: FloorExtension,
  { n, random }: { n: number; random: () => number },
): Promise<Row[]> {
  const organization = await serveOrganization(withWaiting(structuredClone(builtInOrganization), waiting));
  const browser = await startBrowser(organization, floors.folder);
  const floorOrigin = `chrome-extension://${floors.id}`;
  let knockOrigin = '';
  const rows: Row[] = [];
  try {
    await browser.drive(async (knock, context) => {
      knockOrigin = `chrome-extension://${knock.extensionId}`;
      rows.push(...(await readQueue(knock, organization)));
      const floorDesk = await context.newPage();
      await floorDesk.goto(`${floorOrigin}/manifest.json`);
      const [active] = await storedRows(knock, 'meta');
      await fill(floorDesk, 'meta', active ? [active] : []);
      await fill(floorDesk, 'requests', (await storedRows(knock, 'approvals')).slice(0, inPopup));
      await fill(floorDesk, 'accessPackages', []);
      await floorDesk.close();
    });
    const devTools = await connectDevTools(browser.devTools);
    rows.push(...(await timeViews(devTools, { organization, knockOrigin, floorOrigin, n, random })));
    devTools.close();
    await browser.drive(async (knock) => {
      rows.push(...(await decideMany(knock, organization)), await decideByKey(knock));
    });
    return rows;
  } finally {
    await browser.close();
    await organization.close();
  }
}

function costRows(organization: ServedOrganization, since: number, what: string, goal: number): Row[] {
  const calls = organization.calls({}).slice(since);
  const own = calls.filter(({ inBatch }) => inBatch !== true).length;
  return [
    plainRow(`Graph calls for ${what}`, own, 'count', goal),
    plainRow(`evaluated requests for ${what}`, calls.length, 'count', null),
  ];
}

const isWaiting = ({ state }: Record<string, unknown>) => state === 'waiting';

async function readQueue(knock: Knock, organization: ServedOrganization): Promise<Row[]> {
  const options = await configure(knock, registrationIn(organization.seed, 'contoso.com'));
  await signIn(knock, options, approver);
  await turnOnApprovals(options);
  await options.close();
  const since = organization.calls({}).length;
  const hub = await knock.open('hub.html#/approvals');
  await hub
    .locator('.queue-option')
    .nth(waiting - 1)
    .waitFor({ state: 'attached' });
  await until('nothing to read', async () => (await storedRows(knock, 'approvals')).length >= waiting);
  await hub.waitForTimeout(2000);
  await hub.close();
  return costRows(organization, since, `reading ${waiting} waiting`, 30);
}

async function decideMany(knock: Knock, organization: ServedOrganization): Promise<Row[]> {
  const ids = (await storedRows(knock, 'approvals')).filter(isWaiting).map(({ id }) => id);
  const hub: Page = await knock.open('hub.html#/help'); // reads nothing of the queue
  const approvalIds = ids.slice(0, decided);
  const send = (command: string, input: unknown) =>
    hub.evaluate((message) => chrome.runtime.sendMessage(message), { command, input });
  await send('readApprovalStages', { approvalIds }); // as they came into view
  const since = organization.calls({}).length;
  await send('decideApprovals', { approvalIds, decision: 'Approve', justification: '' });
  await letTimePass(organization, 6, knock);
  const inState = async (state: string) =>
    (await storedRows(knock, 'approvals')).filter((row) => row.state === state).length;
  await until(
    'all saved',
    () => inState('approved'),
    (saved) => saved === decided,
    60_000,
  );
  await hub.close();
  return costRows(organization, since, `${decided} decisions`, 7);
}

/** The keys count from the list: what is pressed to get there doesn't grow with the decisions. */
async function decideByKey(knock: Knock): Promise<Row> {
  const hub = await knock.open('hub.html#/approvals');
  await hub.locator('.queue-details article').waitFor();
  const keys = await approveByKey(hub, knock, byKey);
  await hub.close();
  return plainRow(`keys for ${byKey} decisions without a reason`, keys, 'count', 2 * byKey);
}

interface Views {
  organization: ServedOrganization;
  knockOrigin: string;
  floorOrigin: string;
  n: number;
  random: () => number;
}

async function timeViews(
  devTools: Session,
  { organization, knockOrigin, floorOrigin, n, random }: Views,
): Promise<Row[]> {
  const tabs = {
    popup: { tab: await marked(devTools, '.items > .item'), url: `${knockOrigin}/popup.html` },
    floor: { tab: await marked(devTools, 'li', inPopup), url: `${floorOrigin}/popup.html` },
    hub: { tab: await marked(devTools, '.queue-details article'), url: `${knockOrigin}/hub.html#/approvals` },
  };
  const times = { popup: [] as number[], floor: [] as number[], hub: [] as number[] };
  const frames: number[] = [];
  for (let round = -2; round < n; round += 1)
    for (const name of ['floor', 'popup', 'hub'] as const) {
      const { tab, url } = tabs[name];
      await tab.send('Page.bringToFront');
      await tab.visit('about:blank');
      await untilStill(organization);
      await tab.visit(url);
      const { usable } = await evaluate<UsableMarks>(tab, '__usable');
      const taken = usable - (await evaluate<number>(tab, 'performance.timeOrigin'));
      if (round >= 0) times[name].push(taken);
      if (round >= 0 && name === 'hub') frames.push(await evaluate<number>(tab, scrolling));
    }
  for (const { tab } of Object.values(tabs)) await tab.shut();
  return [
    ratioRow(
      `popup of an approver, ${waiting} waiting`,
      { product: times.popup, floor: times.floor },
      1.25,
      random,
    ),
    medianRow(`hub list of ${waiting} usable`, times.hub),
    medianRow(`hub list of ${waiting}: longest frame while it is scrolled`, frames),
  ];
}

/** A view that opens has the whole queue read and written anew, which takes longer than one settles. */
async function untilStill(organization: ServedOrganization): Promise<void> {
  let seen: number;
  do {
    seen = organization.calls({}).length;
    for (let pause = 0; pause < 4; pause += 1) await settle();
  } while (organization.calls({}).length > seen);
}

async function marked(devTools: Session, selector: string, count = 1) {
  const tab = await openTab(devTools);
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: markUsable(selector, count) });
  return tab;
}

/** Scrolls the list from its beginning to its end, 200 px a frame. Out: the longest time between two frames, in ms. */
const scrolling = `new Promise((resolve) => {
  const list = document.querySelector('.queue-list');
  let last = performance.now();
  let longest = 0;
  const next = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) return resolve(longest);
    list.scrollTop += 200;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;
