import { describe, expect, it } from 'vitest';
import { failureWords } from '../../components/failureWords.ts';
import { countToDecide } from '../../lib/approvals/waiting.ts';
import { createWords } from '../../lib/words/words.ts';
import { em, graphAs } from '../tenant/testing.ts';
import { found, unwrap, type WorldOptions } from '../unit/graph/world.ts';
import { queueOf } from './queueOf.ts';

type Through = NonNullable<WorldOptions['through']>;
type Queue = Awaited<ReturnType<typeof queueOf>>;

const isList = (url: string): boolean => /assignmentRequests\/filterByCurrentUser\(on='approver'\)/.test(url);
const urlOf = (input: Parameters<typeof fetch>[0]): string =>
  decodeURIComponent(input instanceof Request ? input.url : String(input));

/** Changes the rows of the list of what waits. */
const withList =
  (change: (rows: Record<string, unknown>[]) => Record<string, unknown>[]): Through =>
  (tenant) =>
  async (input, init) => {
    const answer = await tenant(input, init);
    if (!isList(urlOf(input)) || !answer.ok) return answer;
    const body = await answer.json();
    return Response.json({ ...body, value: change(body.value) }, answer);
  };

const decisionsOf = ({ core }: Queue) => core.log.rows().filter(({ effect }) => effect?.startsWith('decide'));
const decideAll = async ({ approvals, me, rows }: Queue, decision: 'Approve' | 'Deny' = 'Approve') => {
  const approvalIds = (await rows()).map(({ id }) => id);
  return unwrap(await approvals.decide(me, { approvalIds, decision, justification: '' })).left;
};

describe('a queue whose second page fails', () => {
  it.each([
    ['before it was ever read', 0],
    ['after it was read', 3],
  ])('%s: says so, and keeps what is known', async (_when, known) => {
    let isBroken = known === 0;
    const queue = await queueOf(3, {
      switches: { pageSize: 2 },
      through: (tenant) => async (input, init) => {
        const isNext = isList(urlOf(input)) && /skip/i.test(urlOf(input));
        return isBroken && isNext ? new Response('{}', { status: 500 }) : tenant(input, init);
      },
    });
    const { approvals, me, rows } = queue;
    if (known > 0) unwrap(await approvals.openQueue(me));
    expect(await decideAll(queue, 'Deny')).toEqual([]);
    const before = await rows();
    expect(before).toHaveLength(known);
    isBroken = true;
    const answer = await approvals.openQueue(me);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unexpected' } });
    if (!answer.ok) expect(failureWords(answer.failure, createWords('en'), 0).title).not.toBe('');
    expect(await rows()).toEqual(before);
    expect(decisionsOf(queue)).toEqual([]);
    isBroken = false;
    unwrap(await approvals.openQueue(me));
    expect(await rows()).toHaveLength(3);
  });
});

describe('a request that is listed twice', () => {
  const twice = withList((list) => [...list, ...list.slice(0, 1)]);

  it('waits once, and is counted once', async () => {
    const { approvals, me, rows, desk } = await queueOf(2, { through: twice });
    unwrap(await approvals.openQueue(me));
    expect(await rows()).toHaveLength(2);
    expect(await countToDecide(desk.store, me.profile)).toBe(2);
    expect(unwrap(await approvals.count(me))).toEqual({ count: 2 });
  });

  it('stays decided while that is being saved', async () => {
    const queue = await queueOf(2, { through: twice });
    unwrap(await queue.approvals.openQueue(queue.me));
    expect(await decideAll(queue)).toEqual([]);
    unwrap(await queue.approvals.openQueue(queue.me));
    expect(await queue.states()).toMatchObject({ deciding: { length: 2 } });
    expect((await decideAll(queue, 'Deny')).map(({ failure }) => failure.kind)).toEqual([
      'alreadyDecided',
      'alreadyDecided',
    ]);
    await queue.send();
    expect(await queue.states()).toMatchObject({ approved: { length: 2 } });
    expect(decisionsOf(queue)).toHaveLength(2);
  });
});

describe('an approval that vanishes meanwhile', () => {
  it('as its requestor takes the request back: the others are decided, this one is said', async () => {
    const queue = await queueOf(3);
    const { approvals, me, rows, send, core, world } = queue;
    unwrap(await approvals.openQueue(me));
    const [gone] = await rows();
    expect(await decideAll(queue)).toEqual([]);
    const requestor = await graphAs(world.tenant, found(gone).requestorUpn);
    expect((await requestor('POST', `${em}/assignmentRequests/${found(gone).id}/cancel`)).status).toBe(200);
    await send();
    const states = await queue.states();
    expect([states.approved?.length, states.failed?.length]).toEqual([2, 1]);
    const [said] = states.failed ?? [];
    expect(said?.id).toBe(gone?.id);
    expect(failureWords(found(said?.failure), createWords('en'), core.clock.now()).title).not.toBe('');
    expect(decisionsOf(queue)).toHaveLength(2);
    unwrap(await approvals.openQueue(me));
    expect((await rows()).map(({ id }) => id)).not.toContain(gone?.id);
  });

  it('as Graph doesn’t find it any more: nothing is told as saved', async () => {
    const queue = await queueOf(2);
    unwrap(await queue.approvals.openQueue(queue.me));
    queue.core.faults.add({
      path: '*/stages/*',
      method: 'PATCH',
      kind: 'status',
      status: 404,
      inBatch: true,
    });
    expect(await decideAll(queue)).toEqual([]);
    await queue.send();
    const { failed } = await queue.states();
    expect(failed?.map(({ failure }) => failure?.kind)).toEqual(['gone', 'gone']);
    expect(decisionsOf(queue)).toEqual([]);
  });
});

it('names and reasons that somebody made up are kept as they are, of whatever length', async () => {
  const name = '<script>alert(1)</script>\u202e\u2066Bowen';
  const reason = `\u202e<img src=x onerror=alert(1)>${'x'.repeat(1_000_000)}`;
  const hostile = withList(([first, ...others]) => [
    { ...first, justification: reason, requestor: { id: 'x', objectId: 'x', displayName: name } },
    ...others,
  ]);
  const queue = await queueOf(2, { through: hostile });
  unwrap(await queue.approvals.openQueue(queue.me));
  expect(await queue.rows()).toContainEqual(
    expect.objectContaining({ requestorName: name, justification: reason }),
  );
  expect(await decideAll(queue)).toEqual([]);
  await queue.send();
  expect(await queue.states()).toMatchObject({ approved: { length: 2 } });
});
