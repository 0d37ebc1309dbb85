import { evaluate } from '../cdp.ts';
import { markUsable, type UsableMarks } from '../marks.ts';
import { amounts } from '../organization.ts';
import { type Row, ratioRow } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import { openTab, settle, type Tab } from '../tab.ts';
import { bringWorker } from '../worker.ts';

const popup = { item: '.items > .item', height: 600 } as const;

/** The popup with the person's requests against a bare React and Dexie popup on the same rows, turn by turn. */
export async function measurePopup(bench: Bench, n: number, random: () => number): Promise<Row[]> {
  const whole = await markedTab(bench, popup.item, amounts.requests);
  const knock = await markedTab(bench, popup.item, await inView(whole, bench));
  const floor = await markedTab(bench, 'li', amounts.requests);
  const times = {
    warm: [] as number[],
    dead: [] as number[],
    whole: [] as number[],
    floor: [] as number[],
  };
  for (let round = -2; round < n; round += 1) {
    const base = await sample(floor, `${bench.floorOrigin}/popup.html`);
    if (round >= 0) times.floor.push(base);
    for (const state of ['warm', 'dead'] as const) {
      const taken = await sample(knock, `${bench.knockOrigin}/popup.html`, () => bringWorker(bench, state));
      if (round >= 0) times[state].push(taken);
    }
    const all = await sample(whole, `${bench.knockOrigin}/popup.html`, () => bringWorker(bench, 'warm'));
    if (round >= 0) times.whole.push(all);
  }
  await knock.shut();
  await whole.shut();
  await floor.shut();
  return [
    ratioRow('popup usable, worker warm', { product: times.warm, floor: times.floor }, 1.25, random),
    ratioRow('popup usable, worker dead', { product: times.dead, floor: times.floor }, null, random),
    ratioRow('popup with all 20 requests', { product: times.whole, floor: times.floor }, null, random),
  ];
}

/** What a popup of 600 px shows of the requests; the rest is painted a frame later and has a row of its own. */
async function inView(tab: Awaited<ReturnType<typeof markedTab>>, bench: Bench): Promise<number> {
  await sample(tab, `${bench.knockOrigin}/popup.html`);
  const tops = `[...document.querySelectorAll('${popup.item}')].map((item) => item.getBoundingClientRect().top)`;
  const shown = await evaluate<number>(tab, `${tops}.filter((top) => top < ${popup.height}).length`);
  if (shown === 0 || shown === amounts.requests) throw new Error(`The popup shows ${shown} requests.`);
  return shown;
}

async function markedTab(
  bench: Bench,
  item: string,
  count: number,
): Promise<Tab & { front(): Promise<void> }> {
  const tab = await openTab(bench.devTools);
  const source = markUsable(item, count);
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source });
  return { ...tab, front: async () => void (await tab.send('Page.bringToFront')) };
}

/** Milliseconds from the start of the navigation. */
async function sample(
  tab: Tab & { front(): Promise<void> },
  url: string,
  prepare: () => Promise<void> = async () => {},
): Promise<number> {
  await tab.front();
  await tab.visit('about:blank');
  await settle();
  await prepare();
  await tab.visit(url);
  const { usable } = await evaluate<UsableMarks>(tab, '__usable');
  return usable - (await evaluate<number>(tab, 'performance.timeOrigin'));
}
