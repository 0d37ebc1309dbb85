import { describe, expect, it } from 'vitest';
import { createPackageIndex, type SearchablePackage } from '../../../../components/packages/packageIndex.ts';
import {
  createPackageSearcher,
  type IndexOrder,
  type ListedPackage,
} from '../../../../components/packages/packageSearcher.ts';
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

/** An index behind a door that opens by hand. */
function slowPort() {
  const real = createPackageIndex();
  const orders: IndexOrder[] = [];
  let answer: ((event: MessageEvent) => void) | undefined;
  return {
    orders,
    port: {
      postMessage: (order: IndexOrder) => {
        orders.push(order);
        if (order.type === 'put') real.put(order.packages);
        else if (order.type === 'remove') real.remove(order.ids);
      },
      addEventListener: (_type: 'message', listener: (event: MessageEvent) => void) => {
        answer = listener;
      },
    },
    reply: (query: string) => answer?.({ data: real.search(query) } as MessageEvent),
    asked: () => orders.flatMap((order) => (order.type === 'search' ? [order.query] : [])),
  };
}
const listed = (displayName: string, change: Partial<ListedPackage> = {}): ListedPackage => ({
  id: displayName,
  displayName,
  description: '',
  isHidden: false,
  ...change,
});
const nothing = async () => new Map<string, string[]>();

describe('the index beside the page', () => {
  it('is asked one question at a time, the last one typed, and a late answer is not shown', () => {
    const { port, asked, reply } = slowPort();
    const searcher = createPackageSearcher(port);
    const seen: string[] = [];
    searcher.onFound(({ query }) => seen.push(query));
    for (const query of ['m', 'ma', 'mar']) searcher.search(query);
    expect(asked()).toEqual(['m']);
    reply('m');
    expect(asked()).toEqual(['m', 'mar']);
    reply('mar');
    expect(seen).toEqual(['mar']);
  });

  it('gets only what is new, different or gone, and never what is hidden', async () => {
    const { port, orders } = slowPort();
    const searcher = createPackageSearcher(port);
    await searcher.update([listed('A'), listed('B'), listed('Secret', { isHidden: true })], nothing);
    expect(orders.splice(0)).toMatchObject([{ type: 'put', packages: [{ id: 'A' }, { id: 'B' }] }]);
    await searcher.update(
      [listed('A'), listed('B', { contentsAt: 1 })],
      async () => new Map([['B', ['Ledger']]]),
    );
    expect(orders.splice(0)).toMatchObject([{ type: 'put', packages: [{ id: 'B', resources: ['Ledger'] }] }]);
    await searcher.update([listed('A')], nothing);
    expect(orders.splice(0)).toEqual([{ type: 'remove', ids: ['B'] }]);
    await searcher.update([listed('A')], nothing);
    expect(orders).toEqual([]);
  });

  it('answers while it grows, says so, and answers again when it is whole', async () => {
    const { port, asked, reply } = slowPort();
    const searcher = createPackageSearcher(port);
    const seen: [number, boolean][] = [];
    searcher.onFound(({ count }, isComplete) => seen.push([count, isComplete]));
    const many = Array.from({ length: 1200 }, (_, number) => listed(`Project ${number}`));
    const updating = searcher.update(many, nothing);
    searcher.search('project');
    reply('project');
    await updating;
    expect(asked()).toEqual(['project', 'project']);
    reply('project');
    expect(seen.map(([, isComplete]) => isComplete)).toEqual([false, true]);
    expect(seen[1]?.[0]).toBe(1200);
  });

  it('forgets an update that a later one has overtaken', async () => {
    const { port, orders } = slowPort();
    const searcher = createPackageSearcher(port);
    const late = Promise.withResolvers<Map<string, string[]>>();
    const first = searcher.update([listed('Old')], () => late.promise);
    const second = searcher.update([listed('New')], nothing);
    late.resolve(new Map());
    await Promise.all([first, second]);
    expect(orders).toMatchObject([{ type: 'put', packages: [{ id: 'New' }] }]);
  });
});
