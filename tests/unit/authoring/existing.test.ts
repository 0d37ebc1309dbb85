import { describe, expect, it } from 'vitest';
import { type Existing, findExisting } from '../../../lib/authoring/existing.ts';
import type { DraftResource } from '../../../lib/entitlement/packageDraft.ts';
import { found, unwrap } from '../graph/world.ts';
import { type MakerOptions, maker } from './maker.ts';

const siteOf = (name: string): DraftResource => ({
  originSystem: 'SharePointOnline',
  originId: `https://contoso.sharepoint.com/sites/${name}`,
  displayName: name,
});

async function lookUp(thing: DraftResource, options: MakerOptions = {}): Promise<Existing> {
  const { administration, world } = maker(options);
  const { tied } = await administration.directory.about(thing);
  const found = unwrap(await findExisting(thing, tied, administration));
  expect(world.tenant.violations()).toEqual([]);
  return found;
}
const short = ({ packages, isPartial }: Existing) => [
  ...packages.map(({ displayName, warnings }) => [displayName, ...warnings]),
  isPartial,
];

const helios = [['Helios – View', 'nobodyMayRequest'], ['Helios – Edit', 'noApprovers'], false];
const unwarned = [['Helios – View'], ['Helios – Edit'], true];

describe('packages that grant a site', () => {
  it('are listed with what keeps people from them', async () => {
    const found = await lookUp(siteOf('Helios'));
    expect(short(found)).toEqual(helios);
    expect(found.packages[0]).toMatchObject({
      roles: ['Helios Visitors'],
      catalog: { displayName: 'General' },
    });
    expect(found.holding).toEqual([expect.objectContaining({ displayName: 'General' })]);
  });

  it.each([
    ['all', 'refused', helios],
    ['all', 'empty', helios],
    ['none', 'works', helios],
    ['none', 'refused', unwarned],
    ['none', 'empty', unwarned],
  ] as const)(
    'have no warning where no policy shows: %s, %s',
    async (expandedPolicies, policyList, expected) => {
      expect(short(await lookUp(siteOf('Helios'), { switches: { expandedPolicies, policyList } }))).toEqual(
        expected,
      );
    },
  );

  it('may ask for an approval by somebody who is still there', async () => {
    const { packages } = await lookUp(siteOf('Helios'), {
      draft(world) {
        const [policy] = world.accessPackage('Helios – Edit').assignmentPolicies;
        policy?.stages[0]?.primaryApprovers.push({ type: 'singleUser', userId: world.person('Lee Gu').oid });
        return maker().row().draft;
      },
    });
    expect(packages.map(({ warnings }) => warnings)).toEqual([['nobodyMayRequest'], []]);
  });

  it('have no warning where one of several policies can be decided about', async () => {
    const { packages } = await lookUp(siteOf('Helios'), {
      draft(world) {
        const edit = world.accessPackage('Helios – Edit');
        const [policy] = edit.assignmentPolicies;
        edit.assignmentPolicies.push({ ...found(policy), id: 'another', displayName: 'At once', stages: [] });
        return maker().row().draft;
      },
    });
    expect(packages.map(({ warnings }) => warnings)).toEqual([['nobodyMayRequest'], []]);
  });

  it('may be more where a catalog can’t be read', async () => {
    const { isPartial } = await lookUp(siteOf('Aurora'), {
      draft(world) {
        const path = '/v1.0/*/catalogs/*/resources';
        world.tenant.core.faults.add({ path, kind: 'status', status: 403, times: 1, inBatch: true });
        return maker().row().draft;
      },
    });
    expect(isPartial).toBe(true);
  });

  it('are found by the group whose site it is, too', async () => {
    const { packages } = await lookUp(siteOf('Aurora'), {
      draft(world) {
        const group = world.contoso.groups.find(({ displayName }) => displayName === 'Aurora');
        const [grant] = world.accessPackage('Brand contracts').resourceRoleScopes;
        if (grant === undefined || group === undefined) throw new Error('not in the organisation');
        const from = { originSystem: 'AadGroup', originId: group.id, displayName: 'Aurora' };
        world.accessPackage('Brand contracts').resourceRoleScopes.push({
          ...grant,
          id: 'aurora',
          scope: { ...grant.scope, ...from, id: 'aurora-scope' },
          resource: { ...grant.resource, ...from, id: 'aurora-resource' },
        });
        return maker().row().draft;
      },
    });
    expect(packages).toMatchObject([{ displayName: 'Brand contracts', roles: ['Member'] }]);
  });

  it('are none where none grants it, or nobody may see it', async () => {
    expect(short(await lookUp(siteOf('Aurora')))).toEqual([false]);
    expect(short(await lookUp(siteOf('Unknown')))).toEqual([false]);
    const { administration } = maker({ who: 'Adele Vance' });
    expect(await findExisting(siteOf('Helios'), [], administration)).toMatchObject({ ok: false });
  });
});

describe('an administrator of many catalogs', () => {
  /** So many more, named like that, and the last of them has the packages of Helios. */
  const among = (
    count: number,
    name: (index: number) => string = (index) => `Catalog ${index}`,
  ): MakerOptions => ({
    who: 'Nestor Wilke',
    draft(world) {
      const extra = Array.from({ length: count }, (_, index) => ({
        id: `0b0e0007-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
        displayName: name(index),
      }));
      world.contoso.catalogs.push(...extra);
      for (const each of ['Helios – View', 'Helios – Edit'])
        world.accessPackage(each).catalogId = extra.at(-1)?.id ?? '';
      return maker().row().draft;
    },
  });
  async function counted(options: MakerOptions) {
    const one = maker(options);
    const thing = siteOf('Helios');
    one.world.tenant.core.log.clear();
    const found = unwrap(await findExisting(thing, [], one.administration));
    const calls = one.world.tenant.core.log.rows().filter(({ inBatch }) => inBatch !== true);
    expect(calls.length).toBeLessThanOrEqual(7);
    return found;
  }
  const [view, edit] = helios;

  it.each([1, 30, 56])('finds all there is among %s', async (count) => {
    const found = await counted(among(count));
    expect(short(found)).toEqual([view, edit, false]);
    expect(found).toMatchObject({ holding: [{ displayName: `Catalog ${count - 1}` }], hasMore: false });
  });

  it.each([90, 150, 700])(
    'finds by the thing’s name among %s, and says that there may be more',
    async (count) => {
      const found = await counted(among(count));
      expect(short(found)).toEqual([view, edit, true]);
      expect(found).toMatchObject({ holding: [], hasMore: count > 200 });
      expect(found.packages[0]?.catalog).toEqual(
        expect.objectContaining({ displayName: `Catalog ${count - 1}` }),
      );
    },
  );

  it('asks those first that are called like the thing', async () => {
    const found = await counted(
      among(120, (index) => (index === 119 ? 'Everything of Helios' : `Catalog ${index}`)),
    );
    expect(found.holding).toMatchObject([{ displayName: 'Everything of Helios' }]);
  });

  it('reads a long list of packages page by page, and where it is too long says so', async () => {
    const inPages = async (pageSize: number) => await counted({ who: 'Lee Gu', switches: { pageSize } });
    expect((await inPages(20)).isPartial).toBe(false);
    const few = await inPages(3);
    expect(few.packages.map(({ displayName }) => displayName).sort()).toEqual([
      'Helios – Edit',
      'Helios – View',
    ]);
    expect(few.isPartial).toBe(true);
  });
});
