import { expect, it } from 'vitest';
import { inPortal } from '../../../../components/authoring/inPortal.ts';
import { adele } from '../../../gallery/people.ts';
import { draftOf, draftRow } from '../../authoring/drafts.ts';

const row = {
  ...draftRow(adele.profile),
  steps: { 'package/view': { id: 'a b/c' }, 'package/edit': { sentAt: 1 } },
};

it('leads to each package that is there, by its id', () => {
  expect(inPortal(row, { cloud: 'global' })).toEqual([
    { name: 'Orion: view', url: expect.stringMatching(/\/entitlementId\/a%20b%2Fc$/) },
  ]);
  const [first] = draftOf().packages;
  if (first === undefined) throw new Error('No package');
  const changed = { ...row, draft: draftOf({ packages: [{ ...first, id: 'there' }] }) };
  expect(inPortal(changed, { cloud: 'global' }).map(({ url }) => url.split('/').at(-1))).toEqual(['there']);
});

it('leads nowhere in clouds whose address is not known', () => {
  expect(inPortal(row, { cloud: 'china' })).toEqual([]);
});
