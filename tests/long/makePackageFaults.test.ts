import { describe, expect, it } from 'vitest';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { addAurora, asAuthor, lee, nestor } from '../tenant/authoring.ts';
import type { Fault } from '../tenant/contract.ts';
import { em } from '../tenant/testing.ts';
import {
  auroraDraft,
  draftFor,
  everything,
  fromNothing,
  inCatalog,
  type Maker,
  type MakerOptions,
  madeOf,
  maker,
  whole,
} from '../unit/authoring/maker.ts';
import { found, type World } from '../unit/graph/world.ts';

const writes = [
  'resourceRequests',
  'accessPackages',
  'accessPackages/*/resourceRoleScopes',
  'assignmentPolicies',
];
const posts = (path: string, fault: Omit<Fault, 'path' | 'method'>): Fault => ({
  method: 'POST',
  path: `${em}/${path}`,
  times: 1,
  ...fault,
});
/** What was made or deleted, in order. */
const effectsOf = ({ world }: Maker): string[] =>
  world.tenant.core.log.rows().flatMap(({ effect }) => effect?.split(' ')[0] ?? []);

const once = [
  'addResource',
  'createPackage',
  'addRoleScope',
  'createPolicy',
  'createPackage',
  'addRoleScope',
  'createPolicy',
];
const stopOf = (row: PackageDraftRow | 'died') => (row === 'died' ? row : row.problem?.why);

async function expectUndone(one: Maker, before: object): Promise<void> {
  expect(await one.live('undo')).toMatchObject({ state: 'undone' });
  const left = Object.values(one.row().steps).filter(({ isOurs, sentAt }) => isOurs ?? sentAt !== undefined);
  expect(left).toEqual([]);
  expect(everything(one)).toEqual(before);
}

/** A maker, and the tenant as it was before. */
function begin(options: MakerOptions = {}) {
  const one = maker(options);
  return { one, before: everything(one) };
}

describe('calls', () => {
  it.each<[string, Omit<Fault, 'path' | 'method'>]>([
    ['whose answers are lost', { kind: 'dropAfter' }],
    ['that are lost', { kind: 'dropBefore' }],
    ['answered 504 after their effect', { kind: 'statusAfter' }],
    ['answered 503 before it', { kind: 'status', status: 503 }],
    ['answered by no JSON', { kind: 'malformed' }],
    ['that have to wait a while', { kind: 'status', status: 429, retryAfterSeconds: 20 }],
  ])('%s have their effect once, and are undone', async (_, fault) => {
    const { one, before } = begin({ switches: { createdLag: 20, resourceLag: 20 } });
    for (const path of writes) one.world.tenant.core.faults.add(posts(path, fault));
    expect(stopOf(await one.live('create'))).toBeUndefined();
    expect(effectsOf(one)).toEqual(once);
    expect(one.world.tenant.violations()).toEqual([]);
    await expectUndone(one, before);
  });

  it.each<[string, Omit<Fault, 'path' | 'method'>, string]>([
    ['have to wait for long', { kind: 'status', status: 429, retryAfterSeconds: 3600 }, 'throttled'],
    ['are not understood', { kind: 'status', status: 400 }, 'unexpected'],
    ['need a sign-in', { kind: 'status', status: 401, times: 2 }, 'interactionRequired'],
  ])('that %s stop it, and it goes on', async (_, fault, kind) => {
    const { one, before } = begin();
    for (const path of writes) {
      one.world.tenant.core.faults.add(posts(path, fault));
      expect(stopOf(await one.live('create')), path).toMatchObject({ kind });
      one.world.tenant.core.clock.advance(3_600_000);
    }
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    expect(effectsOf(one)).toEqual(once);
    await expectUndone(one, before);
  });

  it.each(writes)('to %s that are refused leave nothing after an undo', async (path) => {
    const { one, before } = begin();
    one.world.tenant.core.faults.add(posts(path, { kind: 'status', status: 403 }));
    expect(stopOf(await one.live('create'))).toMatchObject({ kind: 'forbidden' });
    await expectUndone(one, before);
  });

  it.each<[string, Omit<Fault, 'path' | 'method'>]>([
    ['whose answers are lost', { kind: 'dropAfter' }],
    ['that are lost', { kind: 'dropBefore' }],
    ['answered 503 before their effect', { kind: 'status', status: 503 }],
    ['that have to wait a while', { kind: 'status', status: 429, retryAfterSeconds: 20 }],
  ])('of an undo %s leave nothing', async (_, fault) => {
    const { one, before } = begin(fromNothing);
    await one.live('create');
    const calls = [
      ['DELETE', 'accessPackages/*'],
      ['DELETE', 'catalogs/*'],
      ['POST', 'resourceRequests'],
    ] as const;
    for (const [method, path] of calls) one.world.tenant.core.faults.add({ ...posts(path, fault), method });
    await expectUndone(one, before);
  });
});

