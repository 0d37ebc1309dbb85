import { expect, it } from 'vitest';
import { findExisting } from '../../lib/authoring/existing.ts';
import { prepare } from '../../lib/authoring/prepare.ts';
import { siteKey } from '../../lib/resource/resource.ts';
import { type MakerOptions, maker } from '../unit/authoring/maker.ts';
import { unwrap } from '../unit/graph/world.ts';

const texts = {
  name: (resource: string, need: string) => `${resource}: ${need}`,
  description: () => 'x',
  policy: 'Initial policy',
};

interface Case {
  site: string;
  switches?: MakerOptions['switches'];
  /** So many catalogs besides. */
  catalogs?: number;
  isGranted?: boolean;
}
const cases: Record<string, Case> = {
  'a site of one of them': { site: 'Project19999' },
  'a site whose policies are listed apart': {
    site: 'Project19999',
    switches: { expandedPolicies: 'none', policyList: 'works' },
  },
  'a site whose policies don’t show': { site: 'Project19999', switches: { expandedPolicies: 'none' } },
  'the site of a group': { site: 'Aurora', isGranted: false },
  'a site, among 40 catalogs': { site: 'Project19999', catalogs: 40 },
  'a site, among 400 catalogs': { site: 'Project19999', catalogs: 400 },
  'the site of a group, among 4,000 catalogs': { site: 'Aurora', catalogs: 4000, isGranted: false },
};

it.each(Object.entries(cases))(
  'at 20,000 packages, what there is of %s takes ten calls at most',
  async (_, { site, switches = {}, catalogs = 0, isGranted = true }) => {
    const one = maker({ packages: 20_000, switches, who: catalogs === 0 ? 'Lee Gu' : 'Nestor Wilke' });
    one.world.contoso.catalogs.push(
      ...Array.from({ length: catalogs }, (_unused, index) => ({
        id: `0b0e0007-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
        displayName: `Catalog ${index}`,
      })),
    );
    const { log } = one.world.tenant.core;
    const key = siteKey(`https://contoso.sharepoint.com/sites/${site}`);
    if (key === undefined) throw new Error('no site');
    log.clear();
    let names: string[] = [];
    await prepare(
      { key, need: 'view' },
      'MeganB@contoso.com',
      one.administration,
      texts,
      async (thing, tied) => {
        // By the name that the organisation gives it, as its site says.
        const called = isGranted ? { ...thing, displayName: 'Project 19999' } : thing;
        const existing = unwrap(await findExisting(called, tied, one.administration));
        names = existing.packages.map(({ displayName }) => displayName);
        return existing;
      },
    );
    const calls = log.rows().filter(({ inBatch }) => inBatch !== true);
    expect(calls.length, calls.map(({ path }) => path).join('\n')).toBeLessThanOrEqual(10);
    expect(names).toEqual(isGranted ? ['Project 19999'] : []);
  },
);
