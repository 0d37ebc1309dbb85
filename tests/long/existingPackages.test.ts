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

it.each<[string, string, MakerOptions['switches'], boolean]>([
  ['a site of one of them', 'Project19999', {}, true],
  [
    'a site whose policies are listed apart',
    'Project19999',
    { expandedPolicies: 'none', policyList: 'works' },
    true,
  ],
  ['a site whose policies don’t show', 'Project19999', { expandedPolicies: 'none' }, true],
  ['the site of a group', 'Aurora', {}, false],
])(
  'at 20,000 packages, what there is of %s takes ten calls at most',
  async (_, site, switches, isGranted) => {
    const one = maker({ packages: 20_000, ...(switches && { switches }) });
    const { log } = one.world.tenant.core;
    const key = siteKey(`https://contoso.sharepoint.com/sites/${site}`);
    if (key === undefined) throw new Error('no site');
    log.clear();
    let names: string[] = [];
    await prepare({ key, need: 'view' }, undefined, one.administration, texts, async (thing, tied) => {
      // By the name that the organisation gives it, as its site says.
      const called = isGranted ? { ...thing, displayName: 'Project 19999' } : thing;
      const existing = unwrap(await findExisting(called, tied, one.administration));
      names = existing.packages.map(({ displayName }) => displayName);
      return existing;
    });
    const calls = log.rows().filter(({ inBatch }) => inBatch !== true);
    expect(calls.length, calls.map(({ path }) => path).join('\n')).toBeLessThanOrEqual(10);
    expect(names).toEqual(isGranted ? ['Project 19999'] : []);
  },
);
