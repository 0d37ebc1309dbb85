import { approverScopes, employeeScopes } from '../../../lib/auth/tokenSource.ts';
import { createAsk } from '../../../lib/contact/ask.ts';
import { playContact } from '../../../lib/contact/play.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import { siteKey } from '../../../lib/resource/resource.ts';
import type { AccessPackageSeed } from '../../tenant/organization.ts';
import { asFetch } from '../../tenant/tenant.ts';
import { found, unwrap } from '../../unit/graph/world.ts';
import { type Employee, type EmployeeOptions, employ, trickleThrough } from '../../unit/packages/employee.ts';
import { plainRow, type Row } from '../rows.ts';
import { seededRandom } from '../statistics.ts';

export interface CostOptions {
  /** Packages besides the story's, and how many Graph gives a page. */
  packages: number;
  pageSize: number;
  seed: number;
}

const deaths = 50;
const day = 24 * 60 * 60_000;
const site = 'https://contoso.sharepoint.com/sites/Aurora';

/**
 * What Knock asks of Graph, counted by the simulated tenant, which runs in the same page: product code from the denied
 * page or the schedule down to `fetch`, on the browser's own IndexedDB. The schedule's pauses are jumped over, so
 * nothing here is a time.
 */
const costs = {
  withMap: async (options: CostOptions) =>
    deniedPage('with a map', options, { managed: { resourceMap: mapTo(await lastPackage(options)) } }, 5),
  sharedName: (options: CostOptions) =>
    deniedPage('without a map, site and package share a name', options, {}, null),
  searched: (options: CostOptions) =>
    deniedPage(
      'without a map, where names are searched',
      options,
      { switches: { packageSearch: 'works' } },
      25,
      3,
    ),
  filtered: (options: CostOptions) =>
    deniedPage(
      'without a map, where names are filtered',
      options,
      { switches: { packageFilter: 'works' } },
      25,
      3,
    ),
  largerPages: (options: CostOptions) =>
    deniedPage('without a map, where larger pages come', options, { switches: { packageTop: 'works' } }, 25),
  pageByPage: (options: CostOptions) =>
    deniedPage('without a map, page by page', options, { switches: { packageExpand: 'works' } }, null),
  contact,
  wholeIndex,
  wholeIndexByPages,
};
export type Costs = typeof costs;

const start = async ({ packages, pageSize }: CostOptions, more: EmployeeOptions): Promise<Employee> => {
  const employee = await employ({ packages, ...more, switches: { pageSize, ...more.switches } });
  const last = found(employee.contoso.accessPackages.at(-1));
  last.displayName = 'Aurora research';
  for (const { scope, resource } of last.resourceRoleScopes) scope.originId = resource.originId = site;
  return employee;
};

const lastPackage = async (options: CostOptions): Promise<AccessPackageSeed> =>
  found((await start(options, {})).contoso.accessPackages.at(-1));

const mapTo = ({ id: accessPackageId }: AccessPackageSeed) => ({
  version: 1,
  packages: [{ resource: { kind: 'site', id: site }, accessPackageId }],
});

const denial: Denial = {
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [{ key: found(siteKey(site)), from: 'path' }],
  resourceName: 'Aurora',
  resourceUrl: site,
  returnTo: site,
};

/** From an empty database to a package that surely opens the page, with what it asks. */
async function deniedPage(
  how: string,
  options: CostOptions,
  more: EmployeeOptions,
  goal: number | null,
  mostInARow: number | null = null,
): Promise<Row[]> {
  const employee = await start(options, more);
  const life = employee.live();
  unwrap(await life.offers.look(denial, employee.me));
  const offer = await life.offers.describe(denial, { profile: employee.me, looking: false });
  const [best] = offer.state === 'offer' ? offer.packages : [];
  if (best?.match !== 'exact' || best.policies?.length !== 1) throw new Error(`not verified: ${offer.state}`);
  return [
    ...costRows(`denied page to verified package, ${how}`, employee, goal),
    plainRow(
      `… calls in a row until it is known what opens the page`,
      callsInARow(employee),
      'count',
      mostInARow,
    ),
  ];
}

