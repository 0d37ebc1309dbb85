import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createSuggestionsSection, keptSuggestions } from '../../../lib/packages/suggestions.ts';
import { createWorld, type WorldOptions } from '../graph/world.ts';
import { testStore } from '../store/testStore.ts';

const hour = 60 * 60_000;

async function start(options: WorldOptions = {}, person = 'Alex Wilber') {
  const world = createWorld(options);
  const { store } = testStore();
  const me = world.person(person);
  await store.profiles.put(me);
  const section = createSuggestionsSection({ store, graph: world.graph, clock: world.clock });
  const calls = () =>
    world.tenant.core.log.rows().filter(({ path }) => path.includes('accessPackageSuggestions')).length;
  return { ...world, store, me, section, calls, kept: () => keptSuggestions(store, me.profile) };
}

describe('suggestions', () => {
  it.each([
    ['count', []],
    ['countAndNames', ['Lee Gu']],
  ] as const)('are kept with their reasons: %s', async (suggestions, names) => {
    const { section, me, kept, tenant } = await start({ switches: { suggestions } });
    expect(await section.run(me, undefined)).toMatchObject({ ok: true });
    const items = (await kept())?.items ?? [];
    expect(items).toContainEqual(
      expect.objectContaining({
        displayName: 'Finance auditors',
        reasons: [{ kind: 'people', count: 1, names }],
      }),
    );
    expect(tenant.violations()).toEqual([]);
  });

  it('are read again after hours only, and never by themselves', async () => {
    const { section, me, calls, tenant } = await start();
    expect(await section.dueAt(me, undefined, 0)).toBeUndefined();
    await section.run(me, undefined);
    await section.run(me, undefined);
    expect(calls()).toBe(1);
    tenant.core.clock.advance(5 * hour);
    await section.run(me, undefined);
    expect(calls()).toBe(2);
  });

  it('that are refused are none, and no failure', async () => {
    const { section, me, kept } = await start({ switches: { suggestions: 'refused' } });
    expect(await section.run(me, undefined)).toMatchObject({ ok: true });
    expect((await kept())?.items).toEqual([]);
  });

  it('are not asked for where the cloud has none', async () => {
    const { section, me, calls, kept } = await start();
    expect(await section.run({ ...me, cloud: 'usGovHigh' }, undefined)).toMatchObject({ ok: true });
    expect(calls()).toBe(0);
    expect(await kept()).toBeUndefined();
  });

  it('that come after a sign-out are not kept', async () => {
    const { section, me, store, kept } = await start();
    await store.profiles.delete(me.profile);
    await section.run(me, undefined);
    expect(await kept()).toBeUndefined();
  });
});
