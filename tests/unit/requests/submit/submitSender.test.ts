import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GraphRequest, WriteResult } from '../../../../lib/graph/api.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { submitCommand } from '../../../../lib/requests/model/commands.ts';
import { absenceProvesMs, clockSkewMs } from '../../../../lib/requests/model/timing.ts';
import { createSubmitSender } from '../../../../lib/requests/submit/submitSender.ts';
import type { Store } from '../../../../lib/store/database.ts';
import type { RequestRow } from '../../../../lib/store/rows.ts';
import { erasedKey } from '../../../../lib/store/wholeProfile.ts';
import type { CommandRow, Verdict } from '../../../../lib/sync/command.ts';
import { testStore } from '../../store/testStore.ts';
import { graphRequest, type Lists, listing } from '../graphLists.ts';
import { person, policy, requestRow } from '../people.ts';

const { profile, oid } = person();
const now = Date.UTC(2026, 10, 22);
const clock = { now: () => now };
const minute = 60_000;
const forLynne: Partial<RequestRow> = {
  targetId: person(2).oid,
  forOther: { name: 'Lynne Robbins', mail: 'LynneR@contoso.com' },
};

let store: Store;
beforeEach(() => {
  ({ store } = testStore());
});

const refused = {
  ok: false,
  maybe: false,
  failure: { kind: 'notRequestable', why: 'refused' },
} as const;

function senderOn(lists: Lists, answer: WriteResult<GraphRequest> = refused) {
  return createSubmitSender({
    store,
    clock,
    local: clock,
    random: () => 0.5,
    locale: () => 'en',
    graph: {
      submitRequest: async () => answer,
      myRequests: listing(lists),
      requirements: async () => ok([policy()]),
      myAssignments: async () => ok([]),
    },
  });
}

const listed = (changes: Partial<GraphRequest> = {}) =>
  graphRequest({
    createdAt: now,
    target: { objectId: oid, displayName: '', principalName: '' },
    ...changes,
  });

/** The request as it is being sent, and its command. */
async function sending(row: Partial<RequestRow> = {}, command: Partial<CommandRow> = {}) {
  const request = requestRow({ state: 'sending', ...row });
  await store.requests.put(request);
  const sent = { ...submitCommand(request, now, undefined), state: 'sending', sendingSince: now, ...command };
  return sent as CommandRow<'submitRequest'>; // its command is of this kind
}

/** What the row says once the verdict is written; the verdict itself where nothing is. */
async function toldBy(verdict: Verdict, row: CommandRow): Promise<unknown> {
  if (verdict.kind !== 'done') return verdict.kind === 'refused' ? verdict.failure : verdict.kind;
  await verdict.apply(row);
  const told = await store.requests.get([profile, 'row-1']);
  return told && [told.graphId, told.state];
}

describe('a request that Graph refuses', () => {
  const call = async (lists: Lists, row?: Partial<RequestRow>) => {
    const command = await sending(row);
    return toldBy(await senderOn(lists).call(person(), command), command);
  };

  it.each(['submitted', 'pendingApproval', 'scheduled', 'delivering', 'unknown'] as const)(
    'is the one that is open already: %s',
    async (state) => {
      expect(await call({ own: [listed({ state })] })).toEqual(['g-1', state]);
    },
  );

  it.each(['denied', 'canceled', 'expired', 'failed', 'delivered', 'partiallyDelivered'] as const)(
    'is not one that has ended, however lately: %s',
    async (state) => {
      const refusal = { kind: 'notRequestable', why: 'refused' };
      for (const createdAt of [now, now - minute, now - 90 * 24 * 60 * minute])
        expect(await call({ own: [listed({ state, createdAt })] })).toEqual(refusal);
    },
  );

  it('is not somebody else’s open one', async () => {
    const theirs = { objectId: person(2).oid, displayName: '', principalName: '' };
    expect(await call({ own: [listed({ target: theirs })] })).toMatchObject({ kind: 'notRequestable' });
  });

  it('for somebody else is looked for among those that were asked for others', async () => {
    const theirs = listed({ target: { objectId: person(2).oid, displayName: '', principalName: '' } });
    expect(await call({ createdBy: [theirs] }, forLynne)).toEqual(['g-1', 'pendingApproval']);
    expect(await call({ own: [theirs] }, forLynne)).toMatchObject({ kind: 'notRequestable' });
  });

  it('is told as refused where the list can’t be read', async () => {
    expect(await call({ own: { kind: 'offline' } })).toEqual({ kind: 'notRequestable', why: 'refused' });
  });
});