it('without a network it stops, and goes on where it was', async () => {
  let left = 6;
  const { one, before } = begin({
    through: (tenant) => async (input, init) => {
      left -= 1;
      if (left < 0 && left > -4) throw new TypeError('Failed to fetch');
      return tenant(input, init);
    },
  });
  expect(stopOf(await one.live('create'))).toMatchObject({ kind: 'offline' });
  left = 1000;
  expect(await one.live('create')).toMatchObject({ state: 'created' });
  expect(effectsOf(one)).toEqual(once);
  await expectUndone(one, before);
});

describe('a name that somebody has already', () => {
  const called = (name: string): MakerOptions => ({
    draft(world) {
      world.accessPackage('Helpdesk').displayName = name;
      return auroraDraft(world);
    },
  });

  it('stops before anything of that name is sent; another name goes on', async () => {
    const { one, before } = begin(called('AURORA: edit'));
    const row = await one.live('create');
    expect(row).toMatchObject({ problem: { step: 'package/edit', why: { kind: 'nameTaken' } } });
    one.change((draft) => {
      for (const each of draft.packages) if (each.key === 'edit') each.displayName = 'Aurora: change';
    });
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    expect(effectsOf(one)).toEqual(once);
    await expectUndone(one, before);
  });

  it('is never deleted by an undo', async () => {
    const { one, before } = begin(called('Aurora: edit'));
    await one.live('create');
    await expectUndone(one, before);
  });
});

describe('somebody else who makes a package of that name meanwhile', () => {
  /** A call is lost on its way, and meanwhile somebody else's arrives. */
  async function overtaken(description: string, more?: (one: Maker, id: string) => void) {
    let id = '';
    const { one, before } = begin({
      through: (tenant) => async (input, init) => {
        const { method, url } = new Request(input, init);
        if (id !== '' || method !== 'POST' || !/accessPackages$/.test(url)) return tenant(input, init);
        one.world.tenant.core.clock.advance(3000);
        const send = await asAuthor(one.world.tenant, nestor);
        const catalog = { id: one.row().draft.catalog.id };
        const made = await send('POST', `${em}/accessPackages`, {
          displayName: 'Aurora: view',
          description,
          catalog,
        });
        id = made.body.id;
        more?.(one, id);
        throw new TypeError('Failed to fetch');
      },
    });
    return {
      one,
      before,
      create: async () => stopOf(await one.live('create')),
      isThere: () => isThere(one, id),
    };
  }
  const isThere = (one: Maker, id: string) => one.world.contoso.accessPackages.some((each) => each.id === id);

  it('is told apart by what it says of itself', async () => {
    const { one, create, isThere } = await overtaken('By Nestor');
    expect(await create()).toEqual({ kind: 'nameTaken' });
    expect(one.row().steps['package/view']).toMatchObject({ sentAt: expect.any(Number) });
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(isThere()).toBe(true);
  });

  it('is told apart by what it grants', async () => {
    const { one, create, isThere } = await overtaken('Read what Orion plans', ({ world }, made) => {
      const [grant] = world.accessPackage('Helios – View').resourceRoleScopes;
      found(world.contoso.accessPackages.find((each) => each.id === made)).resourceRoleScopes.push(
        found(grant),
      );
    });
    expect(await create()).toEqual({ kind: 'nameTaken' });
    await one.live('undo');
    expect(isThere()).toBe(true);
  });

  it('keeps what they put into a package that was made here', async () => {
    const { one } = begin();
    await one.live('create');
    const [grant] = one.world.accessPackage('Helios – View').resourceRoleScopes;
    const view = one.world.accessPackage('Aurora: view');
    view.resourceRoleScopes.push(found(grant));
    const row = await one.live('undo');
    expect(row).toMatchObject({
      state: 'undoing',
      problem: { step: 'package/view', why: { kind: 'inUse' } },
    });
    expect(isThere(one, view.id)).toBe(true);
  });

  it('finds that a package that was renamed is deleted all the same', async () => {
    const { one } = begin();
    await one.live('create');
    const view = one.world.accessPackage('Aurora: view');
    view.displayName = 'Aurora, to read';
    one.world.tenant.core.clock.advance(600_000);
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(isThere(one, view.id)).toBe(false);
  });
});

