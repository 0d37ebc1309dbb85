import { describe, expect, it } from 'vitest';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { em, graphAs } from '../tenant/testing.ts';
import {
  auroraDraft,
  everything,
  fromNothing,
  type Maker,
  type MakerOptions,
  madeOf,
  maker,
  whole,
} from '../unit/authoring/maker.ts';
import { found, type World } from '../unit/graph/world.ts';

const stopOf = (row: PackageDraftRow | 'died') => (row === 'died' ? row : row.problem?.why);

function begin(options: MakerOptions = {}) {
  const one = maker(options);
  return { one, before: everything(one) };
}

async function expectUndone(one: Maker, before: Everything): Promise<void> {
  expect(await one.live('undo')).toMatchObject({ state: 'undone' });
  const left = Object.values(one.row().steps).filter(({ isOurs, sentAt }) => isOurs ?? sentAt !== undefined);
  expect(left).toEqual([]);
  expect(asItWas(everything(one))).toEqual(asItWas(before));
}

/** A package that was changed and changed back stands elsewhere, and says when. */
const asItWas = ({ tenants, resources }: Everything) => ({
  resources,
  tenants: tenants.map(({ accessPackages, ...tenant }) => ({
    ...tenant,
    accessPackages: Object.fromEntries(
      accessPackages.map(({ modifiedDateTime: _, ...one }) => [one.id, one]),
    ),
  })),
});

type Everything = ReturnType<typeof everything>;

const ways = (['all', 'none'] as const).flatMap((expandedPolicies) =>
  (['refused', 'works', 'empty'] as const).map((policyList) => ({ expandedPolicies, policyList })),
);
const lose = ({ world }: Maker, kind: 'dropAfter' | 'dropBefore') =>
  world.tenant.core.faults.add({ method: 'POST', path: `${em}/assignmentPolicies`, kind, times: 1 });

describe.each(ways)(
  'where packages carry $expandedPolicies policies, and their list $policyList',
  (switches) => {
    const seesPolicies = switches.expandedPolicies === 'all' || switches.policyList === 'works';

    it('packages are made, in a catalog of their own, too', async () => {
      for (const options of [{}, fromNothing]) {
        const { one, before } = begin({ ...options, switches: { ...switches, createdLag: 30 } });
        expect(await one.live('create')).toMatchObject({ state: 'created' });
        expect(madeOf(one)).toEqual(whole);
        await expectUndone(one, before);
      }
    });

    it.each(['dropAfter', 'dropBefore'] as const)(
      'a policy whose call ended by %s is never made twice',
      async (kind) => {
        const { one, before } = begin({ switches });
        lose(one, kind);
        const startedAt = one.world.tenant.core.clock.now();
        const row = await one.live('create');
        if (seesPolicies) expect(row).toMatchObject({ state: 'created' });
        else {
          expect(stopOf(row)).toEqual({ kind: 'policyUnseen' });
          // It says the same as often as somebody asks, and doesn't let them wait for it.
          expect(one.world.tenant.core.clock.now() - startedAt).toBeLessThan(180_000);
          expect(stopOf(await one.live('create'))).toEqual({ kind: 'policyUnseen' });
        }
        expect(madeOf(one).policies).toBe(seesPolicies ? 2 : kind === 'dropAfter' ? 1 : 0);
        await expectUndone(one, before);
      },
    );
  },
);

it('a policy that lets nobody ask is told, and mended in the admin center', async () => {
  let isClosing = true;
  const { one, before } = begin({
    through: (tenant) => async (input, init) => {
      const request = new Request(input, init);
      if (!isClosing || request.method !== 'POST' || !/assignmentPolicies/.test(request.url))
        return tenant(input, init);
      const open = await request.text();
      const body = open.replace(
        '"enableTargetsToSelfAddAccess":true',
        '"enableTargetsToSelfAddAccess":false',
      );
      return tenant(request.url, { method: 'POST', headers: request.headers, body });
    },
  });
  expect(stopOf(await one.live('create'))).toEqual({ kind: 'policyClosed' });
  expect(stopOf(await one.live('create'))).toEqual({ kind: 'policyClosed' });
  isClosing = false;
  for (const policy of one.world.accessPackage('Aurora: view').assignmentPolicies)
    policy.enableTargetsToSelfAddAccess = true;
  expect(await one.live('create')).toMatchObject({ state: 'created' });
  expect(madeOf(one)).toEqual(whole);
  await expectUndone(one, before);
});