describe('a request whose answer was lost', () => {
  const lookUp = async (lists: Lists, row?: Partial<RequestRow>, command?: Partial<CommandRow>) => {
    const sent = await sending(row, command);
    return toldBy(await senderOn(lists).lookUp(person(), sent), sent);
  };

  it('is found where it was asked for: one’s own or for others', async () => {
    const theirs = listed({ target: { objectId: person(2).oid, displayName: '', principalName: '' } });
    expect(await lookUp({ own: [listed()] })).toEqual(['g-1', 'pendingApproval']);
    expect(await lookUp({ createdBy: [listed()] })).toBe('lost');
    expect(await lookUp({ createdBy: [theirs] }, forLynne)).toEqual(['g-1', 'pendingApproval']);
    expect(await lookUp({ own: [theirs] }, forLynne)).toBe('lost');
  });

  it('is not one that another row has or that was erased, but may be the one it has itself', async () => {
    const ended = { own: [listed({ state: 'denied' })] };
    expect(await lookUp(ended, { graphId: 'g-1' })).toEqual(['g-1', 'denied']);
    await store.requests.clear();
    await store.requests.put(requestRow({ id: 'row-2', graphId: 'g-1', state: 'denied' }));
    expect(await lookUp(ended)).toBe('lost');
    await store.requests.clear();
    await store.meta.put({ key: erasedKey(profile), value: ['g-1'] });
    expect(await lookUp(ended)).toBe('lost');
  });

  it('may be as old as the first call', async () => {
    const firstSentAt = now - 60 * minute;
    const ended = (createdAt: number) => ({ own: [listed({ state: 'denied', createdAt })] });
    const lost = { firstSentAt, sendingSince: now };
    expect(await lookUp(ended(firstSentAt), {}, lost)).toEqual(['g-1', 'denied']);
    expect(await lookUp(ended(firstSentAt - clockSkewMs - 1), {}, lost)).toBe('lost');
  });

  it('is sent again only when its absence proves something', async () => {
    const since = (ms: number) => ({ lostAt: now - ms, lostAtService: now - ms });
    expect(await lookUp({}, {}, since(absenceProvesMs))).toBe('go');
    expect(await lookUp({}, {}, since(absenceProvesMs - 1))).toBe('lost');
    expect(await lookUp({}, {}, { ...since(absenceProvesMs), lostAt: now })).toBe('lost');
    expect(await lookUp({}, {}, { ...since(absenceProvesMs), lostAtService: now })).toBe('lost');
    expect(await lookUp({}, {}, {})).toBe('lost');
    // Then it goes back to the person, which `go` means once its time is over.
    expect(await lookUp({ isWhole: false }, {}, since(absenceProvesMs))).toBe('lost');
    expect(await lookUp({ isWhole: false }, {}, { ...since(absenceProvesMs), expiresAt: now })).toBe('go');
    expect(await lookUp({ own: { kind: 'offline' } }, {}, since(absenceProvesMs))).toBe('lost');
  });
});

describe('a request that is found', () => {
  const taken = async (state: GraphRequest['state'], command: Partial<CommandRow>) => {
    const sent = await sending();
    const verdict = await senderOn({ own: [listed({ state })] }).lookUp(person(), sent);
    await toldBy(verdict, { ...sent, ...command });
    const failure = (await store.requests.get([profile, 'row-1']))?.failure;
    return { failure, cancels: (await store.outbox.toArray()).map(({ command: { kind } }) => kind) };
  };

  it('is taken back only where that was wanted', async () => {
    expect(await taken('pendingApproval', {})).toEqual({ failure: undefined, cancels: [] });
    expect(await taken('pendingApproval', { cancelWanted: true })).toMatchObject({
      cancels: ['cancelRequest'],
    });
  });

  it.each([
    ['delivering', { kind: 'tooLate', what: 'takeBack' }],
    ['delivered', { kind: 'tooLate', what: 'takeBack' }],
    ['denied', undefined],
    ['canceled', undefined],
    ['expired', undefined],
    ['failed', undefined],
  ] as const)('and was wanted back, when it is %s', async (state, failure) => {
    expect(await taken(state, { cancelWanted: true })).toEqual({ failure, cancels: [] });
  });

  it('is not taken back where a row made here has it already', async () => {
    await store.requests.put(requestRow({ id: 'row-2', graphId: 'g-2', openIntent: 'other' }));
    const sent = await sending();
    const verdict = await senderOn({}, { ok: true, value: listed({ id: 'g-2' }) }).call(person(), sent);
    await toldBy(verdict, { ...sent, cancelWanted: true });
    expect(await store.outbox.count()).toBe(0);
    expect(await store.requests.get([profile, 'row-1'])).toMatchObject({
      state: 'draft',
      failure: { kind: 'alreadyRequested', requestId: 'row-2' },
    });
  });
});
