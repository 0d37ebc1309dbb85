import { describe, expect, it } from 'vitest';
import type { Denial } from '../../lib/denial/denial.ts';
import { refreshPackageList } from '../../lib/packages/packageList.ts';
import { siteKey } from '../../lib/resource/resource.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { found, unwrap } from '../unit/graph/world.ts';
import { type Employee, employ } from '../unit/packages/employee.ts';

const site = 'https://contoso.sharepoint.com/sites/Aurora';
const denial: Denial = {
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [{ key: found(siteKey(site)), from: 'path' }],
  resourceName: 'Aurora',
  resourceUrl: site,
};

/** Of more than a hundred packages the last one opens the page. */
async function employeeIn(switches: Partial<SwitchPositions>): Promise<Employee> {
  const employee = await employ({ packages: 100, switches: { pageSize: 10, ...switches } });
  const last = found(employee.contoso.accessPackages.at(-1));
  last.displayName = 'Aurora research';
  for (const { scope, resource } of last.resourceRoleScopes) scope.originId = resource.originId = site;
  return employee;
}

async function lookIn(employee: Employee): Promise<string> {
  const { offers, end } = employee.live();
  unwrap(await offers.look(denial, employee.me));
  const offer = await offers.describe(denial, { profile: employee.me, looking: false });
  end();
  const [best] = offer.state === 'offer' ? offer.packages : [];
  return `${best?.displayName} ${best?.match} ${best?.policies?.length}`;
}

const verified = 'Aurora research exact 1';
/** HTTP calls until the contents of the package have come. */
function callsUntilUseful(employee: Employee): number {
  const calls = employee.tenant.core.log.rows().filter(({ path }) => path.startsWith('/v1.0/'));
  const useful = calls.findIndex(({ path }) => path.includes('/resourceRoleScopes'));
  return calls.slice(0, useful).filter(({ inBatch }) => inBatch !== true).length + 1;
}
const isListed = ({ path }: { path: string }) =>
  path.includes('allowedRequestor') && !path.includes('$search') && !path.includes('$filter');

describe('a page asks for its own words before the whole list', () => {
  it.each<[Partial<SwitchPositions>, number]>([
    [{ packageSearch: 'works' }, 3],
    [{ packageFilter: 'works' }, 4],
    [{ packageFilter: 'works', packageSearch: 'ignored' }, 4],
  ])('with %j: the package is verified in %i evaluated requests', async (switches, most) => {
    const employee = await employeeIn(switches);
    expect(await lookIn(employee)).toBe(verified);
    expect(employee.cost().evaluated).toBeLessThanOrEqual(most);
    expect(callsUntilUseful(employee)).toBeLessThanOrEqual(3);
    expect(employee.tenant.core.log.rows().some(isListed)).toBe(false);
    expect(employee.tenant.violations()).toEqual([]);
  });

  it('what nobody takes is asked once a day, and the list is read as ever', async () => {
    const employee = await employeeIn({});
    expect(await lookIn(employee)).toBe(verified);
    const asked = () => employee.tenant.core.log.rows().filter(({ path }) => /search=|filter=/.test(path));
    expect(asked()).toHaveLength(2);
    employee.tenant.core.clock.advance(60 * 60_000);
    await employee.store.accessPackages.clear();
    expect(await lookIn(employee)).toBe(verified);
    expect(asked(), 'by another worker, an hour later').toHaveLength(2);
  });

  it('an answer that does not fit is not believed: both are ignored', async () => {
    const employee = await employeeIn({ packageSearch: 'ignored', packageFilter: 'ignored' });
    expect(await lookIn(employee)).toBe(verified);
    expect(employee.tenant.core.log.rows().some(isListed)).toBe(true);
  });

  it('nothing of that name: the list is read', async () => {
    const employee = await employeeIn({ packageSearch: 'works' });
    found(employee.contoso.accessPackages.at(-1)).displayName = 'Northern lights';
    await lookIn(employee);
    expect(employee.tenant.core.log.rows().some(isListed)).toBe(true);
  });

  it('packages that were found so stay when the list is read, and go when it has them no more', async () => {
    const employee = await employeeIn({ packageSearch: 'works' });
    await lookIn(employee);
    expect(await employee.store.accessPackages.count()).toBe(1);
    const { deps } = employee.live();
    unwrap(await refreshPackageList(deps, employee.me));
    expect(await employee.store.accessPackages.count()).toBeGreaterThan(100);
    const [gone] = employee.contoso.accessPackages.splice(-1, 1);
    unwrap(await refreshPackageList(deps, employee.me));
    expect(await employee.store.accessPackages.get([employee.me.profile, found(gone).id])).toBeUndefined();
  });
});

describe('larger pages', () => {
  it('are taken where they come, and the whole list takes few calls', async () => {
    const employee = await employeeIn({ packageTop: 'works' });
    expect(await lookIn(employee)).toBe(verified);
    expect(employee.tenant.core.log.rows().filter(isListed)).toHaveLength(1);
  });

  it.each(['refused', 'ignored'] as const)('%s: every package, page by page', async (packageTop) => {
    const employee = await employeeIn({ packageTop });
    expect(await lookIn(employee)).toBe(verified);
    expect(await employee.store.accessPackages.count()).toBeGreaterThan(100);
  });
});
