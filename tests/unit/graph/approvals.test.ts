import { describe, expect, it } from 'vitest';
import { reasonMissing } from '../../../lib/entitlement/approval.ts';
import { json, lost, now, plain, profile, type Scripted, script } from './scripted.ts';

interface Inner {
  status: number;
  headers?: object;
  body?: unknown;
}
const batch =
  (...inner: Inner[]): Scripted =>
  () =>
    Response.json({
      responses: inner.map((answer, index) => ({ id: String(index + 1), ...answer })).reverse(),
    });

const decision = (approvalId: string, justification = '') => ({
  approvalId,
  stageId: 's',
  decision: 'Approve' as const,
  justification,
});
const two = [decision('a'), decision('b')];
const done = { ok: true, value: undefined };

describe('decisions in one call', () => {
  it('each have their own outcome', async () => {
    const { graph, requests } = script([
      batch(
        { status: 204 },
        { status: 409 },
        { status: 403 },
        { status: 400 },
        { status: 429, headers: { 'Retry-After': '9' } },
        { status: 500 },
      ),
    ]);
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => decision(id));
    expect(await graph.decideStages(profile, all)).toMatchObject([
      done,
      { maybe: false, failure: { kind: 'alreadyDecided' } },
      { maybe: false, failure: { kind: 'forbidden' } },
      { maybe: false, failure: reasonMissing },
      { maybe: false, failure: { kind: 'throttled', until: now + 9000 } },
      { maybe: true, failure: { kind: 'unexpected' } },
      { maybe: true, failure: { kind: 'malformedAnswer', where: 'batch' } },
    ]);
    expect(requests).toHaveLength(1);
    const sent = (await requests[0]?.json()) as { requests: { headers: object; body: unknown }[] };
    expect(sent.requests[0]).toMatchObject({
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: { reviewResult: 'Approve', justification: '' },
    });
  });

  it('refused with a reason lacks none', async () => {
    const { graph } = script([batch({ status: 400 }, { status: 400 })]);
    const [first, second] = await graph.decideStages(profile, [decision('a', 'Fine'), decision('b', ' ')]);
    expect([first, second]).toMatchObject([
      { maybe: false, failure: { kind: expect.not.stringMatching(reasonMissing.kind) } },
      { failure: reasonMissing },
    ]);
  });

  it('is none that somebody else made, where the batch itself meets a conflict', async () => {
    const { graph } = script([plain('{}', 409)]);
    const [first] = await graph.decideStages(profile, two);
    expect(first).toMatchObject({ ok: false, maybe: false, failure: { kind: 'unexpected' } });
  });

  it.each<[string, Scripted, boolean, string]>([
    ['is lost', lost, true, 'offline'],
    ['fails on the way back', plain('', 504), true, 'unexpected'],
    ['can’t be read', plain('nonsense', 200), true, 'malformedAnswer'],
    ['has to wait', plain('', 429), false, 'throttled'],
  ])('are all as the call is that %s', async (_name, answer, maybe, kind) => {
    const { graph } = script([answer]);
    const outcome = { ok: false, maybe, failure: { kind } };
    expect(await graph.decideStages(profile, two)).toMatchObject([outcome, outcome]);
  });

  it('go alone where only a call of its own gets another token', async () => {
    const { graph, requests } = script([
      batch({ status: 401 }, { status: 403, headers: { 'WWW-Authenticate': 'Bearer claims="e30="' } }),
      plain(null, 204),
      plain(null, 204),
    ]);
    expect(await graph.decideStages(profile, two)).toEqual([done, done]);
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH']);
  });
});

describe('the stages of a queue', () => {
  it('are asked for with the list once a day where that is refused', async () => {
    const { graph, requests } = script([plain('', 400)]);
    expect(await graph.stagesOfQueue(profile)).toEqual({ ok: true, value: [] });
    expect(await graph.stagesOfQueue(profile)).toEqual({ ok: true, value: [] });
    expect(requests).toHaveLength(1);
  });

  it('come with their approval, without what can’t be read', async () => {
    const stage = { id: 's', assignedToMe: true, status: 'InProgress' };
    const { graph } = script([json({ value: [{ id: 'a', stages: [stage, 'x'] }, { id: 'b' }, {}] })]);
    expect(await graph.stagesOfQueue(profile)).toMatchObject({
      ok: true,
      value: [
        { id: 'a', stages: [{ id: 's', isInProgress: true }] },
        { id: 'b', stages: [] },
      ],
    });
  });
});
