import { evaluate } from '../cdp.ts';
import { answerWith, busy, heavy } from '../pages.ts';
import { p95Row, plainRow, type Row } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import { watchedSites } from '../sites.ts';
import { openTab, type Tab } from '../tab.ts';
import { leftTimers, scriptTimes, type TraceEvent } from '../trace.ts';
import { traced } from '../tracing.ts';

const light =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Board</title><link rel="icon" href="data:,"></head><body><h1>Board</h1><p>Nothing special.</p></body></html>';
/** Longer than Knock ever watches a page for a late refusal, in ms. */
const longEnough = 3400;
/** Each sample takes as long as that. */
const mostSlowSamples = 10;

/**
 * Main-thread time of the scripts of optional hosts on healthy pages, by trace, and what they leave there. In-house
 * pages may refuse late: everything within three seconds counts.
 */
export async function measureOptionalProbes(bench: Bench, n: number): Promise<Row[]> {
  const slow = Math.min(n, mostSlowSamples);
  const services = await openProbe(bench, watchedSites.service, 'denialServices.js');
  const rows = [
    p95Row('probe on a service, light', (await services.take(light, n)).times, 2),
    p95Row('probe on a service, 20,000 nodes', (await services.take(heavy(light), n)).times, 5),
    p95Row(
      'probe on a service, 20,000 nodes, changing for 3 s',
      (await services.take(busy(heavy(light)), slow, longEnough)).times,
      5,
    ),
  ];
  const left = [await services.leave(light)];
  await services.close();
  if (bench.declaresSite) {
    const declared = await openProbe(bench, watchedSites.declared, 'denialDeclared.js');
    rows.push(
      p95Row('probe in-house, light, within 3 s', (await declared.take(light, slow, longEnough)).times, 2),
      p95Row(
        'probe in-house, 20,000 nodes, within 3 s',
        (await declared.take(heavy(light), slow, longEnough)).times,
        5,
      ),
      p95Row(
        'probe in-house, 20,000 nodes, changing for 3 s',
        (await declared.take(busy(heavy(light)), slow, longEnough)).times,
        5,
      ),
    );
    const own = await declared.leave(light);
    if (own.installed === 0)
      throw new Error('The trace shows no timer of the in-house script: it proves nothing.');
    left.push(own);
    await declared.close();
  }
  const missing = rows.filter(({ n: seen }) => seen !== n && seen !== slow).length;
  const sum = (of: (one: (typeof left)[number]) => number) => left.reduce((total, one) => total + of(one), 0);
  return [
    ...rows,
    plainRow('optional probe runs missing from the traces', missing, 'count', 0),
    plainRow(
      'observers of Knock left on these pages after 3 s',
      sum(({ observers }) => observers),
      'count',
      0,
    ),
    plainRow(
      'timers of Knock left on these pages after 3 s',
      sum(({ timers }) => timers),
      'count',
      0,
    ),
  ];
}

async function openProbe(bench: Bench, site: string, file: string) {
  const tab = await openTab(bench.devTools);
  const show = await answerWith(tab, `${site}/*`);
  const worlds = new Set<number>();
  tab.on<{ context: { id: number; origin: string } }>('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === bench.knockOrigin) worlds.add(context.id);
  });
  tab.on('Runtime.executionContextsCleared', () => worlds.clear());
  const visits = (count: number, stay: number): Promise<TraceEvent[]> =>
    traced(bench.devTools, async () => {
      for (let round = 0; round < count; round += 1) {
        await tab.visit(`${site}/bench/${round}`);
        await evaluate(
          tab,
          `new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), ${stay}))`,
        );
      }
    });
  return {
    async take(page: string, count: number, stay = 0) {
      show(page);
      await visits(1, 0); // the script is compiled for the first time
      return { times: scriptTimes(await visits(count, stay), `${bench.knockOrigin}/${file}`) };
    },
    /** What one visit leaves behind. The timer that waits for it is the only one of another. */
    async leave(page: string) {
      show(page);
      await tab.send('Runtime.enable');
      const { installed, left } = leftTimers(await visits(1, longEnough), `${bench.knockOrigin}/${file}`);
      let observers = 0;
      for (const contextId of worlds) observers += await countObservers(tab, contextId);
      if (worlds.size === 0) throw new Error(`${file} did not run.`);
      return { observers, timers: left, installed };
    },
    close: () => tab.shut(),
  };
}

/** Living observers of a script world, as its heap tells after a collection. */
async function countObservers(tab: Tab, contextId: number): Promise<number> {
  let sum = 0;
  for (const kind of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver']) {
    const { result } = await tab.send<{ result: { objectId: string } }>('Runtime.evaluate', {
      expression: `${kind}.prototype`,
      contextId,
    });
    const { objects } = await tab.send<{ objects: { objectId: string } }>('Runtime.queryObjects', {
      prototypeObjectId: result.objectId,
    });
    const { result: length } = await tab.send<{ result: { value: number } }>('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    sum += length.value;
  }
  return sum;
}
