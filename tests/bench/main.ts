import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuild } from '../browsers/build.ts';
import { ensureBrowsers } from '../browsers/install.ts';
import { startBrowser } from './browser.ts';
import { buildFloors } from './floors/build.ts';
import { machine } from './machine.ts';
import { measureBytes } from './measure/bytes.ts';
import { measureCard } from './measure/card.ts';
import { measureCosts } from './measure/costs.ts';
import { measureDeciding } from './measure/deciding.ts';
import { measureHealthyPage } from './measure/healthyPage.ts';
import { measureIndex } from './measure/index.ts';
import { measureLarge } from './measure/large.ts';
import { measureOptionalProbes } from './measure/optionalProbes.ts';
import { measurePolling } from './measure/polling.ts';
import { measurePopup } from './measure/popup.ts';
import { measureProbe } from './measure/probe.ts';
import { serveBusyOrganization } from './organization.ts';
import { type Row, table } from './rows.ts';
import { type Bench, setUpBench } from './setUp.ts';
import { withDeclaredSite } from './sites.ts';
import { seededRandom } from './statistics.ts';

/**
 * `npm run bench [-- --json FILE] [--n 30] [--seed 1] [--only card,popup,…] [--packages 20000] [--page-size 100]`:
 * the production build in real Chromium
 * against floors taken in the same run. Exits 1 if a goal is missed.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    n: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    packages: { type: 'string', default: '20000' },
    'page-size': { type: 'string', default: '100' },
  },
});
const n = Number(values.n);
const seed = Number(values.seed);
const packages = Number(values.packages);
const pageSize = Number(values['page-size']);
const random = seededRandom(seed);

ensureBrowsers(['chromium']);
ensureBuild('chromium');
const startedAt = performance.now();
const loadBefore = loadavg();
const organization = await serveBusyOrganization();
const floors = await buildFloors();
const rows: Row[] = [];
let browserVersion = '';
const isWanted = (part: string): boolean => values.only?.split(',').includes(part) ?? true;
// Policy is the whole machine's: only the part that needs it sets it.
const asNeeded = isWanted('optional') ? withDeclaredSite : (task: typeof run) => task(false);
await asNeeded(run);

async function run(declaresSite: boolean): Promise<void> {
  const browser = await startBrowser(organization, floors.folder);
  try {
    await measure(await setUpBench(browser, organization, floors, declaresSite));
  } finally {
    await browser.close();
    await organization.close();
  }
}

async function measure(bench: Bench): Promise<void> {
  browserVersion = bench.browserVersion;
  const measures: Record<string, () => Promise<Row[]> | Row[]> = {
    card: () => measureCard(bench, n, random),
    popup: () => measurePopup(bench, n, random),
    healthy: () => measureHealthyPage(bench),
    probe: () => measureProbe(bench, n),
    optional: () => measureOptionalProbes(bench, n),
    bytes: measureBytes,
    index: () => measureIndex(bench, { n, grants: 5 * packages, random }),
    deciding: () => measureDeciding(floors, { n, random }),
    large: () => measureLarge(floors, { packages, pageSize, n }),
    cost: () => measureCosts(bench, { packages, pageSize, seed }),
    polling: measurePolling,
  };
  for (const [name, part] of Object.entries(measures)) if (isWanted(name)) rows.push(...(await part()));
  bench.devTools.close();
}

const about = {
  browser: browserVersion,
  machine: machine(),
  load: { before: loadBefore[0], after: loadavg()[0] },
  seed,
};
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(`${JSON.stringify({ ...about, seconds }, null, 2)}\n\n${table(rows)}`);
if (values.json !== undefined) {
  const told = rows.map((row) => ({ ...row, ...about }));
  writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
}
if (rows.some(({ ok }) => ok === false)) process.exitCode = 1;
