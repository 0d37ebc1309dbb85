import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../lib/platform/failure.ts';
import type { TestClock } from '../sync/testClock.ts';
import { createDesk, type Desk, letPass } from './desk.ts';
import { createFakeService, type FakeService } from './fakeService.ts';
import { packageId, person, policy, policyId, requestRow } from './people.ts';
import { createServiceDesk, input } from './serviceDesk.ts';

const minute = 60_000;
let clock: TestClock;
let service: FakeService;
let desk: Desk;

beforeEach(async () => {
  ({ clock, service, desk } = await createServiceDesk(20_000));
});

const pass = (ms: number, step?: number) => letPass(ms, clock, desk, step);

describe('submitting', () => {
  it('is a row before it is a call', async () => {
    const answer = await desk.requests.submit(person(), input);
    expect(answer.ok).toBe(true);
    expect(service.calls()).toEqual([]);
    expect(await desk.only()).toMatchObject({ state: 'queued', justification: 'because', madeHere: true });
    expect(await desk.store.outbox.count()).toBe(1);
    expect(desk.alarms.get('knock.poll')).toBe(30_000);
  });

  it('collides in two tabs: one request, and the second is told which', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => desk.requests.submit(person(), input)));
    const [won, ...lost] = answers.sort((a, b) => Number(b.ok) - Number(a.ok));
    const requestId = won?.ok ? won.value.requestId : '';
    expect(lost.map((each) => !each.ok && each.failure)).toEqual([
      { kind: 'alreadyRequested', requestId },
      { kind: 'alreadyRequested', requestId },
    ]);
    await desk.engine.wake();
    expect(service.requests()).toHaveLength(1);
  });

  it('checks what was typed against the cached requirements', async () => {
    const requirements = { profile: person().profile, accessPackageId: packageId, readAt: clock.now() };
    await desk.store.requirements.put({ ...requirements, policies: [policy()] });
    const blank = await desk.requests.submit(person(), { ...input, justification: '' });
    expect(blank).toEqual({ ok: false, failure: { kind: 'notRequestable', why: 'invalidAnswer' } });
    await desk.store.requirements.put({ ...requirements, policies: [] });
    const outside = await desk.requests.submit(person(), input);
    expect(outside).toEqual({ ok: false, failure: { kind: 'notRequestable', why: 'notInScope' } });
    expect(await desk.rows()).toEqual([]);
  });

  it('does not ask again for what was delivered an hour ago, nor for what is held', async () => {
    const delivered = requestRow({ state: 'delivered', deliveredAt: clock.now() - 3_600_000, graphId: 'g' });
    await desk.store.requests.put(delivered);
    const answer = await desk.requests.submit(person(), input);
    expect(answer).toEqual({ ok: false, failure: { kind: 'alreadyRequested', requestId: 'row-1' } });
    await desk.store.requests.clear();
    await desk.store.assignments.put({
      profile: person().profile,
      id: 'a',
      accessPackageId: packageId,
      accessPackageName: '',
      state: 'delivered',
      expiration: { type: 'noExpiration' },
      asOf: clock.now(),
    });
    expect(await desk.requests.submit(person(), input)).toEqual({
      ok: false,
      failure: { kind: 'alreadyAssigned' },
    });
  });

  it('keeps profiles apart: the same package, two people, two requests', async () => {
    const other = person(2);
    await desk.store.profiles.put(other);
    for (const who of [person(), other]) expect((await desk.requests.submit(who, input)).ok).toBe(true);
    await desk.engine.wake();
    const targets = service.requests().map((request) => request.target?.objectId);
    expect(targets.sort()).toEqual([person().oid, other.oid]);
    expect(await desk.rows()).toHaveLength(1);
    expect(await desk.rows(other)).toHaveLength(1);
  });
});

describe('drafts', () => {
  it('are one a package, and become the request', async () => {
    const first = await desk.requests.saveDraft(person(), { ...input, justification: 'be' });
    const second = await desk.requests.saveDraft(person(), { ...input, justification: 'becau' });
    expect(first).toEqual(second);
    expect(await desk.only()).toMatchObject({ state: 'draft', justification: 'becau' });
    expect(await desk.requests.submit(person(), input)).toEqual(first);
    expect(await desk.only()).toMatchObject({ state: 'queued', justification: 'because' });
  });
});

