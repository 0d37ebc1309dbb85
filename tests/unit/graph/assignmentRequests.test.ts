import { describe, expect, it } from 'vitest';
import { fail } from '../../../lib/platform/failure.ts';
import { json, lost, now, plain, profile, type Scripted, script } from './scripted.ts';
import { found } from './world.ts';

const request = {
  accessPackageId: 'p',
  policyId: 'q',
  targetId: 't',
  justification: 'Because',
  answers: [
    { questionId: 'a', kind: 'text' as const, value: 'x', displayValue: 'x' },
    { questionId: 'b', kind: 'choice' as const, value: 'KE', displayValue: 'Kenya' },
  ],
  schedule: { startDateTime: null, expiration: { type: 'afterDuration' as const, duration: 'P30D' } },
};
const brokenOff: Scripted = () =>
  new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) }), {
    status: 201,
  });

/** What is known of the effect after each kind of answer. */
const table: [string, Scripted, boolean, object][] = [
  ['no connection', lost, true, { kind: 'offline' }],
  ['an answer that breaks off', brokenOff, true, { kind: 'offline' }],
  ['500', plain('', 500), true, { kind: 'unexpected' }],
  ['502', plain('', 502), true, { kind: 'unexpected' }],
  ['503', plain('', 503, { 'Retry-After': '7' }), true, { kind: 'throttled', until: now + 7000 }],
  ['504', plain('', 504), true, { kind: 'unexpected' }],
  ['408', plain('', 408), true, { kind: 'unexpected' }],
  ['a redirect', plain('', 302), true, { kind: 'unexpected' }],
  ['201 without JSON', plain('{"id":', 201), true, { kind: 'malformedAnswer', where: 'assignmentRequest' }],
  [
    '201 without id',
    json({ state: 'submitted' }, 201),
    true,
    { kind: 'malformedAnswer', where: 'assignmentRequest' },
  ],
  ['429', plain('', 429), false, { kind: 'throttled', until: now + 30_000 }],
  ['400', plain('', 400), false, { kind: 'notRequestable', why: 'refused' }],
  ['409', plain('', 409), false, { kind: 'notRequestable', why: 'refused' }],
  ['403', plain('', 403), false, { kind: 'forbidden' }],
  ['404', plain('', 404), false, { kind: 'gone' }],
  ['412', plain('', 412), false, { kind: 'unexpected' }],
];

describe('filing a request', () => {
  it.each(table)('after %s', async (_name, answer, maybe, failure) => {
    const { graph, requests } = script([answer]);
    expect(await graph.submitRequest(profile, request)).toEqual({ ok: false, maybe, failure });
    expect(requests, 'sent once').toHaveLength(1);
  });

  it('without a token certainly did nothing', async () => {
    const { graph } = script([], async () => fail({ kind: 'interactionRequired' }));
    expect(await graph.submitRequest(profile, request)).toEqual({
      ok: false,
      maybe: false,
      failure: { kind: 'interactionRequired' },
    });
  });

  it('whose answer is lost after a refused token is not known to have failed', async () => {
    const { graph } = script([plain('', 401), lost]);
    expect(await graph.submitRequest(profile, request)).toMatchObject({ ok: false, maybe: true });
  });

  it('speaks v1.0', async () => {
    const { graph, requests } = script([json({ id: 'r', state: 'submitted', createdDateTime: null }, 201)]);
    const filed = await graph.submitRequest(profile, request);
    expect(filed).toMatchObject({ ok: true, value: { id: 'r', state: 'submitted' } });
    expect(filed.ok && 'createdAt' in filed.value).toBe(false);
    expect(await found(requests[0]).json()).toEqual({
      requestType: 'userAdd',
      assignment: { accessPackageId: 'p', assignmentPolicyId: 'q', targetId: 't' },
      justification: 'Because',
      answers: [
        {
          '@odata.type': '#microsoft.graph.accessPackageAnswerString',
          value: 'x',
          displayValue: 'x',
          answeredQuestion: { '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion', id: 'a' },
        },
        {
          '@odata.type': '#microsoft.graph.accessPackageAnswerString',
          value: 'KE',
          displayValue: 'Kenya',
          answeredQuestion: {
            '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
            id: 'b',
          },
        },
      ],
      schedule: {
        startDateTime: null,
        recurrence: null,
        expiration: { type: 'afterDuration', duration: 'P30D' },
      },
    });
  });

  it('leaves out what was not asked', async () => {
    const { graph, requests } = script([json({ id: 'r' }, 201)]);
    await graph.submitRequest(profile, {
      accessPackageId: 'p',
      targetId: 't',
      justification: '',
      answers: [],
      schedule: null,
    });
    expect(await found(requests[0]).json()).toEqual({
      requestType: 'userAdd',
      assignment: { accessPackageId: 'p', targetId: 't' },
    });
  });
});

const decision = (reviewed: 'Approve' | 'Deny', justification: string) => ({
  approvalId: 'a',
  stageId: 's',
  decision: reviewed,
  justification,
});

describe('cancelling and deciding', () => {
  it.each([200, 204])('takes %i for done, whatever the body', async (status) => {
    const { graph } = script([plain(status === 204 ? null : 'ok', status), plain(null, 204)]);
    expect(await graph.cancelRequest(profile, 'a/b')).toEqual({ ok: true, value: undefined });
    expect(await graph.decideStages(profile, [decision('Approve', '')])).toEqual([
      { ok: true, value: undefined },
    ]);
  });

  it('keeps ids inside their part of the path', async () => {
    const { graph, requests } = script([plain(null, 204)]);
    await graph.cancelRequest(profile, '../users/x?y#z');
    expect(new URL(found(requests[0]).url).pathname).toContain(
      '/assignmentRequests/..%2Fusers%2Fx%3Fy%23z/cancel',
    );
  });

  it.each([
    [409, { kind: 'alreadyDecided' }, false],
    [404, { kind: 'gone' }, false],
    [403, { kind: 'forbidden' }, false],
    [504, { kind: 'unexpected' }, true],
  ] as const)('%i to a decision is %o', async (status, failure, maybe) => {
    const { graph } = script([plain('', status)]);
    expect(await graph.decideStages(profile, [decision('Deny', 'No')])).toEqual([
      { ok: false, maybe, failure },
    ]);
  });
});
