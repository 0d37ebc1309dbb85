import 'fake-indexeddb/auto';
import type { Denial } from '../../../lib/denial/denial.ts';
import { createOffers } from '../../../lib/offer/createOffers.ts';
import type { Offer } from '../../../lib/offer/offer.ts';
import { resourceKey } from '../../../lib/resource/resource.ts';
import { decodeSettings } from '../../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../../lib/settings/policyLists.ts';
import type { SettingsState } from '../../../lib/settings/settings.ts';
import type { SiteAnswer } from '../../../lib/site/siteAnswer.ts';
import { createWorld, found, unwrap, type WorldOptions } from '../graph/world.ts';
import { testStore } from '../store/testStore.ts';
import { siteDenial } from './siteDenial.ts';

const client = {
  clientId: '00000000-0000-4000-8000-000000000001',
  tenantId: '40c937a9-05ae-4c38-9056-c89f60e75df9',
};
/** The simulated organisation with one person's store, as `createOffers` sees it. */
export interface Options extends WorldOptions {
  managed?: object;
  settings?: SettingsState;
  person?: string;
}

export async function start(options: Options = {}) {
  const world = createWorld(options);
  const { store } = testStore();
  const me = world.person(options.person ?? 'Adele Vance');
  await store.profiles.put(me);
  const settings = () =>
    options.settings ?? decodeSettings({ ...client, ...options.managed }, {}, policyLists);
  const offers = createOffers({
    store,
    graph: world.graph,
    clock: world.clock,
    settings,
    locale: () => 'en',
  });
  return {
    ...world,
    store,
    me,
    offers,
    describe: (denial: Denial, looking = false) => offers.describe(denial, { profile: me, looking }),
    async lookAndDescribe(denial: Denial, site?: SiteAnswer): Promise<Offer> {
      unwrap(await offers.look(denial, me, site));
      const said = site === undefined ? {} : { site };
      return offers.describe(denial, { profile: me, looking: false, ...said });
    },
    /** What somebody holds, as the store has it. In: the package's name, and since when (epoch ms). */
    assignment: (name: string, startedAt?: number) => ({
      profile: me.profile,
      id: crypto.randomUUID(),
      accessPackageId: world.accessPackage(name).id,
      accessPackageName: name,
      state: 'delivered' as const,
      expiration: { type: 'noExpiration' as const },
      asOf: 1,
      ...(startedAt === undefined ? {} : { startedAt }),
    }),
  };
}
export type Start = Awaited<ReturnType<typeof start>>;

export const denialOf = (path: string, change: Partial<Denial> = {}): Denial => {
  const url = path.startsWith('https:') ? path : `https://contoso.sharepoint.com${path}`;
  return {
    ...siteDenial,
    resources: [
      { key: found(resourceKey({ originSystem: 'SharePointOnline', originId: url })), from: 'path' },
    ],
    resourceName: found(url.split('/').at(-1)),
    resourceUrl: url,
    tenantHint: { sharePointHost: new URL(url).hostname },
    returnTo: url,
    ...change,
  };
};

export const offered = (offer: Offer) => {
  if (offer.state !== 'offer') throw new Error(`state is ${JSON.stringify(offer)}`);
  return offer.packages;
};
