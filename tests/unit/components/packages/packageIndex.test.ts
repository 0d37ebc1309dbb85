import { describe, expect, it } from 'vitest';
import { createPackageIndex, type SearchablePackage } from '../../../../components/packages/packageIndex.ts';
import { searchWords } from '../../../../components/packages/searchWords.ts';

const one = (displayName: string, description = '', resources: string[] = []): SearchablePackage => ({
  id: displayName,
  displayName,
  description,
  resources,
});
const index = createPackageIndex();
index.put([
  one('Großes Büro'),
  one('Marketing team', 'Campaigns', ['Brand assets']),
  one('Team tools'),
  one('Finance reports', 'Figures of the last quarter', ['Contoso Expenses', 'Ledger']),
  one('SugarLearning Reader'),
  one('経費精算システム'),
]);
const names = (query: string) => index.search(query).best.map(({ displayName }) => displayName);

describe('search', () => {
  it.each([
    ['team', ['Team tools', 'Marketing team']],
    ['TEAM campaign', ['Marketing team']],
    ['mark', ['Marketing team']],
    ['buro', ['Großes Büro']],
    ['quarter', ['Finance reports']],
    ['learning', ['SugarLearning Reader']],
    ['sugarlearn', ['SugarLearning Reader']],
    ['経費', ['経費精算システム']],
  ])('for “%s” finds by the beginnings of words, whatever case and accents: %j', (query, expected) => {
    expect(names(query).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['finnace', 'Finance reports'],
    ['markteing', 'Marketing team'],
    ['reprots', 'Finance reports'],
    ['expnses', 'Finance reports'],
  ])('forgives “%s”', (query, expected) => expect(names(query)).toEqual([expected]));

  it.each(['x', 'quux', '', '   ', '!!!'])('finds nothing for “%s”', (query) =>
    expect(names(query)).toEqual([]),
  );

  it('puts a name before a description, and says which resource fits where neither does', () => {
    index.put([one('Quarter close')]);
    expect(names('quarter')).toEqual(['Quarter close', 'Finance reports']);
    expect(index.search('ledger').best).toEqual([
      {
        id: 'Finance reports',
        displayName: 'Finance reports',
        description: 'Figures of the last quarter',
        resource: 'Ledger',
      },
    ]);
    index.remove(['Quarter close']);
    expect(names('quarter')).toEqual(['Finance reports']);
  });

  it('counts all and hands over the best', () => {
    const many = createPackageIndex();
    many.put(Array.from({ length: 120 }, (_, number) => one(`Project ${number}`)));
    const found = many.search('project');
    expect(found.count).toBe(120);
    expect(found.best).toHaveLength(50);
  });

  it('takes words apart where people do', () => {
    expect(searchWords('HR-Portal (EMEA), myApp')).toEqual(['hr', 'portal', 'emea', 'myapp', 'my', 'app']);
  });
});
