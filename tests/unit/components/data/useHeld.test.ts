import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { applicationStarts, siteAddress } from '../../../../components/data/useHeld.ts';
import { applicationKey, type ResourceKey } from '../../../../lib/resource/resource.ts';
import type { Store } from '../../../../lib/store/database.ts';
import { person } from '../../requests/people.ts';
import { testStore } from '../../store/testStore.ts';

const shared = vi.hoisted((): { store?: Store } => ({}));
vi.mock('../../../../components/data/store.ts', () => ({
  get store() {
    return shared.store;
  },
}));

const site = 'https://contoso.sharepoint.com/sites/marketing';

it.each([
  [`sharepointonline|${site}`, site],
  ['sharepointonline|https://evil.example/sites/marketing', undefined],
  ['sharepointonline|javascript:alert(1)', undefined],
  [`aadgroup|${site}`, undefined],
])('of %s is %s', (key, address) => {
  expect(siteAddress(key as ResourceKey)).toBe(address);
});

it('an application that was looked up begins at its launcher, by the app id that was found', async () => {
  const { store } = testStore();
  shared.store = store;
  const me = person();
  const [ownId, foundId, principal] = [1, 2, 3].map((n) => `${n}1111111-2222-4333-8444-555555555555`);
  const row = { profile: me.profile, displayName: 'Payroll', groupIds: [], readAt: 1 };
  await store.profiles.put(me);
  await store.applications.bulkPut([
    { ...row, appId: `${ownId}`, servicePrincipalId: `${principal}` },
    {
      ...row,
      appId: 'applicationHost|payroll.contoso.com',
      foundAppId: `${foundId}`,
      servicePrincipalId: 'b',
    },
    { ...row, appId: 'applicationHost|other.contoso.com', servicePrincipalId: 'c' },
    { ...row, appId: `${foundId}` },
  ]);
  const launcher = (id: string | undefined) =>
    `https://launcher.myapps.microsoft.com/api/signin/${id}?tenantId=${me.tenantId}`;
  expect([...(await applicationStarts(me.profile))]).toEqual([
    [applicationKey(`${principal}`), launcher(ownId)],
    [applicationKey('b'), launcher(foundId)],
  ]);
});
