import { evaluate } from '../cdp.ts';
import { medianRow, type Row, ratioRow } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import type { SubjectBench } from '../subject/index.ts';
import { openTab, type Tab } from '../tab.ts';

export interface IndexOptions {
  n: number;
  /** Of the large index; the small one has a hundred. */
  grants: number;
  random: () => number;
}

const small = 100;
const written = 5000;
const looks = ['large', 'small', 'raw', 'atOnce'] as const;
const scans = ['parse', 'scan', 'json', 'guess'] as const;

/** From a page's facts to the ranked list, on an index at Entra's limit, by itself: the product's modules in a page. */
export async function measureIndex(bench: Bench, { n, grants, random }: IndexOptions): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  await tab.visit(`${bench.floorOrigin}/index.html`);
  const call = caller(tab);
  await call('seed', 'small', small);
  const { reads, packages } = await call('seed', 'large', grants);
  const times: Record<(typeof looks)[number] | (typeof scans)[number], number[]> = {
    large: [],
    small: [],
    raw: [],
    atOnce: [],
    parse: [],
    scan: [],
    json: [],
    guess: [],
  };
  const looked = async (name: string, others: number) => {
    const answer = await call('matched', name);
    if (answer.found !== 3 || answer.others !== others) throw new Error('another answer');
    return answer.took;
  };
  const timeOf = {
    large: () => looked('large', 12),
    small: () => looked('small', 12),
    raw: () => call('raw', 'large'),
    atOnce: () => call('rawAtOnce', 'large'),
  };
  // The looks are short, and cheap to repeat; what takes longer is done every tenth time.
  for (let round = -10; round < 5 * n; round += 1) {
    // Whoever comes first in a round pays for waking up: forwards and backwards in turn.
    const took = {} as Record<(typeof looks)[number], number>;
    for (const look of round % 2 === 0 ? looks : looks.toReversed()) took[look] = await timeOf[look]();
    if (round < 0) continue;
    for (const look of looks) times[look].push(took[look]);
    if (round % 10 > 0) continue;
    times.guess.push((await call('guessed', 'large')).took);
    const json = await call('json', 'large');
    times.parse.push(json.parse);
    times.scan.push(json.scan);
    times.json.push(json.parse + json.scan);
  }
  const writes = { product: [] as number[], floor: [] as number[] };
  for (let round = -1; round < Math.min(n, 10); round += 1) {
    const took = await call('writes', 'small', written);
    if (round < 0) continue;
    writes.product.push(took.product);
    writes.floor.push(took.floor);
  }
  await tab.shut();
  const size = `${packages} packages, ${grants} grants`;
  return [
    ratioRow(
      `page facts to ranked list with what else, ${size}; floor: ${reads} raw gets at once`,
      { product: times.large, floor: times.atOnce },
      2,
      random,
    ),
    ratioRow(
      'the same; floor: these gets in two rounds, since the packages follow from the keys',
      { product: times.large, floor: times.raw },
      null,
      random,
    ),
    ratioRow(
      `the same; floor: the product with ${small} grants`,
      { product: times.large, floor: times.small },
      1.3,
      random,
    ),
    ratioRow(
      `the same; floor: JSON parsed and scanned`,
      { product: times.large, floor: times.json },
      0.1,
      random,
    ),
    medianRow('… of which parsing', times.parse),
    medianRow('… of which scanning', times.scan),
    medianRow(`nothing matches: guess by name, ${size}`, times.guess),
    ratioRow(`writing ${written} grants with Dexie; floor: raw IndexedDB`, writes, null, random),
  ];
}

type Calls = {
  [K in keyof SubjectBench]: (...values: Parameters<SubjectBench[K]>) => ReturnType<SubjectBench[K]>;
};

function caller(tab: Tab) {
  return <K extends keyof Calls>(name: K, ...values: Parameters<Calls[K]>) =>
    evaluate<Awaited<ReturnType<Calls[K]>>>(tab, `bench.${name}(...${JSON.stringify(values)})`);
}
