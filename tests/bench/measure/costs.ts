import { evaluate } from '../cdp.ts';
import type { Row } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import type { CostOptions, Costs } from '../subject/cost.ts';
import { openTab } from '../tab.ts';

const parts: (keyof Costs)[] = [
  'withMap',
  'sharedName',
  'searched',
  'filtered',
  'largerPages',
  'pageByPage',
  'contact',
  'wholeIndex',
  'wholeIndexByPages',
];

/** `subject/cost.ts`, run in a page. At Entra's limit it takes a while: each part tells when it is done. */
export async function measureCosts(bench: Bench, options: CostOptions): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  await tab.visit(`${bench.floorOrigin}/cost.html`);
  const rows: Row[] = [];
  for (const part of parts) {
    const start = performance.now();
    rows.push(...(await evaluate<Row[]>(tab, `costs.${part}(${JSON.stringify(options)})`)));
    console.error(`cost, ${part}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  await tab.shut();
  return rows;
}
