import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { indexProgress } from '../../lib/packages/indexProgress.ts';
import { isPackageListStale, refreshPackageList } from '../../lib/packages/packageList.ts';
import type { Store } from '../../lib/store/database.ts';
import { found, unwrap } from '../unit/graph/world.ts';
import { type Employee, employ, trickleThrough } from '../unit/packages/employee.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What the index says: which package grants what, without when it was read. */
async function index(store: Store): Promise<string[]> {
  const rows = await store.accessPackages.toArray();
  const grants = await store.grants.toArray();
  return [
    ...rows.map((row) => `${row.id} ${row.displayName} ${row.contents} ${row.listedAt > 0}`),
    ...grants.map((grant) => `${grant.accessPackageId} ${grant.key} ${grant.roleName}`),
  ].sort();
}

async function readWhole(employee: Employee): Promise<string[]> {
  await trickleThrough(employee, []);
  return index(employee.store);
}

const asked = (employee: Employee, part: string) =>
  employee.tenant.core.log.rows().filter(({ path }) => path.includes(part));

describe('the list of packages, page by page', () => {
  it('goes on where a stopped worker was, and asks for no page twice but the one whose answer was lost', async () => {
    const employee = await employ({ packages: 60, switches: { pageSize: 10 } });
    const first = employee.live(4);
    await Promise.race([refreshPackageList(first.deps, employee.me), first.died]);
    expect(await employee.store.accessPackages.count(), 'three pages are kept').toBe(30);
    expect(await isPackageListStale(first.deps, employee.me)).toBe(true);
    const second = employee.live();
    unwrap(await refreshPackageList(second.deps, employee.me));
    expect(await isPackageListStale(second.deps, employee.me)).toBe(false);
    const pages = Math.ceil((await employee.store.accessPackages.count()) / 10);
    expect(asked(employee, 'filterByCurrentUser')).toHaveLength(pages + 1);
  });

  it('lets a package vanish only at the end of a whole reading', async () => {
    const employee = await employ({ packages: 60, switches: { pageSize: 10 } });
    unwrap(await refreshPackageList(employee.live().deps, employee.me));
    const [gone] = employee.contoso.accessPackages.splice(0, 1);
    const key = [employee.me.profile, found(gone).id] as const;
    const cut = employee.live(3);
    await Promise.race([refreshPackageList(cut.deps, employee.me), cut.died]);
    expect(await employee.store.accessPackages.get([...key])).toBeDefined();
    unwrap(await refreshPackageList(employee.live().deps, employee.me));
    expect(await employee.store.accessPackages.get([...key])).toBeUndefined();
    expect(await employee.store.packageNames.get([...key])).toBeUndefined();
  });

  it('is read once for two callers', async () => {
    const employee = await employ({ packages: 60, switches: { pageSize: 10 } });
    const { deps } = employee.live();
    const both = await Promise.all([
      refreshPackageList(deps, employee.me),
      refreshPackageList(deps, employee.me),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const pages = Math.ceil((await employee.store.accessPackages.count()) / 10);
    expect(asked(employee, 'filterByCurrentUser').length).toBeLessThanOrEqual(pages + 1);
  });

  it('begins anew where a link from an earlier life is no longer taken, once', async () => {
    const employee = await employ({ packages: 30, switches: { pageSize: 10 } });
    const cut = employee.live(3);
    await Promise.race([refreshPackageList(cut.deps, employee.me), cut.died]);
    employee.tenant.core.faults.add({ path: '*filterByCurrentUser*', kind: 'status', status: 410, times: 1 });
    unwrap(await refreshPackageList(employee.live().deps, employee.me));
    expect(await employee.store.accessPackages.count()).toBeGreaterThan(30);
    employee.tenant.core.faults.add({ path: '*filterByCurrentUser*', kind: 'status', status: 500 });
    expect((await refreshPackageList(employee.live().deps, employee.me)).ok).toBe(false);
  });

  it('waits out what Graph asks for, and then goes on', async () => {
    const employee = await employ({ packages: 60, switches: { pageSize: 10 } });
    const { deps } = employee.live(); // the fault comes after some pages
    const paths = {
      path: '*filterByCurrentUser*',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 120,
    } as const;
    const cut = employee.live(3);
    await Promise.race([refreshPackageList(cut.deps, employee.me), cut.died]);
    employee.tenant.core.faults.add({ ...paths, times: 1 });
    expect(await refreshPackageList(deps, employee.me)).toMatchObject({ failure: { kind: 'throttled' } });
    expect(await employee.store.accessPackages.count()).toBe(20);
    unwrap(await refreshPackageList(deps, employee.me));
    expect(await employee.store.accessPackages.count()).toBeGreaterThan(60);
  });
});

describe('reading the whole index when idle', () => {
  it('doubts no list whose first page holds nothing and leads on', async () => {
    const employee = await employ({
      packages: 30,
      switches: { packageExpand: 'works', emptyPages: true, pageSize: 20 },
    });
    await readWhole(employee);
    expect(await employee.store.grants.count()).toBeGreaterThan(30);
    expect(asked(employee, '/resourceRoleScopes'), 'read package by package').toEqual([]);
  });

  it.each([
    ['refused', 'refused', 2],
    ['badRequest', 'refused', 3],
    ['empty', 'refused', 2],
    ['works', 'refused', 1],
    ['refused', 'works', 0],
  ] as const)(
    'comes to the same with packageExpand %s and availableList %s',
    async (packageExpand, availableList, tries) => {
      const employee = await employ({
        packages: 70,
        switches: { packageExpand, availableList, pageSize: 20 },
      });
      const plain = await employ({ packages: 70 });
      expect(await readWhole(employee)).toEqual(await readWhole(plain));
      expect(employee.tenant.violations()).toEqual([]);
      const count = (await employee.store.accessPackages.count()) + 0;
      const pages = Math.ceil(count / 20);
      const works = packageExpand === 'works' || availableList === 'works';
      const { evaluated } = employee.cost();
      expect(evaluated, 'contents').toBeLessThanOrEqual(pages + tries + (works ? pages + 5 : count + 1));
    },
  );

  it('tells how far it has come', async () => {
    const employee = await employ({ packages: 60, switches: { pageSize: 10 } });
    const told = () => indexProgress(employee.store, employee.me.profile);
    const cut = employee.live(4);
    await Promise.race([cut.trickle(), cut.died]);
    expect(await told()).toEqual({ total: 30, known: 0, refused: 0, listing: 30 });
    await employee.live().trickle(() => employee.tenant.core.clock.now());
    const total = await employee.store.accessPackages.count();
    expect(await told()).toEqual({ total, known: 20, refused: 0, listing: undefined });
    await trickleThrough(employee, []);
    expect(await told()).toEqual({ total, known: total, refused: 0, listing: undefined });
  });

  it('tries the cheaper forms once a day, whether or not the worker lives so long', async () => {
    const employee = await employ({ packages: 70 });
    await trickleThrough(employee, [4, 2, 2]);
    expect(asked(employee, 'expand=resourceRoleScopes')).toHaveLength(2);
  });

  it('costs little more when it is killed again and again, and leaves the same index', async () => {
    const whole = await employ({ packages: 400 });
    const killed = await employ({ packages: 400 });
    const expected = await readWhole(whole);
    await trickleThrough(killed, [1, 2, 3, 5, 2, 8]);
    expect(await index(killed.store)).toEqual(expected);
    // A life loses one answer at most: a page, or a batch of twenty.
    expect(killed.cost().evaluated).toBeLessThanOrEqual(whole.cost().evaluated + 6 * 20);
    expect(killed.tenant.violations()).toEqual([]);
  });

  it('asks for nothing once it is complete, until contents are old', async () => {
    const employee = await employ({ packages: 70 });
    const { clock } = employee.tenant.core;
    await readWhole(employee);
    employee.tenant.core.log.clear();
    const start = clock.now();
    await employee.live().trickle(() => start + 2 * day);
    expect(asked(employee, 'resourceRoleScopes')).toEqual([]);
    await employee.live().trickle(() => start + 9 * day);
    expect(asked(employee, '/resourceRoleScopes').length).toBeGreaterThan(70);
  });

  it('puts off each package by its own Retry-After, and reads the others', async () => {
    const employee = await employ({ packages: 30 });
    const { faults, clock } = employee.tenant.core;
    const [slow, slower] = employee.contoso.accessPackages;
    const put = (id: string, retryAfterSeconds: number) =>
      faults.add({
        path: `*/availableAccessPackages/${id}/resourceRoleScopes`,
        kind: 'status',
        status: 429,
        retryAfterSeconds,
        inBatch: true,
        times: 1,
      });
    put(found(slow).id, 600);
    put(found(slower).id, 3000);
    const start = clock.now();
    const row = (id: string) => employee.store.accessPackages.get([employee.me.profile, id]);
    await employee.live().trickle(() => start + 9 * minute);
    expect(await employee.store.accessPackages.filter(({ contents }) => contents === 'unread').count()).toBe(
      2,
    );
    expect(found(await row(found(slow).id)).contentsStaleAt - start).toBeGreaterThan(9 * minute);
    await employee.live().trickle(() => start + 20 * minute);
    expect(found(await row(found(slow).id)).contents).toBe('read');
    expect(found(await row(found(slower).id)).contents).toBe('unread');
    await employee.live().trickle(() => start + 70 * minute);
    expect(found(await row(found(slower).id)).contents).toBe('read');
  });

  it('rests altogether when everything is throttled', async () => {
    const employee = await employ();
    const { faults, clock } = employee.tenant.core;
    faults.add({
      path: '*/resourceRoleScopes',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 1800,
      inBatch: true,
    });
    const start = clock.now();
    await employee.live().trickle(() => start + 25 * minute);
    const tried = asked(employee, '/resourceRoleScopes').length;
    expect(tried).toBeLessThanOrEqual(await employee.store.accessPackages.count());
  });

  it('reads first what the person asked for', async () => {
    const employee = await employ({ packages: 100 });
    const wanted = found(employee.contoso.accessPackages.at(-1)).id;
    const { deps } = employee.live();
    unwrap(await refreshPackageList(deps, employee.me));
    await employee.store.requests.put({
      profile: employee.me.profile,
      id: 'r',
      accessPackageId: wanted,
      accessPackageName: '',
      targetId: employee.me.oid,
      requestType: 'userAdd',
      state: 'submitted',
      justification: '',
      answers: [],
      schedule: null,
      madeHere: true,
      createdAt: 0,
      asOf: 0,
      changedAt: 0,
      timeline: [],
    });
    const start = deps.clock.now();
    await employee.live().trickle(() => start + minute);
    expect(await employee.store.accessPackages.get([employee.me.profile, wanted])).toMatchObject({
      contents: 'read',
    });
  });

  it.each(['usGovHigh', 'usGovDoD', 'china'] as const)(
    'reads contents in %s only where the list shows them',
    async (cloud) => {
      const works = await employ({ cloud, packages: 30, switches: { packageExpand: 'works', pageSize: 20 } });
      await readWhole(works);
      expect(await works.store.grants.count()).toBeGreaterThan(30);
      const refused = await employ({ cloud, packages: 30 });
      await readWhole(refused);
      expect(await refused.store.grants.count()).toBe(0);
      expect(
        await refused.store.accessPackages.filter(({ contents }) => contents !== 'refused').count(),
      ).toBe(0);
      expect(asked(refused, 'availableAccessPackages')).toEqual([]);
    },
  );
});
