import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../../../lib/graph/api.ts';
import type { Failure } from '../../../../lib/platform/failure.ts';
import { createCancelSender } from '../../../../lib/requests/cancel/cancelSender.ts';
import { cancelCommand } from '../../../../lib/requests/model/commands.ts';
import { absenceProvesMs } from '../../../../lib/requests/model/timing.ts';
import type { Store } from '../../../../lib/store/database.ts';
import type { RequestRow } from '../../../../lib/store/rows.ts';
import type { CommandRow, Verdict } from '../../../../lib/sync/command.ts';
import { testStore } from '../../store/testStore.ts';
import { graphRequest, type Lists, listing } from '../graphLists.ts';
import { person, requestRow } from '../people.ts';

const { profile } = person();
const now = Date.UTC(2026, 10, 22);
const clock = { now: () => now };
const forOther = { name: 'Lynne Robbins', mail: 'LynneR@contoso.com' };
const gone: Failure = { kind: 'gone' };
const forbidden: Failure = { kind: 'forbidden' };

let store: Store;
beforeEach(() => {
  ({ store } = testStore());
});

function senderOn(lists: Lists, refusal?: Failure) {
  return createCancelSender({
    store,
    clock,
    local: clock,
    random: () => 0.5,
    graph: {
      cancelRequest: async () =>
        refusal ? { ok: false, maybe: false, failure: refusal } : { ok: true, value: undefined },
      myRequests: listing(lists),
    },
  });
}

const listed = (state: GraphRequest['state'], id = 'g-1') =>
  graphRequest({ id, state, graphState: state, graphStatus: state });

/** The request that is to be taken back, known to Graph for so long, and its command. */
async function wanted(row: Partial<RequestRow> = {}, knownForMs = absenceProvesMs) {
  const request = requestRow({
    graphId: 'g-1',
    timeline: [
      { at: 0, state: 'queued', source: 'knock' },
      { at: now - knownForMs, state: 'pendingApproval', source: 'graph' },
    ],
    ...row,
  });
  await store.requests.put(request);
  return cancelCommand(request, 'g-1', now) as CommandRow<'cancelRequest'>; // its command is of this kind
}

/** What the row says once the verdict is written; the verdict itself where nothing is. */
async function toldBy(verdict: Verdict, row: CommandRow): Promise<unknown> {
  if (verdict.kind === 'refused') return verdict.failure.kind;
  if (verdict.kind !== 'done') return verdict.kind;
  await verdict.apply(row);
  const told = await store.requests.get([profile, 'row-1']);
  return told?.failure === undefined ? told?.state : [told.state, told.failure.kind];
}

const vanished = ['failed', 'noLongerListed'];

describe('taking back that Graph refuses', () => {
  const call = async (lists: Lists, refusal: Failure, row: Partial<RequestRow> = {}, knownForMs?: number) => {
    const command = await wanted(row, knownForMs);
    return toldBy(await senderOn(lists, refusal).call(person(), command), command);
  };

  it.each(['denied', 'delivered', 'canceled', 'expired', 'failed'] as const)(
    'is answered by what it came to: %s',
    async (state) => {
      expect(await call({ own: [listed(state)] }, { kind: 'unexpected' })).toBe(state);
    },
  );

  it('stays refused while the request is open, or what was looked at is another', async () => {
    expect(await call({ own: [listed('pendingApproval')] }, { kind: 'unexpected' })).toBe('unexpected');
    expect(await call({ own: [listed('denied', 'g-2')] }, { kind: 'unexpected' })).toBe('unexpected');
    expect(await call({ own: [listed('denied', 'row-1')] }, { kind: 'unexpected' })).toBe('unexpected');
    expect(await call({ own: { kind: 'offline' } }, gone)).toBe('gone');
  });

  it('is looked at where it was asked for: one’s own or for others', async () => {
    expect(await call({ createdBy: [listed('denied')] }, { kind: 'unexpected' }, { forOther })).toBe(
      'denied',
    );
    // In one’s own list a request for others is not to be missed.
    expect(await call({ createdBy: [listed('pendingApproval')] }, gone, { forOther })).toBe('gone');
    expect(await call({ own: [listed('pendingApproval')] }, gone)).toBe('gone');
    expect(await call({ own: [listed('pendingApproval')] }, gone, { forOther })).toEqual(vanished);
    expect(await call({ createdBy: [listed('pendingApproval')] }, gone)).toEqual(vanished);
  });

  it('says that it was deleted only where Graph says so and the whole list lacks it', async () => {
    expect(await call({}, gone)).toEqual(vanished);
    expect(await call({}, { kind: 'unexpected' })).toBe('unexpected');
    expect(await call({ isWhole: false }, gone)).toBe('goneOrHidden');
  });

  it('takes absence for proof only once the list has had time', async () => {
    expect(await call({}, gone, {}, absenceProvesMs)).toEqual(vanished);
    expect(await call({}, gone, {}, absenceProvesMs - 1)).toBe('goneOrHidden');
    const justAsked = { timeline: [], changedAt: now - absenceProvesMs + 1 };
    expect(await call({}, gone, justAsked)).toBe('goneOrHidden');
  });

  it('answered 403 means the same where the request is not listed, and a plain no where it is', async () => {
    expect(await call({}, forbidden)).toEqual(vanished);
    expect(await call({}, forbidden, {}, absenceProvesMs - 1)).toBe('goneOrHidden');
    expect(await call({ own: [listed('pendingApproval')] }, forbidden)).toBe('forbidden');
  });

  it('leaves alone what has ended since', async () => {
    expect(await call({}, gone, { state: 'denied' })).toBe('denied');
  });
});

describe('taking back', () => {
  it('that went well is told', async () => {
    const command = await wanted({ failure: { kind: 'offline' } });
    expect(await toldBy(await senderOn({}).call(person(), command), command)).toBe('canceled');
  });

  it.each([
    ['pendingApproval', 'go'],
    ['submitted', 'go'],
    ['denied', 'done'],
    ['delivered', 'done'],
    ['canceled', 'done'],
  ] as const)('is sent only while there is something to take back: %s', async (state, kind) => {
    expect((await senderOn({}).prepare(person(), await wanted({ state }))).kind).toBe(kind);
  });

  it('of a request that is not there any more sends nothing', async () => {
    const command = await wanted();
    await store.requests.clear();
    expect((await senderOn({}).prepare(person(), command)).kind).toBe('done');
  });

  it('whose answer was lost is sent again, unless the request has ended', async () => {
    const lookUp = async (lists: Lists) => {
      const command = await wanted();
      return toldBy(await senderOn(lists).lookUp(person(), command), command);
    };
    expect(await lookUp({ own: [listed('pendingApproval')] })).toBe('go');
    expect(await lookUp({ own: [listed('canceled')] })).toBe('canceled');
    expect(await lookUp({})).toBe('go');
    expect(await lookUp({ own: { kind: 'offline' } })).toBe('lost');
  });

  it('that failed is told only while there is something to take back', async () => {
    const failure: Failure = { kind: 'tooLate', what: 'cancel' };
    for (const [state, told] of [
      ['pendingApproval', failure],
      ['denied', undefined],
    ] as const) {
      const command = await wanted({ state });
      await senderOn({}).giveUp(command, failure);
      expect((await store.requests.get([profile, 'row-1']))?.failure).toEqual(told);
    }
  });
});
