import { describe, expect, it } from 'vitest';
import { asNew, withMore, withPolicy } from '../../components/authoring/draftChanges.ts';
import { asDraftTexts } from '../../components/authoring/draftTexts.ts';
import { limitsOf } from '../../lib/authoring/limits.ts';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { createWords } from '../../lib/words/words.ts';
import { auroraDraft, type MakerOptions, maker } from '../unit/authoring/maker.ts';
import { found, type World } from '../unit/graph/world.ts';

/** A package of the catalog that Lee owns. */
function thereIn({ contoso }: World) {
  const general = found(contoso.catalogs.find(({ displayName }) => displayName === 'General'));
  const one = found(contoso.accessPackages.find(({ catalogId }) => catalogId === general.id));
  return { general, one };
}
const more = (world: World): PackageDraft => {
  const { general, one } = thereIn(world);
  return withMore(auroraDraft(world), one, general);
};
const policy = (world: World): PackageDraft => {
  const { general, one } = thereIn(world);
  return withPolicy(
    auroraDraft(world),
    { ...one, catalog: general, isHidden: false, roles: [], warnings: [] },
    'Policy for more people',
  );
};
async function played(draft: NonNullable<MakerOptions['draft']>) {
  const lee = maker({ draft });
  const before = structuredClone(thereIn(lee.world).one);
  const seed = structuredClone(lee.world.tenant.seed);
  expect(limitsOf(lee.row().draft)).toEqual([]);
  expect(await lee.live('create')).toMatchObject({ state: 'created' });
  const after = thereIn(lee.world).one;
  const undone = async () => {
    expect(await lee.live('undo')).toMatchObject({ state: 'undone' });
    // That it was touched stays to be seen.
    Object.assign(thereIn(lee.world).one, { modifiedDateTime: found(before.modifiedDateTime) });
  };
  return { lee, before, seed, after, undone };
}

describe('an access package that is there', () => {
  it('includes the refused thing as well, and who can request it stays as it was', async () => {
    const { lee, before, seed, after, undone } = await played(more);
    expect(after.resourceRoleScopes).toHaveLength(before.resourceRoleScopes.length + 1);
    expect(after.assignmentPolicies).toEqual(before.assignmentPolicies);
    await undone();
    expect(lee.world.tenant.seed).toEqual(seed);
  });

  it('is given a policy, and what it includes stays as it was', async () => {
    const { lee, before, seed, after, undone } = await played(policy);
    expect(after.assignmentPolicies).toHaveLength(before.assignmentPolicies.length + 1);
    expect(after.resourceRoleScopes).toEqual(before.resourceRoleScopes);
    await undone();
    expect(lee.world.tenant.seed).toEqual(seed);
  });

  it('is left alone for new ones again, with what was chosen of who decides', () => {
    const { world } = maker();
    const texts = asDraftTexts(createWords('en'));
    const draft = asNew(more(world), texts);
    expect(draft.packages.map(({ id, displayName, hasPolicy }) => [id, displayName, hasPolicy])).toEqual([
      [undefined, 'Aurora: view', true],
      [undefined, 'Aurora: edit', true],
    ]);
    expect(draft.stages).toEqual(auroraDraft(world).stages);
    expect(limitsOf(draft)).toEqual([]);
  });
});
