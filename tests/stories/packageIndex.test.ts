import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { lookUpApplication } from '../../lib/packages/applicationLookUp.ts';
import { readContents } from '../../lib/packages/contents.ts';
import { createContentsSection } from '../../lib/packages/contentsSection.ts';
import { candidatesOf, packagesFor } from '../../lib/packages/findCandidates.ts';
import { isPackageListStale, refreshPackageList } from '../../lib/packages/packageList.ts';
import { createPackagesSection } from '../../lib/packages/packagesSection.ts';
import { knownRequirements, readRequirements } from '../../lib/packages/requirements.ts';
import { resourceKey } from '../../lib/resource/resource.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { createWorld, found, unwrap, type WorldOptions } from '../unit/graph/world.ts';
import { testStore } from '../unit/store/testStore.ts';

const day = 24 * 60 * 60_000;

async function start(options: WorldOptions = {}, managed: object = { applicationLookUp: true }) {
  const world = createWorld(options);
  const { store } = testStore();
  const adele = world.person('Adele Vance');
  await store.profiles.put(adele);
  const settings = () => decodeSettings(managed, {});
  const deps = { store, graph: world.graph, clock: world.clock, settings, locale: () => 'en' };
  return { ...world, store, adele, deps };
}
type Start = Awaited<ReturnType<typeof start>>;

const calls = (world: Start, path: string) =>
  world.tenant.core.log.rows().filter((row) => row.path.includes(path)).length;
const site = (path: string) =>
  found(resourceKey({ originSystem: 'SharePointOnline', originId: `https://contoso.sharepoint.com${path}` }));

describe('the list of packages', () => {
  it('is stored, and goes stale', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    expect(await isPackageListStale(deps, adele)).toBe(true);
    unwrap(await refreshPackageList(deps, adele));
    expect(
      await store.accessPackages.get([adele.profile, world.accessPackage('Marketing team').id]),
    ).toMatchObject({
      displayName: 'Marketing team',
      contents: 'unread',
    });
    expect(await isPackageListStale(deps, adele)).toBe(false);
    world.tenant.core.clock.advance(31 * 60_000);
    expect(await isPackageListStale(deps, adele)).toBe(true);
  });

  it('keeps what is known of contents and drops what vanished, with its grants', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    const [kept, gone] = [world.accessPackage('Marketing team'), world.accessPackage('Marketing – Visitor')];
    unwrap(await refreshPackageList(deps, adele));
    unwrap(await readContents(deps, adele, [kept.id, gone.id]));
    unwrap(await readRequirements(deps, adele, [gone.id]));
    world.contoso.accessPackages.splice(world.contoso.accessPackages.indexOf(gone), 1);
    unwrap(await refreshPackageList(deps, adele));
    expect(await store.accessPackages.get([adele.profile, gone.id])).toBeUndefined();
    expect(await store.requirements.get([adele.profile, gone.id])).toBeUndefined();
    const grants = await store.grants.toArray();
    expect(new Set(grants.map((grant) => grant.accessPackageId))).toEqual(new Set([kept.id]));
    expect((await store.accessPackages.get([adele.profile, kept.id]))?.contents).toBe('read');
  });

  it('that can’t be read changes nothing', async () => {
    const world = await start();
    unwrap(await refreshPackageList(world.deps, world.adele));
    const before = await world.store.accessPackages.toArray();
    world.tenant.core.faults.add({ path: '*', kind: 'malformed' });
    expect(await refreshPackageList(world.deps, world.adele)).toMatchObject({ ok: false });
    expect(await world.store.accessPackages.toArray()).toEqual(before);
  });

  it('that comes after a sign-out is not stored', async () => {
    const world = await start();
    await world.store.profiles.delete(world.adele.profile);
    unwrap(await refreshPackageList(world.deps, world.adele));
    expect(await world.store.accessPackages.count()).toBe(0);
    expect(await world.store.sync.count()).toBe(0);
  });
});