describe('what somebody else adds meanwhile, and doesn’t show yet', () => {
  it('is waited for where it is a resource, and stays after an undo', async () => {
    const { one } = begin({ switches: { resourceLag: 60 } });
    const theirs = await asAuthor(one.world.tenant, lee);
    expect((await addAurora(one.world.tenant, theirs)).status).toBe(201);
    expect(stopOf(await one.live('create'))).toBeUndefined();
    expect(one.row().steps[`resource/${one.row().draft.resources[0]?.originId}`]).toMatchObject({
      isOurs: false,
    });
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(madeOf(one)).toEqual({ ...whole, packages: 0, policies: 0, roles: 0 });
  });

  it('is waited for where it is a role, and stays after an undo', async () => {
    const name = 'Campaign planning';
    let hides = 3;
    const { one } = begin({
      draft(world) {
        const [scope] = world.accessPackage(name).resourceRoleScopes;
        const { originId } = found(scope).scope;
        const resource = { originSystem: 'SharePointOnline', originId, displayName: 'Campaigns' } as const;
        const draft = draftFor(world, resource, { need: 'edit' });
        const [first] = draft.packages;
        const { id } = world.accessPackage(name);
        return { ...draft, packages: [{ ...found(first), id, displayName: name, hasPolicy: false }] };
      },
      through: (tenant) => async (input, init) => {
        const answer = await tenant(input, init);
        if (!/accessPackages\?/.test(new Request(input, init).url) || hides-- <= 0) return answer;
        const { value } = await answer.json();
        const empty = value.map((each: object) => ({ ...each, resourceRoleScopes: [] }));
        return new Response(JSON.stringify({ value: empty }), answer);
      },
    });
    expect(stopOf(await one.live('create'))).toBeUndefined();
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(one.world.accessPackage(name).resourceRoleScopes).toHaveLength(1);
  });
});

it.each(['dropAfter', 'dropBefore'] as const)(
  'what shows later than ever is not made twice, where its call ended by %s',
  async (kind) => {
    const { one, before } = begin({
      through: (tenant) => async (input, init) => {
        const answer = await tenant(input, init);
        const view = one.world.contoso.accessPackages.find(
          ({ displayName }) => displayName === 'Aurora: view',
        );
        const shownAt = Date.parse(view?.createdDateTime ?? '') + 100_000;
        const isHidden = one.world.tenant.core.clock.now() < shownAt;
        if (!isHidden || !/accessPackages\?/.test(new Request(input, init).url)) return answer;
        return new Response(JSON.stringify({ value: [] }), answer);
      },
    });
    one.world.tenant.core.faults.add(posts('accessPackages', { kind }));
    await one.live('create');
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    expect(effectsOf(one)).toEqual(once);
    await expectUndone(one, before);
  },
);

it('names are sent and looked for without blanks around them', async () => {
  const { one, before } = begin();
  one.change((draft) => {
    for (const each of draft.packages) each.displayName = ` ${each.displayName}\t`;
    draft.policyName = ` ${draft.policyName} `;
  });
  one.world.tenant.core.faults.add(posts('accessPackages', { kind: 'dropAfter' }));
  expect(await one.live('create')).toMatchObject({ state: 'created' });
  expect(madeOf(one)).toEqual(whole);
  expect(one.world.accessPackage('Aurora: view').assignmentPolicies).toMatchObject([
    { displayName: 'Initial policy' },
  ]);
  await expectUndone(one, before);
});

describe('rights', () => {
  it.each(['create', 'undo'] as const)('that end half-way stop it; back again, it can %s', async (then) => {
    const { one, before } = begin({
      through: (tenant) => async (input, init) => {
        const answer = await tenant(input, init);
        if (one.row().steps['package/view']?.isOurs === true && !isBack)
          one.world.tenant.core.switches.set({ catalogRoles: 'ended' });
        return answer;
      },
    });
    let isBack = false;
    expect(stopOf(await one.live('create'))).toMatchObject({ kind: 'forbidden' });
    const made = madeOf(one);
    expect(made).toMatchObject({ packages: 1 });
    expect(stopOf(await one.live('undo'))).toMatchObject({ kind: 'forbidden' });
    expect(madeOf(one)).toEqual(made);
    isBack = true;
    one.world.tenant.core.switches.set({ catalogRoles: 'kept' });
    if (then === 'create') {
      expect(await one.live('create')).toMatchObject({ state: 'created' });
      expect(effectsOf(one)).toEqual(once);
    }
    await expectUndone(one, before);
  });

  it.each([404, 403] as const)(
    'in one catalog only end: an undo says so (ids unknown: %s)',
    async (status) => {
      const { one, before } = begin({ switches: { unknownIdStatus: status } });
      await one.live('create');
      const general = found(one.world.contoso.catalogs.find(({ displayName }) => displayName === 'General'));
      const { roles } = general;
      general.roles = [];
      one.world.tenant.core.clock.advance(600_000);
      const row = await one.live('undo');
      expect(row).toMatchObject({ problem: { step: 'package/edit', why: { kind: 'forbidden' } } });
      expect(madeOf(one)).toEqual(whole);
      if (roles !== undefined) general.roles = roles;
      await expectUndone(one, before);
    },
  );

  it('to add a resource only its owner has', async () => {
    const { one, before } = begin({ who: 'Diego Siciliani', draft: inCatalog('Finance') });
    expect(stopOf(await one.live('create'))).toEqual({ kind: 'notResourceOwner' });
    await expectUndone(one, before);
  });
});

