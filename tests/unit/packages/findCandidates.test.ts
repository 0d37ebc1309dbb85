import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../lib/packages/candidate.ts';
import { keysOf } from '../../../lib/packages/deniedKeys.ts';
import { candidatesOf, packagesFor } from '../../../lib/packages/findCandidates.ts';
import { keepContents } from '../../../lib/packages/keepContents.ts';
import { rememberUnlisted } from '../../../lib/packages/unlisted.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import { type ResourceKey, resourceKey } from '../../../lib/resource/resource.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import type { ApplicationRow } from '../../../lib/store/rowsOfIndex.ts';
import { found } from '../graph/world.ts';
import { testStore } from '../store/testStore.ts';

const clock = { now: () => 1 };
const person = (profile: string): ProfileRow => ({
  profile: profile as ProfileKey,
  cloud: 'global',
  tenantId: 't',
  oid: profile,
  username: '',
  displayName: '',
  session: 'signedIn',
  isGuest: false,
});

/** An index in which each package, named as what it holds, grants one resource. */
async function indexOf(
  packages: readonly { profile: string; originSystem: string; originId: string }[],
): Promise<(profile: string, denied: ResourceKey, applications?: ApplicationRow[]) => Promise<Candidate[]>> {
  const { store } = testStore();
  for (const { profile, ...resource } of packages) {
    const owner = person(profile);
    await store.profiles.put(owner);
    await rememberUnlisted(store, owner.profile, [{ accessPackageId: resource.originId }]);
    await keepContents({ store, clock }, owner.profile, [
      {
        accessPackageId: resource.originId,
        outcome: {
          kind: 'read',
          roleScopes: [{ id: 'r_s', resourceName: '', roleName: 'Member', roleOriginId: '', ...resource }],
        },
      },
    ]);
  }
  return async (profile, denied, applications = []) => {
    const keys = keysOf(
      { resources: [{ key: denied, from: 'path' }] },
      { applications: new Map(applications.map((row) => [row.appId, row])), map: undefined },
    );
    const key = profile as ProfileKey;
    return candidatesOf(store, key, await packagesFor(store, key, keys, []), keys);
  };
}

const site = (originId: string) => found(resourceKey({ originSystem: 'SharePointOnline', originId }));
const origin = 'https://contoso.sharepoint.com';
const names = (candidates: readonly Candidate[]) => candidates.map(({ displayName }) => displayName).sort();
const runs = { numRuns: 40 };

