import { describe, expect, it } from 'vitest';
import type { Existing } from '../../../lib/authoring/existing.ts';
import { limitsOf } from '../../../lib/authoring/limits.ts';
import { prepare } from '../../../lib/authoring/prepare.ts';
import type { Approver, PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import { type ResourceKey, siteKey } from '../../../lib/resource/resource.ts';
import { found, type World } from '../graph/world.ts';
import { type Maker, maker } from './maker.ts';

const texts = {
  name: (resource: string, need: string) => `${resource}: ${need}`,
  description: (resource: string, need: string) => `To ${need} ${resource}`,
  policy: 'Initial policy',
};
const aurora = found(siteKey('https://contoso.sharepoint.com/sites/Aurora'));
const general = { id: 'general', displayName: 'General' };
const learning = { id: 'learning', displayName: 'Learning' };

interface Options {
  contact?: string;
  existing?: Partial<Existing>;
  isSignedOut?: boolean;
}
const begin = (
  { administration }: Maker,
  key: ResourceKey,
  { contact, existing, isSignedOut }: Options = {},
) =>
  prepare(
    { key, need: 'view' },
    contact,
    isSignedOut ? undefined : administration,
    texts,
    async () =>
      existing && { packages: [], catalogs: [], hasMore: false, holding: [], isPartial: false, ...existing },
  );
const namesOf = (approvers: readonly Approver[]) =>
  approvers.map((one) => ('displayName' in one ? one.displayName : one.kind));
const approvers = (draft: PackageDraft | undefined) => draft?.stages.map((stage) => namesOf(stage.approvers));
const groupNamed = ({ contoso }: World, name: string) =>
  found(contoso.groups.find(({ displayName }) => displayName === name));

describe('a draft for a refused thing', () => {
  it('has a site’s name and the owners of its group, in two calls', async () => {
    const one = maker();
    one.world.tenant.core.log.clear();
    const draft = await begin(one, aurora);
    expect(draft?.resources).toEqual([
      {
        originSystem: 'SharePointOnline',
        originId: 'https://contoso.sharepoint.com/sites/aurora',
        displayName: 'Aurora',
      },
    ]);
    expect(draft?.packages.map(({ displayName }) => displayName)).toEqual(['Aurora: view', 'Aurora: edit']);
    expect(approvers(draft)).toEqual([['manager'], ['Lee Gu', 'Isaiah Langer']]);
    expect(one.world.tenant.core.log.rows().filter(({ inBatch }) => inBatch !== true)).toHaveLength(2);
    expect(one.world.tenant.violations()).toEqual([]);
  });

  it('has those of a group, and an application’s name', async () => {
    const one = maker({ who: 'Nestor Wilke' });
    const { id } = groupNamed(one.world, 'Aurora');
    const group = await begin(one, `aadgroup|${id}` as ResourceKey);
    expect(group).toMatchObject({ resources: [{ displayName: 'Aurora', originId: id }] });
    expect(approvers(group)).toEqual([['manager'], ['Lee Gu', 'Isaiah Langer']]);
    const { appId, servicePrincipalId } = one.world.application('Contoso Expenses');
    for (const key of [`appid|${appId}`, `aadapplication|${servicePrincipalId}`])
      expect(await begin(one, key as ResourceKey)).toMatchObject({
        resources: [
          { originSystem: 'AadApplication', originId: servicePrincipalId, displayName: 'Contoso Expenses' },
        ],
      });
  });

  it('has whom the map names where no group has owners', async () => {
    const brand = found(siteKey('https://contoso.sharepoint.com/sites/Helios'));
    expect(approvers(await begin(maker(), brand))).toEqual([['manager']]);
    const named = await begin(maker(), brand, { contact: 'MeganB@contoso.com' });
    expect(approvers(named)).toEqual([['manager'], ['Megan Bowen']]);
    expect(approvers(await begin(maker(), brand, { contact: "o'nobody@contoso.com" }))).toEqual([
      ['manager'],
    ]);
  });

  it('has whom the map names besides the owners as who stands in for them', async () => {
    const deputies = (draft: PackageDraft | undefined) =>
      draft?.stages.map((stage) => namesOf(stage.alternates));
    const owned = await begin(maker(), aurora, { contact: 'MeganB@contoso.com' });
    expect(approvers(owned)).toEqual([['manager'], ['Lee Gu', 'Isaiah Langer']]);
    expect(deputies(owned)).toEqual([[], ['Megan Bowen']]);
    expect(limitsOf(found(owned))).toEqual([]);
    expect(deputies(await begin(maker(), aurora, { contact: 'LeeG@contoso.com' }))).toEqual([[], []]);
  });

  it('goes into the catalog that has it, or the only one', async () => {
    const into = async (existing: Partial<Existing>) => (await begin(maker(), aurora, { existing }))?.catalog;
    expect(await into({ catalogs: [general, learning], holding: [learning] })).toMatchObject(learning);
    expect(await into({ catalogs: [general] })).toMatchObject(general);
    expect(await into({ catalogs: [general, learning] })).toMatchObject({ displayName: 'Aurora' });
    expect((await into({}))?.id).toBeUndefined();
  });

  it('is the thing alone where nobody is signed in who could look', async () => {
    const one = maker();
    one.world.tenant.core.log.clear();
    expect(await begin(one, aurora, { isSignedOut: true })).toMatchObject({
      resources: [{ displayName: 'aurora' }],
    });
    expect(await begin(one, `appid|${one.me.oid}` as ResourceKey, { isSignedOut: true })).toBeUndefined();
    expect(one.world.tenant.core.log.rows()).toEqual([]);
  });

  it.each([
    'https://contoso.sharepoint.com/sites/100%25',
    'https://contoso.sharepoint.com/sites/%zz',
    "https://contoso.sharepoint.com/sites/o'brien",
    'https://contoso.sharepoint.com/sites/a:/b',
    'https://contoso.sharepoint.com',
  ])('begins with any address: %s', async (address) => {
    const { originId } = found((await begin(maker(), found(siteKey(address))))?.resources[0]);
    expect(siteKey(originId)).toBe(siteKey(address));
  });

  it('is none for what no package holds, or an application that isn’t there', async () => {
    expect(await begin(maker(), 'sharepointlist|x' as ResourceKey)).toBeUndefined();
    const unknown = 'appid|0b0e0000-0000-4000-8000-00000000dead' as ResourceKey;
    expect(await begin(maker({ who: 'Nestor Wilke' }), unknown)).toBeUndefined();
  });
});
