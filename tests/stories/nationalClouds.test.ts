import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Denial } from '../../lib/denial/denial.ts';
import { createOffers } from '../../lib/offer/createOffers.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { createSuggestionsSection } from '../../lib/packages/suggestions.ts';
import { type CloudId, clouds } from '../../lib/platform/cloud.ts';
import { appIdKey, resourceKey } from '../../lib/resource/resource.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import { createWorld, found, unwrap, type WorldOptions } from '../unit/graph/world.ts';
import { createDesk } from '../unit/requests/desk.ts';

const national = ['usGovHigh', 'usGovDoD', 'china'] as const satisfies readonly CloudId[];
const myAccessHosts = {
  global: 'myaccess.microsoft.com',
  usGovHigh: 'myaccess.microsoft.us',
  usGovDoD: 'myaccess.microsoft.us',
  china: undefined,
} as const satisfies Record<CloudId, string | undefined>;

/** One person's Knock in a cloud: the engine, and what is on offer, on one store. */
async function start(cloud: CloudId, { managed = {}, ...options }: WorldOptions & { managed?: object } = {}) {
  const world = createWorld({ cloud, ...options });
  const me = world.person('Adele Vance');
  const clock = { now: () => world.tenant.core.clock.now() };
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const policy = { clientId: world.application('Knock').appId, tenantId: me.tenantId, cloud, ...managed };
  const settings = decodeSettings(policy, {}, policyLists);
  const offers = createOffers({
    store: desk.store,
    graph: world.graph,
    clock: world.clock,
    settings: () => settings,
    locale: () => 'en',
  });
  const look = async (denial: Denial): Promise<Offer> => {
    unwrap(await offers.look(denial, me));
    return offers.describe(denial, { profile: me, looking: false });
  };
  const rows = () => world.tenant.core.log.rows();
  return { ...world, me, desk, look, rows };
}

function marketing(cloud: CloudId): Denial {
  const url = `https://contoso.${clouds[cloud].sharePointSuffix}/sites/Marketing`;
  return {
    detector: 'sharePoint',
    rule: 'sharePoint.accessDenied',
    product: 'sharePoint',
    reason: 'notAssigned',
    curable: 'yes',
    resources: [
      { key: found(resourceKey({ originSystem: 'SharePointOnline', originId: url })), from: 'path' },
    ],
    resourceName: 'Marketing',
    resourceUrl: url,
    tenantHint: { sharePointHost: new URL(url).hostname },
    returnTo: url,
  };
}
const packagesOf = (offer: Offer) => {
  if (offer.state !== 'offer') throw new Error(offer.state);
  return offer.packages;
};

describe.each(national)('in %s', (cloud) => {
  it('guesses by name where contents can’t be read, and files what is confirmed', async () => {
    const world = await start(cloud);
    const offer = await world.look(marketing(cloud));
    const guesses = packagesOf(offer);
    expect(guesses.every(({ match, isOneClick }) => match === 'guess' && !isOneClick)).toBe(true);
    const visitor = found(guesses.find(({ displayName }) => displayName === 'Marketing – Visitor'));
    const submitted = await world.desk.requests.submit(world.me, {
      accessPackageId: visitor.accessPackageId,
      justification: 'Typed elsewhere',
      answers: [],
      schedule: null,
      confirmedGuess: true,
    });
    expect(submitted.ok).toBe(true);
    await world.desk.engine.wake();
    const filed = (await world.desk.rows(world.me)).filter(
      (row) => row.accessPackageId === visitor.accessPackageId,
    );
    expect(filed).toMatchObject([{ accessPackageName: 'Marketing – Visitor', graphId: expect.any(String) }]);
    expect(world.tenant.violations()).toEqual([]);
  });

  it('asks nothing of what the cloud lacks, and nobody but its own Graph', async () => {
    const world = await start(cloud);
    await world.look(marketing(cloud));
    const suggestions = createSuggestionsSection({
      store: world.desk.store,
      graph: world.graph,
      clock: world.clock,
    });
    await suggestions.run(world.me, undefined);
    await world.desk.engine.wake();
    const rows = world.rows();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ path }) => /availableAccessPackages|accessPackageSuggestions/.test(path))).toEqual(
      [],
    );
    expect([...new Set(rows.map(({ host }) => host))]).toEqual([clouds[cloud].graphHost]);
  });

  it('is exact where the list shows contents', async () => {
    const world = await start(cloud, { switches: { packageExpand: 'works' } });
    expect(packagesOf(await world.look(marketing(cloud)))[0]).toMatchObject({
      displayName: 'Marketing – Visitor',
      match: 'exact',
      isOneClick: true,
    });
    expect(world.tenant.violations()).toEqual([]);
  });

  it('takes the word of the map as a guess that is labelled so', async () => {
    const draft = createWorld({ cloud });
    const app = draft.application('SugarLearning Prod');
    const hint = {
      resource: { kind: 'application', id: app.appId },
      accessPackageId: draft.accessPackage('SugarLearning Reader').id,
    };
    const world = await start(cloud, { managed: { resourceMap: { version: 1, packages: [hint] } } });
    const offer = await world.look({
      detector: 'entra',
      rule: 'entra.code',
      product: 'entra',
      reason: 'notAssigned',
      curable: 'yes',
      code: 50105,
      resources: [{ key: appIdKey(app.appId), from: 'message' }],
    });
    expect(offer).toMatchObject({ provenance: 'map' });
    expect(packagesOf(offer)[0]).toMatchObject({ match: 'mapUnconfirmed', isOneClick: false });
  });
});

it.each(Object.keys(myAccessHosts) as CloudId[])(
  '%s leads to its own My Access, or to none',
  async (cloud) => {
    const world = await start(cloud);
    const { myAccessUrl } = await world.look(marketing(cloud));
    expect(myAccessUrl && new URL(myAccessUrl).hostname).toBe(myAccessHosts[cloud]);
  },
);

it('a justification is sent where requests have one', async () => {
  const bodies: unknown[] = [];
  const through =
    (tenant: typeof fetch): typeof fetch =>
    async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST' && request.url.endsWith('/assignmentRequests'))
        bodies.push(await request.clone().json());
      return tenant(request);
    };
  for (const cloud of ['global', ...national] as const) {
    const world = await start(cloud, { through });
    await world.desk.requests.submit(world.me, {
      accessPackageId: world.accessPackage('Marketing team').id,
      justification: 'Campaign',
      answers: [],
      schedule: null,
      confirmedGuess: true,
    });
    await world.desk.engine.wake();
  }
  expect(bodies.map((body) => Object.hasOwn(body as object, 'justification'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
