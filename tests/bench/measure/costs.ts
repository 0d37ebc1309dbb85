import { evaluate } from '../cdp.ts';
import type { Row } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import type { CostOptions } from '../subject/cost.ts';
import { openTab } from '../tab.ts';

/** `subject/cost.ts`, run in a page. */
export async function measureCosts(bench: Bench, options: CostOptions): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  await tab.visit(`${bench.floorOrigin}/cost.html`);
  const rows = await evaluate<Row[]>(tab, `measureCost(${JSON.stringify(options)})`);
  await tab.shut();
  return rows;
}