/** Names as sites have them: letters of several scripts, digits, blanks, dots, percent signs. */
const name = fc
  .stringMatching(/^[A-Za-z0-9ÄöŠéß .&'+%_-]{1,12}$/)
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/^\.+$/.test(text));
const upperOrLower = (text: string, upper: boolean[]) =>
  [...text]
    .map((letter, at) => (upper[at % upper.length] === true ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');

describe('sites', () => {
  it('are never matched by a prefix that ends within a name', async () => {
    await fc.assert(
      fc.asyncProperty(name, fc.stringMatching(/^[a-z0-9-]{1,6}$/), async (short, more) => {
        const find = await indexOf([
          {
            profile: 'p',
            originSystem: 'SharePointOnline',
            originId: `${origin}/sites/${encodeURIComponent(short)}`,
          },
        ]);
        const longer = site(`${origin}/sites/${encodeURIComponent(short + more)}`);
        const below = site(
          `${origin}/sites/${encodeURIComponent(short + more)}/${encodeURIComponent(short)}`,
        );
        expect(await find('p', longer)).toEqual([]);
        expect(await find('p', below)).toEqual([]);
      }),
      runs,
    );
  });

  it('are the same whatever the case, the encoding, the closing slash and the query', async () => {
    const spelling = fc.record({
      upper: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      isEncoded: fc.boolean(),
      end: fc.constantFrom('', '/', '?web=1', '#top', '/?a=/sites/other'),
    });
    await fc.assert(
      fc.asyncProperty(name, spelling, spelling, async (one, granted, denied) => {
        // A letter whose upper case is several letters is another name for SharePoint, too.
        fc.pre(one.toLowerCase() === one.toUpperCase().toLowerCase() && !one.includes('%'));
        const spell = ({ upper, isEncoded, end }: typeof granted) => {
          const cased = upperOrLower(one, upper);
          return `${origin}/sites/${isEncoded ? encodeURIComponent(cased) : encodeURI(cased)}${end}`;
        };
        const find = await indexOf([
          { profile: 'p', originSystem: 'sharepointonline', originId: spell(granted) },
        ]);
        expect(await find('p', site(spell(denied)))).toMatchObject([{ match: 'exact' }]);
      }),
      runs,
    );
  });

  it('above the refused one match as such, the root of another collection does not', async () => {
    const holding = (path: string) => ({
      profile: 'p',
      originSystem: 'SharePointOnline',
      originId: `${origin}${path}`,
    });
    const find = await indexOf(['', '/sites', '/sites/HR', '/sites/HR/Payroll', '/sites/HRX'].map(holding));
    const found = await find('p', site(`${origin}/sites/hr/payroll/2026`));
    expect(found.map(({ match }) => match)).toEqual(['through', 'through']);
    expect(names(found)).toEqual([`${origin}/sites/HR`, `${origin}/sites/HR/Payroll`]);
  });
});

describe('profiles', () => {
  it('are never mixed, even where one key begins with the other', async () => {
    const key = fc.stringMatching(/^[a-z/|]{1,4}$/);
    await fc.assert(
      fc.asyncProperty(key, key, async (one, other) => {
        fc.pre(one !== other);
        const originId = `${origin}/sites/a`;
        const find = await indexOf([{ profile: one, originSystem: 'SharePointOnline', originId }]);
        expect(await find(one, site(originId))).toHaveLength(1);
        expect(await find(other, site(originId))).toEqual([]);
      }),
      runs,
    );
  });
});

describe('other resources', () => {
  const id = '5C7B1E9A-0000-4000-8000-00000000000A';
  const key = (originSystem: string, originId: string) => found(resourceKey({ originSystem, originId }));

  it.each(['AadGroup', 'AadApplication', 'DirectoryRole'])(
    'of %s match by id, in any case',
    async (system) => {
      const find = await indexOf([{ profile: 'p', originSystem: system.toUpperCase(), originId: id }]);
      expect(await find('p', key(system, id.toLowerCase()))).toMatchObject([{ match: 'exact' }]);
      const others = ['AadGroup', 'AadApplication', 'DirectoryRole'].filter((other) => other !== system);
      for (const other of others) expect(await find('p', key(other, id))).toEqual([]);
    },
  );

  it('an application is found by its service principal and by the group assigned to it', async () => {
    const [appId, servicePrincipalId, group] = ['1', '2', '3'].map(
      (last) => `00000000-0000-4000-8000-00000000000${last}`,
    ) as [string, string, string];
    const find = await indexOf([
      { profile: 'p', originSystem: 'AadApplication', originId: servicePrincipalId.toUpperCase() },
      { profile: 'p', originSystem: 'AadGroup', originId: group },
    ]);
    const looked = {
      profile: 'p' as ProfileKey,
      servicePrincipalId,
      displayName: '',
      groupIds: [group],
      readAt: 0,
    };
    const byId = await find('p', `appid|${appId}` as ResourceKey, [{ ...looked, appId }]);
    expect(byId.map(({ match }) => match).sort()).toEqual(['exact', 'through']);
    for (const name of ['identifieruri|urn:contoso:expenses', 'applicationhost|expenses.contoso.example']) {
      const byName = await find('p', name as ResourceKey, [{ ...looked, appId: name, foundAppId: appId }]);
      expect(byName.map(({ match }) => match).sort()).toEqual(['exact', 'through']);
    }
    expect(await find('p', `appid|${appId}` as ResourceKey)).toEqual([]);
  });

  it('an Azure scope is found through what it lies in, on boundaries', async () => {
    const subscription = '/subscriptions/00000000-0000-4000-8000-000000000001';
    const group = `${subscription}/resourceGroups/Data`;
    const server = `${group}/providers/Microsoft.Sql/servers/one`;
    const holding = [
      subscription,
      group,
      `${group}X`,
      server,
      '/providers/Microsoft.Management/managementGroups/m',
    ].map((originId) => ({ profile: 'p', originSystem: 'AzureResources', originId }));
    const find = await indexOf(holding);
    const candidates = await find('p', key('azureresources', `${server}/databases/Sales`.toUpperCase()));
    expect(names(candidates)).toEqual([subscription, group, server].sort());
    expect(candidates.every(({ match }) => match === 'through')).toBe(true);
    expect(await find('p', key('AzureResources', `${group}X/`))).toMatchObject([
      { displayName: `${group}X`, match: 'exact' },
      { displayName: subscription, match: 'through' },
    ]);
  });

  it('of systems that nobody knows are kept, shown, and matched only by themselves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.string({ minLength: 1, maxLength: 40 }),
        async (originSystem, originId) => {
          const own = resourceKey({ originSystem, originId });
          const find = await indexOf([
            { profile: 'p', originSystem, originId },
            { profile: 'p', originSystem: 'AadGroup', originId: id },
          ]);
          const candidates = await find('p', key('AadGroup', id));
          expect(candidates.map(({ displayName }) => displayName)).toContain(id);
          if (own !== undefined && own !== key('AadGroup', id)) expect(candidates).toHaveLength(1);
        },
      ),
      runs,
    );
  });
});
