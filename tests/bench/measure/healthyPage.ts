import { healthyPage } from '../organization.ts';
import { plainRow, type Row } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import { openTab } from '../tab.ts';

/** Script worlds of Knock on a healthy SharePoint page: each content script would make one of its own. */
export async function measureHealthyPage(bench: Bench): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  const origins: string[] = [];
  tab.on<{ context: { origin: string } }>('Runtime.executionContextCreated', ({ context }) => {
    origins.push(context.origin);
  });
  await tab.send('Runtime.enable');
  await tab.visit(healthyPage);
  await tab.shut();
  const pages = origins.filter((origin) => origin === new URL(healthyPage).origin);
  if (pages.length === 0) throw new Error('The healthy page was not seen at all.');
  const ours = origins.filter((origin) => origin === bench.knockOrigin);
  return [plainRow('script worlds of Knock on a healthy SharePoint page', ours.length, 'count', 0)];
}
