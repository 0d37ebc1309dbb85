import { describe, expect, it } from 'vitest';
import { settleMs } from '../../../lib/authoring/sending.ts';
import { em } from '../../tenant/testing.ts';
import { everything, fromNothing, madeOf, maker } from './maker.ts';

async function made() {
  const one = maker(fromNothing);
  const before = everything(one);
  expect(await one.live('create')).toMatchObject({ state: 'created' });
  return { one, before };
}

function refuseDeletions(one: ReturnType<typeof maker>, path: string, status: number, times: number): void {
  one.world.tenant.core.faults.add({
    method: 'DELETE',
    path: `${em}/${path}`,
    kind: 'status',
    status,
    times,
  });
}

describe('a deletion that is refused', () => {
  it.each([400, 404, 409] as const)(
    'by %s once is tried again: what lay in it may be on its way out',
    async (status) => {
      const { one, before } = await made();
      for (const path of ['accessPackages/*', 'catalogs/*']) refuseDeletions(one, path, status, 1);
      expect(await one.live('undo')).toMatchObject({ state: 'undone' });
      expect(everything(one)).toEqual(before);
    },
  );

  it.each([400, 409] as const)(
    'by %s for longer than anything takes is somebody else’s doing',
    async (status) => {
      const { one } = await made();
      refuseDeletions(one, 'accessPackages/*', status, 1000);
      const startedAt = one.world.tenant.core.clock.now();
      const row = await one.live('undo');
      expect(row).toMatchObject({
        state: 'undoing',
        problem: { step: 'package/edit', why: { kind: 'inUse' } },
      });
      const took = one.world.tenant.core.clock.now() - startedAt;
      expect(took).toBeGreaterThanOrEqual(settleMs);
      expect(took).toBeLessThan(2 * settleMs);
    },
  );

  it.each([401, 403, 500] as const)('by %s is not waited for', async (status) => {
    const { one } = await made();
    refuseDeletions(one, 'accessPackages/*', status, 1000);
    const startedAt = one.world.tenant.core.clock.now();
    expect(await one.live('undo')).toMatchObject({ state: 'undoing', problem: { step: 'package/edit' } });
    expect(one.world.tenant.core.clock.now() - startedAt).toBeLessThan(
      status === 500 ? 2 * settleMs : settleMs,
    );
  });
});

it('what was just made and doesn’t show yet is deleted all the same', async () => {
  const one = maker({ switches: { createdLag: 60 } });
  const before = everything(one);
  const path = `${em}/accessPackages/*/resourceRoleScopes`;
  one.world.tenant.core.faults.add({ method: 'POST', path, kind: 'status', status: 400, times: 1 });
  expect(await one.live('create')).toMatchObject({ problem: { why: { kind: 'unexpected' } } });
  expect(await one.live('undo')).toMatchObject({ state: 'undone' });
  expect(everything(one)).toEqual(before);
});

describe('what is known of the steps', () => {
  it('is nothing once all is gone', async () => {
    const { one } = await made();
    await one.live('undo');
    expect(one.row().steps).toEqual({});
  });

  it('goes with a package, and stays for one that could not be deleted', async () => {
    const { one, before } = await made();
    const { id } = one.world.accessPackage('Aurora: view');
    const path = `${em}/accessPackages/${id}`;
    one.world.tenant.core.faults.add({ method: 'DELETE', path, kind: 'status', status: 403, times: 1 });
    expect(await one.live('undo')).toMatchObject({ problem: { step: 'package/view' } });
    const left = Object.keys(one.row().steps).map((key) => key.replace(/https.*/, 'site'));
    expect(left.sort()).toEqual([
      'catalog',
      'package/view',
      'policy/view',
      'resource/site',
      'roleScope/view/site',
    ]);
    expect(madeOf(one)).toMatchObject({ packages: 1, policies: 1, roles: 1 });
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(everything(one)).toEqual(before);
  });
});
