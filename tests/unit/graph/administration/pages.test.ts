import * as v from 'valibot';
import { expect, it } from 'vitest';
import { readPages } from '../../../../lib/graph/administration/pages.ts';
import type { Call, Sent } from '../../../../lib/graph/call.ts';
import { maker } from '../../authoring/maker.ts';

const { me } = maker();
const next = (page: number) => `https://graph.microsoft.com/v1.0/things?page=${page}`;
const read = {
  call: { profile: me, access: { scopes: [] }, method: 'GET', path: '/things' } satisfies Call,
  where: 'things',
  schema: v.number(),
};

/** So many pages, each with its number; the one of `broken` is refused. */
function listOf(count: number, broken = 0) {
  const asked: (string | undefined)[] = [];
  const send = async ({ address }: Call): Promise<Sent> => {
    asked.push(address);
    const page = Number(URL.parse(address ?? '')?.searchParams.get('page') ?? 1);
    const link = page < count ? { '@odata.nextLink': next(page + 1) } : {};
    return {
      answered: true,
      status: page === broken ? 403 : 200,
      body: { value: [page], ...link },
      headers: new Headers(),
    };
  };
  return { asked, pages: (most: number, from?: string) => readPages(send, read, most, from) };
}

it.each([
  [3, 1, [1], 1, false],
  [3, 2, [1, 2], 2, false],
  [3, 3, [1, 2, 3], 3, true],
  [1, 5, [1], 1, true],
])('of %s pages at most %s', async (count, most, items, pages, isWhole) => {
  const list = listOf(count);
  expect(await list.pages(most)).toEqual({ ok: true, value: { items, pages, isWhole } });
  expect(list.asked).toHaveLength(pages);
});

it('begins behind a link', async () => {
  const list = listOf(4);
  expect(await list.pages(2, next(2))).toMatchObject({ value: { items: [2, 3], pages: 2, isWhole: false } });
});

it('is no list where a page of it fails', async () => {
  expect(await listOf(3, 2).pages(3)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
});