describe('what is typed and taken out again', () => {
  const blank = { ...input, justification: '' };

  it('leaves no draft behind, and is a new one when something is typed anew', async () => {
    await desk.requests.saveDraft(person(), { ...input, justification: 'be' });
    expect(await desk.requests.saveDraft(person(), blank)).toEqual({ ok: true, value: {} });
    expect(await desk.rows()).toEqual([]);
    expect(await desk.requests.saveDraft(person(), blank)).toEqual({ ok: true, value: {} });
    expect(await desk.rows()).toEqual([]);
    await desk.requests.saveDraft(person(), { ...input, justification: 'anew' });
    expect(await desk.only()).toMatchObject({ state: 'draft', justification: 'anew' });
  });

  it('stays where it has been handed over, which the look for it there needs', async () => {
    await desk.requests.saveDraft(person(), { ...blank, handsOver: true });
    await desk.requests.saveDraft(person(), blank);
    expect(await desk.only()).toMatchObject({ state: 'draft', justification: '' });
  });

  it('is heard too late once it has been sent: no second row', async () => {
    const sent = await desk.requests.submit(person(), input);
    const requestId = sent.ok ? sent.value.requestId : '';
    expect(await desk.requests.saveDraft(person(), { ...input, justification: 'becau' })).toEqual(
      fail({ kind: 'alreadyRequested', requestId }),
    );
    expect(await desk.only()).toMatchObject({ state: 'queued', justification: 'because' });
  });
});

describe('the network', () => {
  it('away for ten minutes: sent by itself', async () => {
    service.outage({ kind: 'offline' });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    await pass(10 * minute);
    expect((await desk.only()).failure).toEqual({ kind: 'offline' });
    service.outage(undefined);
    await pass(3 * minute);
    expect(await desk.only()).toMatchObject({ state: 'pendingApproval' });
    expect(service.requests()).toHaveLength(1);
  });

  it('away for an hour: asked again, nothing sent, nothing lost', async () => {
    service.outage({ kind: 'offline' });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    await pass(60 * minute);
    service.outage(undefined);
    await pass(5 * minute);
    expect(await desk.only()).toMatchObject({
      state: 'draft',
      justification: 'because',
      failure: { kind: 'notRequestable', why: 'expired' },
    });
    expect(service.requests()).toEqual([]);
    expect(await desk.store.outbox.count()).toBe(0);
    expect((await desk.requests.submit(person(), input)).ok).toBe(true);
  });

  it('back: does not wait out its own pause', async () => {
    service.outage({ kind: 'offline' });
    await desk.store.requirements.put({
      profile: person().profile,
      accessPackageId: packageId,
      readAt: clock.now() - 60 * minute,
      policies: [policy()],
    });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    service.outage(undefined);
    clock.advance(1000);
    await desk.engine.wake({ ignoreBackoff: true });
    expect(service.requests()).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  it('is looked up at once: what the list shows already needs no alarm', async () => {
    service = createFakeService({ clock, listLagMs: 0, mishaps: ['504 after'] });
    desk = await createDesk({ graph: service.graph, clock });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({ state: 'pendingApproval' });
    expect(await desk.store.outbox.count()).toBe(0);
    expect(service.requests()).toHaveLength(1);
  });
});

describe('before it is sent', () => {
  const seen = (policies = [policy()]) =>
    desk.store.requirements.put({
      profile: person().profile,
      accessPackageId: packageId,
      readAt: clock.now(),
      policies,
    });

  it('goes at once on fresh requirements', async () => {
    await seen();
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    expect(service.calls().slice(0, 2)).toEqual(['submit', 'list']);
    expect((await desk.only()).policyId).toBe(policyId);
  });

  it('goes back to the person when the policy has changed meanwhile', async () => {
    await seen([policy({ isApprovalRequired: false })]);
    await desk.requests.submit(person(), input);
    clock.advance(2 * minute);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({
      state: 'draft',
      justification: 'because',
      failure: { kind: 'notRequestable', why: 'policyChanged' },
    });
    expect(service.requests()).toEqual([]);
  });

  it('waits for sign-in, and goes when somebody has signed in', async () => {
    service.outage({ kind: 'interactionRequired' });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({ state: 'queued', failure: { kind: 'interactionRequired' } });
    service.outage(undefined);
    clock.advance(minute);
    await desk.engine.wake({ ignoreBackoff: true });
    expect(service.requests()).toHaveLength(1);
    expect(await desk.only()).not.toHaveProperty('failure');
  });

  it('keeps what was typed when Graph refuses, and takes it up again', async () => {
    service.outage({ kind: 'forbidden', requestId: 'r-1' });
    await seen();
    const first = await desk.requests.submit(person(), input);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({
      state: 'failed',
      justification: 'because',
      failure: { kind: 'forbidden', requestId: 'r-1' },
    });
    service.outage(undefined);
    expect(await desk.requests.submit(person(), input)).toEqual(first);
  });
});
