import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepListed } from '../../../lib/packages/keepListed.ts';
import { similarPackages } from '../../../lib/packages/similarNames.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import { testStore } from '../store/testStore.ts';

const profile = 'p' as ProfileKey;
const { store } = testStore();
const row = (displayName: string, change: object = {}) => ({
  id: displayName,
  displayName,
  description: '',
  isHidden: false,
  ...change,
});
const rows = [
  row('SugarLearning Reader'),
  row('SugarLearning Contributor', { isHidden: true }),
  row('Expense claims'),
  row('Contoso Wiki'),
  row('Über-Büro'),
  row('Travel', { description: 'Books trips in the mobility planner' }),
];
beforeAll(async () => {
  await keepListed(store, profile, rows, 1);
  await keepListed(store, 'q' as ProfileKey, [row('SugarLearning of another person')], 1);
});
const names = (resourceName: string, resourceUrl?: string, ignored?: string[]) =>
  similarPackages(
    store,
    profile,
    { resourceName, ...(resourceUrl === undefined ? {} : { resourceUrl }) },
    ignored,
  );

describe('packages with similar names', () => {
  it.each([
    ['SugarLearning Prod', ['SugarLearning Reader']],
    ['sugarlearning', ['SugarLearning Reader']],
    ['Prod', []],
    ['Mobility planner', ['Travel']],
    ['Uber Buro', ['Über-Büro']],
    ['', []],
    ['🙂', []],
  ])('of %s', async (name, expected) => {
    expect(await names(name)).toEqual(expected);
  });

  it('forgive an ending and leave out what says nothing here', async () => {
    expect(await names('Contoso Expenses', undefined, ['contoso', 'com'])).toEqual(['Expense claims']);
  });

  it('are found by the last part of the address', async () => {
    expect(await names('', 'https://contoso.sharepoint.com/sites/SugarLearning/')).toEqual([
      'SugarLearning Reader',
    ]);
    expect(await names('', 'https://contoso.sharepoint.com/sites/%E0%A4%A')).toEqual([]);
  });
});