/** A role and a policy for a package that is there already. */
const intoExisting = (world: World): PackageDraft => {
  const draft = auroraDraft(world);
  const { id, displayName } = world.accessPackage('Campaign planning');
  const [first] = draft.packages;
  return {
    ...draft,
    packages: [{ ...found(first), id, displayName, description: '' }],
    policyName: 'Aurora’s',
  };
};

describe('an existing package', () => {
  const roles = ({ world }: Maker) => world.accessPackage('Campaign planning').resourceRoleScopes.length;
  const policies = ({ world }: Maker) => world.accessPackage('Campaign planning').assignmentPolicies.length;

  it('gets a role and a policy, and an undo takes only those', async () => {
    const { one, before } = begin({ draft: intoExisting, switches: { createdLag: 30, resourceLag: 30 } });
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    expect([roles(one), policies(one)]).toEqual([2, 2]);
    await expectUndone(one, before);
  });

  it.each(['dropAfter', 'dropBefore'] as const)('gets them once where calls end by %s', async (kind) => {
    const { one, before } = begin({ draft: intoExisting });
    for (const path of ['resourceRequests', 'accessPackages/*/resourceRoleScopes', 'assignmentPolicies'])
      one.world.tenant.core.faults.add({ method: 'POST', path: `${em}/${path}`, kind, times: 1 });
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    expect([roles(one), policies(one)]).toEqual([2, 2]);
    for (const path of ['accessPackages/*/resourceRoleScopes/*', 'assignmentPolicies/*'])
      one.world.tenant.core.faults.add({ method: 'DELETE', path: `${em}/${path}`, kind, times: 1 });
    await expectUndone(one, before);
  });

  it('keeps a role that it had before', async () => {
    const { one, before } = begin({
      draft(world) {
        const draft = intoExisting(world);
        const [scope] = world.accessPackage('Campaign planning').resourceRoleScopes;
        const { originId } = found(scope).scope;
        const [first] = draft.packages;
        return {
          ...draft,
          resources: [{ originSystem: 'SharePointOnline', originId, displayName: 'Campaigns' }],
          packages: [{ ...found(first), roles: [{ originId, role: { need: 'edit' } }] }],
        };
      },
    });
    expect(stopOf(await one.live('create'))).toBeUndefined();
    expect([roles(one), policies(one)]).toEqual([1, 2]);
    await expectUndone(one, before);
  });

  it('keeps a policy of that name', async () => {
    const { one, before } = begin({
      draft(world) {
        const [policy] = world.accessPackage('Campaign planning').assignmentPolicies;
        return { ...intoExisting(world), policyName: found(policy).displayName };
      },
    });
    expect(stopOf(await one.live('create'))).toEqual({ kind: 'nameTaken' });
    await expectUndone(one, before);
  });
});

describe('somebody who asks for it between creation and undo', () => {
  it('keeps it there until the request is gone', async () => {
    const { one } = begin();
    await one.live('create');
    const { id } = one.world.accessPackage('Aurora: edit');
    const send = await graphAs(one.world.tenant, 'AdeleV@contoso.com');
    const asked = await send('POST', `${em}/assignmentRequests`, {
      requestType: 'userAdd',
      assignment: { accessPackageId: id },
      justification: 'x',
    });
    expect(asked.status).toBe(201);
    const row = await one.live('undo');
    expect(row).toMatchObject({
      state: 'undoing',
      problem: { step: 'package/edit', why: { kind: 'inUse' } },
    });
    expect(madeOf(one)).toEqual(whole);
    one.world.tenant.core.clock.advance(20_000);
    const cancelled = await send('POST', `${em}/assignmentRequests/${asked.body.id}/cancel`);
    expect(cancelled.status).toBeLessThan(300);
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(madeOf(one)).toMatchObject({ packages: 0, resources: 0 });
  });
});
