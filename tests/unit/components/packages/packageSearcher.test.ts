import { describe, expect, it } from 'vitest';
import { createPackageIndex } from '../../../../components/packages/packageIndex.ts';
import {
  createPackageSearcher,
  type IndexOrder,
  type ListedPackage,
} from '../../../../components/packages/packageSearcher.ts';

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
  it('is asked one question at a time, the last one typed, and a late answer is not shown', async () => {
    const { port, asked, reply } = slowPort();
    const searcher = createPackageSearcher(port);
    await searcher.update([listed('Marketing')], nothing);
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

  it('is asked when it has looked at all packages, and again while it takes up others', async () => {
    const { port, orders, asked, reply } = slowPort();
    const searcher = createPackageSearcher(port);
    const seen: [number, boolean][] = [];
    searcher.onFound(({ count }, isComplete) => seen.push([count, isComplete]));
    const many = Array.from({ length: 1200 }, (_, number) => listed(`Project ${number}`));
    searcher.search('project');
    await searcher.update(many, nothing);
    expect(orders.map(({ type }) => type)).toEqual(['put', 'put', 'put', 'search']);
    reply('project');
    const updating = searcher.update([...many, listed('Project more')], nothing);
    searcher.search('project m');
    reply('project m');
    await updating;
    reply('project m');
    expect(asked()).toEqual(['project', 'project m', 'project m']);
    expect(seen).toEqual([
      [1200, true],
      [0, false],
      [1, true],
    ]);
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
