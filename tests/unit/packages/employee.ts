import { storedVerdicts } from '../../../entrypoints/background/storedForms.ts';
import { createGraphApi } from '../../../lib/graph/graphApi.ts';
import { createOffers } from '../../../lib/offer/createOffers.ts';
import { createContentsSection } from '../../../lib/packages/contentsSection.ts';
import { createPackagesSection } from '../../../lib/packages/packagesSection.ts';
import { createServiceClock } from '../../../lib/platform/clock.ts';
import { ok } from '../../../lib/platform/failure.ts';
import { decodeSettings } from '../../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../../lib/settings/policyLists.ts';
import { openStore, type Store } from '../../../lib/store/database.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { dueOf } from '../../../lib/sync/due.ts';
import { runSection } from '../../../lib/sync/runSection.ts';
import { asFetch } from '../../tenant/tenant.ts';
import { createWorld, found, type World, type WorldOptions } from '../graph/world.ts';
import { testStore } from '../store/testStore.ts';

/** What was asked of Graph: HTTP calls, and requests that Graph evaluated, which each call in a `$batch` is. */
export interface Cost {
  calls: number;
  evaluated: number;
}

/** A person with a browser: the tenant and the database outlive the worker. */
export interface Employee extends World {
  me: ProfileRow;
  store: Store;
  cost(): Cost;
  /** A worker's life: a client and a connection of its own, nothing remembered but what was stored. */
  live(dieAtCall?: number): Life;
}

export interface Life {
  deps: ReturnType<typeof makeDeps>;
  offers: ReturnType<typeof createOffers>;
  /** Reads when idle, as the alarms would have it, until nothing is due before `until` (tenant's time). */
  trickle(until?: () => number): Promise<void>;
  /** Settles when the worker is stopped; never where nothing stops it. */
  died: Promise<'died'>;
  end(): void;
}

export interface EmployeeOptions extends WorldOptions {
  managed?: object;
}

const client = {
  clientId: '00000000-0000-4000-8000-000000000001',
  tenantId: '40c937a9-05ae-4c38-9056-c89f60e75df9',
};

export async function employ(options: EmployeeOptions = {}): Promise<Employee> {
  const world = createWorld(options);
  const { name, store } = testStore();
  const me = world.person('Adele Vance');
  await store.profiles.put(me);
  return {
    ...world,
    me,
    store,
    cost() {
      const rows = world.tenant.core.log.rows().filter(({ path }) => path.startsWith('/v1.0/'));
      return {
        calls: rows.filter(({ inBatch }) => inBatch !== true).length,
        evaluated: rows.filter(({ path }) => path !== '/v1.0/$batch').length,
      };
    },
    live: (dieAtCall) => live(world, name, me, options, dieAtCall),
  };
}

function makeDeps(world: World, store: Store, options: EmployeeOptions, network: typeof fetch) {
  const clock = createServiceClock({ now: () => world.tenant.core.clock.now() });
  const graph = createGraphApi({
    tokens: {
      get: async (profile, scopes) =>
        ok(
          await world.tenant.tokens.issue({
            tenantId: profile.tenantId,
            userId: profile.oid,
            clientId: world.application('Knock').appId,
            scopes: [...scopes],
          }),
        ),
    },
    clock,
    fetch: network,
    locale: () => 'en',
    verdicts: storedVerdicts(store),
  });
  const settings = () => decodeSettings({ ...client, indexPace: 600, ...options.managed }, {}, policyLists);
  return { store, graph, clock, settings, locale: () => 'en', random: () => 0.5 };
}

function live(
  world: World,
  name: string,
  me: ProfileRow,
  options: EmployeeOptions,
  dieAtCall = Infinity,
): Life {
  const store = openStore(name);
  let calls = 0;
  let die = (_: 'died') => {};
  const died = new Promise<'died'>((resolve) => {
    die = resolve;
  });
  const tenant = options.through?.(asFetch(world.tenant)) ?? asFetch(world.tenant);
  /** The last call has its effect on the tenant, and on its count; its answer finds nobody. */
  const network: typeof fetch = async (input, init) => {
    calls += 1;
    if (calls > dieAtCall) return new Promise(() => {});
    const response = await tenant(input, init);
    if (calls < dieAtCall) return response;
    die('died');
    return new Promise(() => {});
  };
  const deps = makeDeps(world, store, options, network);
  const sections = [createPackagesSection(deps), createContentsSection(deps)];

  async function trickle(until = () => world.tenant.core.clock.now() + 2 * 60 * 60_000): Promise<void> {
    for (;;) {
      const profile = found(await store.profiles.get(me.profile));
      const due = await Promise.all(
        sections.map(async (section) => ({ section, at: await dueOf(deps, profile, section) })),
      );
      const [next] = due.filter(({ at }) => at !== undefined).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
      if (next?.at === undefined || next.at > until()) return;
      const wait = next.at - world.tenant.core.clock.now();
      if (wait > 0) world.tenant.core.clock.advance(wait);
      await runSection(deps, profile, next.section);
    }
  }
  return { deps, offers: createOffers(deps), trickle, died, end: () => store.close() };
}

/** Reads when idle through as many lives as it takes; each entry of `deaths` is a call of its life that kills it. */
export async function trickleThrough(employee: Employee, deaths: readonly number[]): Promise<void> {
  for (const death of [...deaths, undefined]) {
    const life = employee.live(death);
    await Promise.race([life.trickle(), life.died]);
    life.end();
  }
}
