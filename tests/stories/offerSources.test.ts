import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Denial } from '../../lib/denial/denial.ts';
import { createOffers } from '../../lib/offer/createOffers.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { lookUpKey } from '../../lib/resource/lookUp.ts';
import { appIdKey, resourceKey } from '../../lib/resource/resource.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { knownPositions } from '../tenant/state/switches.ts';
import { createWorld, found, unwrap } from '../unit/graph/world.ts';
import { testStore } from '../unit/store/testStore.ts';

/** What Adele is offered for a denial, in a tenant and with a policy. */
async function offerFor(
  denialOf: (world: ReturnType<typeof createWorld>) => Denial,
  switches: Partial<SwitchPositions> = {},
  managed: object = {},
): Promise<Offer> {
  const world = createWorld({ switches });
  const { store } = testStore();
  const me = world.person('Adele Vance');
  await store.profiles.put(me);
  const policy = { clientId: world.application('Knock').appId, tenantId: me.tenantId, ...managed };
  const settings = decodeSettings(policy, {}, policyLists);
  const { graph, clock } = world;
  const offers = createOffers({ store, graph, clock, settings: () => settings, locale: () => 'en' });
  const denial = denialOf(world);
  unwrap(await offers.look(denial, me));
  expect(world.tenant.violations()).toEqual([]);
  return offers.describe(denial, { profile: me, looking: false });
}

const denial = (change: Partial<Denial>): Denial => ({
  detector: 'x',
  rule: 'x',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [],
  ...change,
});
const marketing = (): Denial => {
  const originId = 'https://contoso.sharepoint.com/sites/Marketing';
  const key = found(resourceKey({ originSystem: 'SharePointOnline', originId }));
  return denial({ resources: [{ key, from: 'path' }], resourceName: 'Marketing', resourceUrl: originId });
};
const application =
  (name: string) =>
  (world: ReturnType<typeof createWorld>): Denial =>
    denial({
      product: 'entra',
      code: 50105,
      resources: [{ key: appIdKey(world.application(name).appId), from: 'message' }],
      resourceName: name,
    });

const pageHost = 'reader.azurewebsites.net';
/** A page of App Service that sent its tab to an application's sign-in before it said no. */
const signedInTo =
  (name: string) =>
  (world: ReturnType<typeof createWorld>): Denial =>
    denial({
      product: 'appService',
      resources: [
        { key: appIdKey(world.application(name).appId), from: 'signIn' },
        { key: found(lookUpKey('applicationHost', pageHost)), from: 'host' },
      ],
    });

const first = (offer: Offer) => {
  if (offer.state !== 'offer') return [offer.state];
  const [best] = offer.packages;
  return [best?.displayName, best?.match, best?.isOneClick, offer.provenance];
};

/** Switches that change how contents are found; the others have nothing to do with it. */
const ofContents = [
  'packageExpand',
  'contentsReadable',
  'availableList',
  'listHiddenPackages',
  'pageSize',
] as const;
const cases = ofContents.flatMap((name) => knownPositions[name].map((position) => ({ name, position })));

describe('whatever the tenant does where the documentation is silent', () => {
  it.each(cases)('$name $position', async ({ name, position }) => {
    const isClosed = name === 'contentsReadable' && position === false;
    const offer = await offerFor(marketing, { [name]: position });
    if (!isClosed) expect(first(offer)).toEqual(['Marketing – Visitor', 'exact', true, 'graph']);
    else expect(first(offer).slice(1)).toEqual(['guess', false, 'name']);
  });
});

describe('each source', () => {
  const app = createWorld().application('SugarLearning Prod');
  const resource = { kind: 'application', id: app.appId };
  const mapped = {
    resourceMap: {
      version: 1,
      aliases: [
        { from: resource, to: { kind: 'servicePrincipal', id: app.servicePrincipalId }, relation: 'same' },
      ],
    },
  };
  const hinted = {
    resourceMap: {
      version: 1,
      packages: [{ resource, accessPackageId: createWorld().accessPackage('SugarLearning Reader').id }],
    },
  };

  const servicePrincipal = { kind: 'servicePrincipal', id: app.servicePrincipalId };
  const tied = {
    resourceMap: {
      version: 1,
      aliases: [{ from: { kind: 'applicationHost', id: pageHost }, to: servicePrincipal, relation: 'same' }],
    },
  };

  it.each<[string, (world: ReturnType<typeof createWorld>) => Denial, object, unknown[]]>([
    ['Graph’s contents', marketing, {}, ['Marketing – Visitor', 'exact', true, 'graph']],
    [
      'the admin-consented look-up',
      application('SugarLearning Prod'),
      { applicationLookUp: true },
      ['SugarLearning Reader', 'exact', true, 'graph'],
    ],
    [
      'the group assigned to an application',
      application('Contoso Expenses'),
      { applicationLookUp: true },
      ['Expense claims', 'through', true, 'graph'],
    ],
    [
      'an alias of the map',
      application('SugarLearning Prod'),
      mapped,
      ['SugarLearning Reader', 'map', true, 'map'],
    ],
    [
      'a hint of the map',
      application('SugarLearning Prod'),
      hinted,
      ['SugarLearning Reader', 'mapUnconfirmed', false, 'map'],
    ],
    [
      'a sign-in that any page could have begun',
      signedInTo('SugarLearning Prod'),
      { ...mapped, applicationLookUp: true },
      ['SugarLearning Reader', 'unproven', false, 'name'],
    ],
    [
      'the same sign-in, where the map ties the host to the application',
      signedInTo('SugarLearning Prod'),
      { ...tied, applicationLookUp: true },
      ['SugarLearning Reader', 'map', true, 'map'],
    ],
    ['names', application('Contoso Wiki'), {}, ['Contoso Wiki', 'guess', false, 'name']],
  ])('%s', async (_, denialOf, managed, expected) => {
    const offer = await offerFor(denialOf, {}, managed);
    expect(first(offer)).toEqual(expected);
  });
});