describe('contents', () => {
  it('are read for the packages asked for only, and again only when old', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    const { id } = world.accessPackage('Marketing team');
    unwrap(await refreshPackageList(deps, adele));
    unwrap(await readContents(deps, adele, [id, 'not-listed']));
    expect(calls(world, 'availableAccessPackages')).toBe(1);
    expect(
      await store.grants
        .where('[profile+key]')
        .equals([adele.profile, site('/sites/marketing')])
        .count(),
    ).toBe(1);
    unwrap(await readContents(deps, adele, [id]));
    expect(calls(world, 'availableAccessPackages')).toBe(1);
    world.tenant.core.clock.advance(9 * day);
    unwrap(await readContents(deps, adele, [id]));
    expect(calls(world, 'availableAccessPackages')).toBe(2);
  });

  it('that are refused are remembered for about a day', async () => {
    const world = await start({ switches: { contentsReadable: false } });
    const { deps, adele, store } = world;
    const { id } = world.accessPackage('Marketing team');
    unwrap(await refreshPackageList(deps, adele));
    unwrap(await readContents(deps, adele, [id]));
    expect((await store.accessPackages.get([adele.profile, id]))?.contents).toBe('refused');
    unwrap(await readContents(deps, adele, [id]));
    expect(calls(world, 'availableAccessPackages')).toBe(1);
    world.tenant.core.switches.set({ contentsReadable: true });
    world.tenant.core.clock.advance(2 * day);
    unwrap(await readContents(deps, adele, [id]));
    expect((await store.accessPackages.get([adele.profile, id]))?.contents).toBe('read');
  });

  it('keep what was read when Graph slows down half-way', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    const [first, second] = [
      world.accessPackage('Marketing team').id,
      world.accessPackage('Finance reports').id,
    ];
    unwrap(await refreshPackageList(deps, adele));
    const path = `*/availableAccessPackages/${second}/resourceRoleScopes`;
    world.tenant.core.faults.add({ path, kind: 'status', status: 429, retryAfterSeconds: 60, inBatch: true });
    expect(await readContents(deps, adele, [first, second])).toMatchObject({
      ok: false,
      failure: { kind: 'throttled' },
    });
    expect((await store.accessPackages.get([adele.profile, first]))?.contents).toBe('read');
    expect((await store.accessPackages.get([adele.profile, second]))?.contents).toBe('unread');
  });
});

describe('the index', () => {
  it('never mixes profiles', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    const lee: ProfileRow = world.person('Lee Gu');
    await store.profiles.put(lee);
    const { id } = world.accessPackage('Marketing team');
    unwrap(await refreshPackageList(deps, adele));
    unwrap(await readContents(deps, adele, [id]));
    const keys = [{ key: site('/sites/Marketing'), via: 'itself' as const }];
    expect(await packagesFor(store, adele.profile, keys, [])).toEqual([id]);
    expect(await packagesFor(store, lee.profile, keys, [])).toEqual([]);
  });

  it('says what else a package grants', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    unwrap(await refreshPackageList(deps, adele));
    unwrap(await readContents(deps, adele, [world.accessPackage('Marketing team').id]));
    const keys = [{ key: site('/sites/Marketing'), via: 'itself' as const }];
    const ids = await packagesFor(store, adele.profile, keys, []);
    const [candidate] = await candidatesOf(store, adele.profile, ids, keys);
    expect(candidate).toMatchObject({ match: 'exact', roleNames: ['Members'] });
    expect(candidate?.otherGrants?.map((grant) => grant.name)).toContain('Contoso Wiki');
    expect(candidate?.otherGrants).toHaveLength(3);
  });
});

