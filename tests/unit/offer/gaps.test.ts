import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Denial } from '../../../lib/denial/denial.ts';
import { countRefused, coverageOf, forgetCoverage, noteTold } from '../../../lib/offer/gaps.ts';
import type { ResourceKey } from '../../../lib/resource/resource.ts';
import { eraseProfile } from '../../../lib/store/wholeProfile.ts';
import { createWorld } from '../graph/world.ts';
import { testStore } from '../store/testStore.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const day = 24 * 60 * 60_000;
const denial = (key: string, resourceName = 'Legal'): Denial => ({
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [{ key: key as ResourceKey, from: 'path' }],
  resourceName,
  resourceUrl: 'https://contoso.sharepoint.com/sites/Legal',
  userHint: 'adele@contoso.com',
});
const legal = denial('sharepointonline|https://contoso.sharepoint.com/sites/legal');

async function start() {
  const { store } = testStore();
  const world = createWorld();
  const [adele, lee] = [world.person('Adele Vance'), world.person('Lee Gu')];
  await store.profiles.bulkPut([adele, lee]);
  return { store, adele, lee };
}

describe('what no package grants', () => {
  it('is counted by kind, and says nothing of where somebody was', async () => {
    const { store, adele } = await start();
    const { resources: _nothing, ...unnamed } = legal;
    for (const one of [
      legal,
      legal,
      denial('appid|x'),
      denial('powerbireport|y'),
      { ...unnamed, resources: [] },
    ])
      await countRefused(store, adele, one, now);
    expect(await coverageOf(store, adele.profile)).toEqual({
      since: '2026-11-25',
      refused: { site: 2, application: 1, other: 2 },
      told: [],
    });
    expect(JSON.stringify(await store.meta.toArray())).not.toMatch(/legal|sharepoint\.com|adele@/i);
  });

  it('is named once the person wrote to its owner: the day and how often, no time', async () => {
    const { store, adele } = await start();
    await noteTold(store, adele, legal, now);
    await noteTold(store, adele, denial('appid|x', 'Payroll'), now + day);
    await noteTold(store, adele, legal, now + 2 * day);
    expect((await coverageOf(store, adele.profile))?.told).toEqual([
      { key: legal.resources[0]?.key, name: 'Legal', times: 2, day: '2026-11-27' },
      { key: 'appid|x', name: 'Payroll', times: 1, day: '2026-11-26' },
    ]);
  });

  it('loses nothing when two pages are refused at once', async () => {
    const { store, adele } = await start();
    await Promise.all(Array.from({ length: 10 }, () => countRefused(store, adele, legal, now)));
    expect((await coverageOf(store, adele.profile))?.refused.site).toBe(10);
  });

  it('belongs to one profile, goes with it, and is not written after its sign-out', async () => {
    const { store, adele, lee } = await start();
    await countRefused(store, adele, legal, now);
    await countRefused(store, lee, legal, now);
    await store.profiles.update(adele.profile, { session: 'signedOut' });
    await eraseProfile(store, adele.profile);
    expect(await coverageOf(store, adele.profile)).toBeUndefined();
    expect((await coverageOf(store, lee.profile))?.refused.site).toBe(1);
    await countRefused(store, adele, legal, now);
    expect(await coverageOf(store, adele.profile)).toBeUndefined();
    await forgetCoverage(store, lee.profile);
    expect(await coverageOf(store, lee.profile)).toBeUndefined();
  });
});
