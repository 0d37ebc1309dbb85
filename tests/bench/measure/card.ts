import { evaluate, type Session } from '../cdp.ts';
import { guardOpened, markInsertion, markUsable, needKnown, type UsableMarks } from '../marks.ts';
import { deniedPage, healthyPage } from '../organization.ts';
import { medianRow, type Row, ratioRow } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import { openTab, settle, type Tab } from '../tab.ts';
import { bringWorker, type WorkerState } from '../worker.ts';

interface CardSample {
  /** From the frame's insertion, in ms. */
  usable: number;
  /** From the end of the page's own document, which is when the probe starts. */
  fromProbe: number;
  /** From the frame's insertion until the site has answered, in ms. */
  needKnown: number;
  /** From usable to the first click that counts. */
  guard: number;
}

/** The card on a denied page against an empty React frame on a healthy one, turn by turn. */
export async function measureCard(bench: Bench, n: number, random: () => number): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  // In a window smaller than this the card is a bar.
  await tab.send('Emulation.setDeviceMetricsOverride', {
    width: 1280,
    height: 800,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: markInsertion });
  await tab.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  const floor: number[] = [];
  const samples: Record<WorkerState, CardSample[]> = { warm: [], dead: [] };
  for (let round = -2; round < n; round += 1) {
    const base = await timely(() => floorSample(tab));
    if (round >= 0) floor.push(base);
    for (const state of ['warm', 'dead'] as const) {
      const sample = await timely(() => cardSample(bench, tab, state));
      if (round >= 0) samples[state].push(sample);
    }
  }
  await tab.shut();
  const of = (state: WorkerState, key: keyof CardSample) => samples[state].map((sample) => sample[key]);
  const product = (state: WorkerState) => ({ product: of(state, 'usable'), floor });
  return [
    ratioRow('card usable, worker warm', product('warm'), 1.5, random),
    ratioRow('card usable, worker dead', product('dead'), null, random),
    medianRow('card usable since the page was read, worker warm', of('warm', 'fromProbe')),
    medianRow('card usable since the page was read, worker dead', of('dead', 'fromProbe')),
    medianRow('need known, worker warm', of('warm', 'needKnown')),
    medianRow('need known, worker dead', of('dead', 'needKnown')),
    medianRow("card's click guard, after usable", of('warm', 'guard')),
  ];
}

/** A sample whose frame was watched too late is taken again. */
async function timely<T>(take: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 10; tries += 1) {
    const sample = await take();
    if (sample !== undefined) return sample;
  }
  throw new Error('The frame was there before it could be watched, ten times in a row.');
}

async function cardSample(bench: Bench, tab: Tab, state: WorkerState): Promise<CardSample | undefined> {
  await tab.visit('about:blank');
  await settle();
  await bringWorker(bench, state);
  const framed = watchNextFrame(tab, '.button-primary');
  await tab.visit(deniedPage);
  const { frame, marks } = await framed;
  const [known, ready] = await Promise.all([
    evaluate<number>(frame, needKnown),
    evaluate<number>(frame, guardOpened),
  ]);
  const page = await evaluate<{ inserted: number; probed: number }>(
    tab,
    `({
      inserted: __inserted,
      probed: performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventStart,
    })`,
  );
  const { usable } = marks;
  return marks.isLate
    ? undefined
    : {
        usable: usable - page.inserted,
        fromProbe: usable - page.probed,
        needKnown: known - page.inserted,
        guard: ready - usable,
      };
}

/** The same way: another page's load, at the same moment of which the floor's own content script inserts its frame. */
async function floorSample(tab: Tab): Promise<number | undefined> {
  await tab.visit('about:blank');
  await settle();
  const framed = watchNextFrame(tab, 'button');
  await tab.visit(healthyPage);
  const { marks } = await framed;
  return marks.isLate ? undefined : marks.usable - (await evaluate<number>(tab, '__inserted'));
}

/** Attaches to the next frame of the tab as it comes, without stopping it. */
async function watchNextFrame(
  tab: Session,
  selector: string,
): Promise<{ frame: Session; marks: UsableMarks }> {
  const attached = await tab.next<{ sessionId: string }>('Target.attachedToTarget');
  const frame = tab.session(attached.sessionId);
  await evaluate(frame, `void ${markUsable(selector)}`);
  return { frame, marks: await evaluate<UsableMarks>(frame, '__usable') };
}