describe('the look-up of applications', () => {
  it('is cached, and asks nothing where the settings do not allow it', async () => {
    const world = await start();
    const { appId, servicePrincipalId } = world.application('Contoso Expenses');
    unwrap(await lookUpApplication(world.deps, world.adele, appId));
    unwrap(await lookUpApplication(world.deps, world.adele, appId));
    expect(calls(world, 'servicePrincipals')).toBe(2);
    expect(await world.store.applications.get([world.adele.profile, appId])).toMatchObject({
      servicePrincipalId,
    });

    const off = await start({}, {});
    unwrap(await lookUpApplication(off.deps, off.adele, appId));
    expect(calls(off, 'servicePrincipals')).toBe(0);
    expect(off.asked).toEqual([]);
  });

  it('knows an application by its identifier URI and by its host', async () => {
    const world = await start();
    const { appId, servicePrincipalId } = world.application('Contoso Wiki');
    for (const name of ['identifieruri|https://wiki.contoso.com/saml', 'applicationhost|wiki.contoso.com']) {
      unwrap(await lookUpApplication(world.deps, world.adele, name));
      expect(await world.store.applications.get([world.adele.profile, name])).toMatchObject({
        servicePrincipalId,
        foundAppId: appId,
      });
    }
  });

  it('remembers for a day that there is no such application', async () => {
    const world = await start();
    const appId = '00000000-0000-4000-8000-000000000001';
    unwrap(await lookUpApplication(world.deps, world.adele, appId));
    unwrap(await lookUpApplication(world.deps, world.adele, appId));
    expect(calls(world, 'servicePrincipals')).toBe(1);
    world.tenant.core.clock.advance(2 * day);
    unwrap(await lookUpApplication(world.deps, world.adele, appId));
    expect(calls(world, 'servicePrincipals')).toBe(2);
  });
});

describe('requirements', () => {
  it('are fresh for a quarter of an hour', async () => {
    const world = await start();
    const { deps, adele } = world;
    const { id } = world.accessPackage('Marketing team');
    unwrap(await readRequirements(deps, adele, [id]));
    expect((await knownRequirements(deps, adele.profile, [id])).get(id)).toHaveLength(1);
    world.tenant.core.clock.advance(15 * 60_000);
    expect((await knownRequirements(deps, adele.profile, [id])).has(id)).toBe(false);
  });

  it('of a package that is gone are: not for you', async () => {
    const world = await start();
    const id = '00000000-0000-4000-8000-000000000002';
    unwrap(await readRequirements(world.deps, world.adele, [id]));
    expect((await knownRequirements(world.deps, world.adele.profile, [id])).get(id)).toEqual([]);
  });
});

describe('reading when idle', () => {
  it('takes up where it was, batch by batch, and then rests', async () => {
    const world = await start();
    const { deps, adele, store } = world;
    unwrap(await refreshPackageList(deps, adele));
    const section = createContentsSection(deps);
    const now = world.clock.now();
    expect(await section.dueAt(adele, undefined, now)).toBe(now);
    const unread = () => store.accessPackages.filter((row) => row.contents === 'unread').count();
    const left = (await unread()) - 20;
    unwrap(await section.run(adele, undefined));
    expect(await unread()).toBe(left);
    unwrap(await section.run(adele, undefined));
    expect(await unread()).toBe(0);
    const row = {
      profile: adele.profile,
      section: section.name,
      lastSuccessAt: now,
      dueAt: now,
      failures: 0,
    };
    const next = found(await section.dueAt(adele, row, now));
    expect(next - now).toBeGreaterThan(5 * day);
  });

  it('is off where policy says so, and for people who are not signed in', async () => {
    const world = await start({}, { indexTrickle: false });
    unwrap(await refreshPackageList(world.deps, world.adele));
    const now = world.clock.now();
    expect(await createContentsSection(world.deps).dueAt(world.adele, undefined, now)).toBeUndefined();
    const packages = createPackagesSection(world.deps);
    const row = await world.store.sync.get([world.adele.profile, packages.name]);
    expect(await packages.dueAt(world.adele, undefined, now)).toBe(now);
    expect(await packages.dueAt(world.adele, row, now)).toBeUndefined();
    expect(await packages.dueAt({ ...world.adele, session: 'needsSignIn' }, undefined, now)).toBeUndefined();
  });
});
