import { describe, expect, it } from 'vitest';
import { similarPackages } from '../../../lib/packages/similarNames.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import type { AccessPackageRow } from '../../../lib/store/rows.ts';

const row = (displayName: string, change: Partial<AccessPackageRow> = {}): AccessPackageRow => ({
  profile: 'p' as ProfileKey,
  id: displayName,
  displayName,
  description: '',
  isHidden: false,
  listedAt: 1,
  contents: 'unread',
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
const names = (resourceName: string, resourceUrl?: string, ignored?: string[]) =>
  similarPackages({ resourceName, ...(resourceUrl === undefined ? {} : { resourceUrl }) }, rows, ignored).map(
    (entry) => entry.displayName,
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
  ])('of %s', (name, expected) => {
    expect(names(name)).toEqual(expected);
  });

  it('forgive an ending and leave out what says nothing here', () => {
    expect(names('Contoso Expenses', undefined, ['contoso', 'com'])).toEqual(['Expense claims']);
  });

  it('are found by the last part of the address', () => {
    expect(names('', 'https://contoso.sharepoint.com/sites/SugarLearning/')).toEqual([
      'SugarLearning Reader',
    ]);
    expect(names('', 'https://contoso.sharepoint.com/sites/%E0%A4%A')).toEqual([]);
  });
});