/** Each call waits for the one before it. The contents of the right package come with the last that has contents. */
function callsInARow(employee: Employee): number {
  const rows = employee.tenant.core.log.rows().filter(({ path }) => path.startsWith('/v1.0/'));
  const last = rows.findLastIndex(({ path }) => path.includes('/resourceRoleScopes'));
  return rows.slice(0, last).filter(({ inBatch }) => inBatch !== true).length + 1;
}

/** What asking a tenant how it answers costs; both tokens, and everything there to ask about. */
async function contact(options: CostOptions): Promise<Row[]> {
  const employee = await start(options, {});
  const token = (scopes: readonly string[]) =>
    employee.tenant.tokens.issue({
      tenantId: employee.me.tenantId,
      userId: employee.me.oid,
      clientId: employee.application('Knock').appId,
      scopes: [...scopes],
    });
  const tokens = { employee: await token(employeeScopes), approver: await token(approverScopes) };
  const graph = 'https://graph.microsoft.com';
  const ask = createAsk({ graph, tokens, locale: 'en', fetch: asFetch(employee.tenant) });
  await playContact(ask, { hasApprover: true });
  return costRows('First contact', employee, 30);
}

function costRows(name: string, employee: Employee, goal: number | null): Row[] {
  const { calls, evaluated } = employee.cost();
  return [
    plainRow(`${name}: evaluated requests`, evaluated, 'count', goal),
    plainRow(`${name}: HTTP calls`, calls, 'count', null),
  ];
}

/** The whole index read when idle, package by package; the same killed again and again; then days without change. */
async function wholeIndex(options: CostOptions): Promise<Row[]> {
  const managed: Pace = {};
  const whole = await start(options, { managed });
  await trickleThrough(whole, []);
  const { calls, evaluated } = whole.cost();
  const rows = costRows('whole index when idle', whole, null);

  const killed = await start(options, {});
  await trickleThrough(killed, lives(calls, seededRandom(options.seed)));
  await complete(killed, whole);
  const ratio = killed.cost().evaluated / evaluated;
  rows.push(
    plainRow(`whole index, killed ${deaths} times: evaluated requests, by uninterrupted`, ratio, '×', 1.2),
  );

  rows.push(...(await quietDays(whole, managed, 'package by package')));
  return rows;
}

async function wholeIndexByPages(options: CostOptions): Promise<Row[]> {
  const managed: Pace = {};
  const whole = await start(options, { managed, switches: { packageExpand: 'works' } });
  await trickleThrough(whole, []);
  return [
    ...costRows('whole index when idle, where lists show contents', whole, null),
    ...(await quietDays(whole, managed, 'where lists show contents')),
  ];
}

/** At which call of its life each worker dies, so that the deaths lie anywhere in the whole. */
function lives(calls: number, random: () => number): number[] {
  const points = Array.from({ length: deaths }, () => random() * calls).sort((a, b) => a - b);
  return points.map((point, at) => Math.max(1, Math.round(point - (points[at - 1] ?? 0))));
}

async function complete(one: Employee, other: Employee): Promise<void> {
  for (const table of ['accessPackages', 'grants'] as const)
    if ((await one.store[table].count()) !== (await other.store[table].count()))
      throw new Error(`${table}: the killed reading left another index`);
  if ((await one.store.accessPackages.filter(({ contents }) => contents !== 'read').count()) > 0)
    throw new Error('the killed reading is not complete');
}

/** The whole is read at a quick pace, which changes no count; the days are at the one that policy has by default. */
interface Pace {
  indexPace?: number;
}
const defaultPace = 6;

/** Nothing changes and nobody is refused: the first day, and the mean of two weeks, in which contents grow old. */
async function quietDays(employee: Employee, managed: Pace, how: string): Promise<Row[]> {
  managed.indexPace = defaultPace;
  const { clock, log } = employee.tenant.core;
  const begin = clock.now();
  const life = employee.live();
  log.clear();
  await life.trickle(() => begin + day);
  const first = employee.cost().evaluated;
  await life.trickle(() => begin + 14 * day);
  const mean = employee.cost().evaluated / 14;
  return [
    plainRow(`a day without change, ${how}: evaluated requests`, first, 'count', null),
    plainRow(`the same, mean of two weeks`, mean, 'count', null),
  ];
}

Object.assign(globalThis, { costs });
