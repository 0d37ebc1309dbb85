import { describe, expect, it } from 'vitest';
import { fail } from '../../../lib/platform/failure.ts';
import { json, plain, profile, script } from './scripted.ts';
import { unwrap } from './world.ts';

const packages = (...names: unknown[]) =>
  names.map((name, index) => ({ id: `p${index}`, displayName: name }));
const page = (value: unknown, nextLink?: string) => json({ value, '@odata.nextLink': nextLink });
const next = 'https://graph.microsoft.com/v1.0/next?$skiptoken=a%2Cb&$select=id';

describe('an answer that can’t be understood', () => {
  it.each([
    ['no JSON', plain('{"value":[{"id":')],
    ['HTML', plain('<html>hello</html>')],
    ['nothing', plain('')],
    ['a string', json('value')],
    ['no list', json({ value: {} })],
    ['null', json(null)],
    ['a list of which nothing can be read', page([1, null, {}])],
  ])('%s is a malformed answer, with its decoder’s name', async (_name, answer) => {
    const { graph } = script([answer]);
    expect(await graph.requestablePackages(profile)).toEqual(
      fail({ kind: 'malformedAnswer', where: 'accessPackages' }),
    );
  });

  it('loses only the item that is malformed', async () => {
    const { graph } = script([
      page([{ id: 'a' }, 7, { displayName: 'no id' }, null, { id: 'b', displayName: 3 }]),
    ]);
    expect(await graph.requestablePackages(profile)).toEqual({
      ok: true,
      value: {
        items: ['a', 'b'].map((id) => ({ id, displayName: '', description: '', isHidden: false })),
      },
    });
  });

  it('is told of where a list that lacks something must not be taken for whole', async () => {
    let told = 0;
    const request = { id: 'r', requestType: 'userAdd', state: 'delivered', status: 'Delivered' };
    for (const value of [[request], [request, 7]]) {
      const { graph } = script([page(value)]);
      const read = await graph.myRequests(profile, undefined, () => told++);
      expect(unwrap(read).map(({ id }) => id)).toEqual(['r']);
    }
    expect(told).toBe(1);
  });

  it('names the request that Graph knows it by', async () => {
    const { graph } = script([plain('?', 200, { 'request-id': 'r-9' })]);
    expect(await graph.servicePrincipal(profile, 'a')).toEqual(
      fail({ kind: 'malformedAnswer', where: 'servicePrincipal', requestId: 'r-9' }),
    );
  });
});

describe('a nextLink', () => {
  const stage = { id: 'a', displayName: 'x', assignedToMe: true, status: 'x', reviewResult: 'x' };

  it('is followed verbatim, with the token', async () => {
    const { graph, requests } = script([page(packages('A'), next), page(packages('B'))]);
    const first = unwrap(await graph.requestablePackages(profile));
    const second = unwrap(await graph.requestablePackages(profile, first.next));
    expect([...first.items, ...second.items].map((row) => row.displayName)).toEqual(['A', 'B']);
    expect(second.next).toBeUndefined();
    expect(requests[1]?.url).toBe(next);
    expect(requests[1]?.headers.get('authorization')).toBe('Bearer token-2');
  });

  it.each([
    'https://graph.microsoft.com.evil.example/v1.0/next',
    'https://evil.example/v1.0/next',
    'http://graph.microsoft.com/v1.0/next',
    'https://graph.microsoft.com:8443/v1.0/next',
    'https://user:secret@graph.microsoft.com/v1.0/next',
    'https://graph.microsoft.us/v1.0/next',
    '/v1.0/next',
    'javascript:alert(1)',
  ])('to %s is not followed, and half a list is no list', async (link) => {
    const { graph, requests } = script([page(packages('A'), link)]);
    expect(await graph.requestablePackages(profile)).toEqual(
      fail({ kind: 'malformedAnswer', where: 'accessPackages.nextLink' }),
    );
    expect(requests).toHaveLength(1);
  });

  it('that leads back to itself ends', async () => {
    const { graph, requests } = script([page([{ id: 'a' }], next), page([{ id: 'b' }], next)]);
    expect((await graph.approvalStages(profile, ['a']))[0]?.ok).toBe(false);
    expect(requests).toHaveLength(2);
    expect(await script([page(packages('A'), next)]).graph.requestablePackages(profile, next)).toEqual(
      fail({ kind: 'malformedAnswer', where: 'accessPackages.nextLink' }),
    );
  });

  it('that never ends is given up', async () => {
    const pages = Array.from({ length: 202 }, (_, index) => page([stage], `${next}&page=${index}`));
    const { graph, requests } = script(pages);
    expect((await graph.approvalStages(profile, ['a']))[0]?.ok).toBe(false);
    expect(requests.length).toBeLessThanOrEqual(201);
  });
});