describe('what was just made', () => {
  it.each([404, 403] as const)(
    'answers %s for a while, as do its catalog and the group’s origin',
    async (unknownIdStatus) => {
      const { one, before } = begin({
        ...fromNothing,
        switches: { unknownIdStatus, createdLag: 60, resourceLag: 60, originLag: 60 },
      });
      expect(stopOf(await one.live('create'))).toBeUndefined();
      expect(madeOf(one)).toEqual(whole);
      await expectUndone(one, before);
    },
  );

  it('is known to be gone where the page was closed right after it was deleted', async () => {
    const options: MakerOptions = { ...fromNothing, switches: { unknownIdStatus: 403 } };
    let at = 0;
    const { one: first } = begin({
      ...options,
      through: (tenant) => (input, init) => {
        const { method, url } = new Request(input, init);
        if (method === 'DELETE' && /catalogs/.test(url)) at ||= first.moments() - created;
        return tenant(input, init);
      },
    });
    await first.live('create');
    const created = first.moments();
    await first.live('undo');
    const { one, before } = begin(options);
    await one.live('create');
    expect(await one.live('undo', { at, when: 'after' })).toBe('died');
    await expectUndone(one, before);
  });

  it.each(['catalogs', 'resourceRequests', 'accessPackages'])(
    'is undone at once, too, where the page was closed right after the call to %s',
    async (path) => {
      let at = 0;
      const switches = { createdLag: 60, resourceLag: 60, unknownIdStatus: 403 } as const;
      const { one: first } = begin({
        ...fromNothing,
        switches,
        through: (tenant) => (input, init) => {
          const { method, url } = new Request(input, init);
          if (method === 'POST' && url.endsWith(path)) at ||= first.moments();
          return tenant(input, init);
        },
      });
      await first.live('create');
      const { one, before } = begin({ ...fromNothing, switches });
      expect(await one.live('create', { at, when: 'after' })).toBe('died');
      expect(everything(one)).not.toEqual(before);
      await expectUndone(one, before);
    },
  );
});

describe('roles', () => {
  const expenses = (world: World) => ({
    originSystem: 'AadApplication' as const,
    originId: world.application('Contoso Expenses').servicePrincipalId,
    displayName: 'Contoso Expenses',
  });

  it('that never come: it says so, and goes on once they are there', async () => {
    let hasRoles = false;
    const { one, before } = begin({
      through: (tenant) => async (input, init) => {
        const answer = await tenant(input, init);
        const { url } = new Request(input, init);
        if (hasRoles || !/\/resource(?:s|Roles)\?/.test(url)) return answer;
        const body = await answer.json();
        const value = /resourceRoles/.test(url)
          ? []
          : body.value.map((one: object) => ({ ...one, roles: [] }));
        return new Response(JSON.stringify({ value }), answer);
      },
    });
    expect(stopOf(await one.live('create'))).toEqual({ kind: 'noSuchRole', roles: [] });
    hasRoles = true;
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    await expectUndone(one, before);
  });

  it('of which none fits are named', async () => {
    const { one, before } = begin({
      who: 'Nestor Wilke',
      draft: (world) => draftFor(world, expenses(world), { need: 'view' }),
    });
    expect(stopOf(await one.live('create'))).toEqual({ kind: 'noSuchRole', roles: ['User'] });
    await expectUndone(one, before);
  });

  it('that an application’s resource does not expand are read by themselves', async () => {
    const { one } = begin({
      who: 'Nestor Wilke',
      switches: { expandedRoles: 'notOfApplications' },
      draft: (world) => {
        const [role] = world.application('Contoso Expenses').appRoles;
        return draftFor(world, expenses(world), { originId: found(role).id, displayName: 'User' });
      },
    });
    expect(await one.live('create')).toMatchObject({ state: 'created' });
  });
});
