import { describe, expect, it } from 'vitest';
import type { RequestState } from '../../../../lib/entitlement/request.ts';
import { movedTo, nextState, type Observed } from '../../../../lib/requests/model/nextState.ts';
import { isUnsettled } from '../../../../lib/requests/model/requestStatus.ts';
import { requestRow } from '../people.ts';

const now = 10_000_000;
const seen = (state: RequestState, graphStatus = state as string): Observed => ({
  id: 'g-1',
  state,
  graphState: state,
  graphStatus,
});

describe('what one look at Graph makes of a row', () => {
  it('records a change with time, source and status', () => {
    const row = nextState(
      requestRow({ graphId: 'g-1', state: 'submitted' }),
      seen('pendingApproval', 'Pending'),
      now,
    );
    expect(row).toMatchObject({
      state: 'pendingApproval',
      asOf: now,
      changedAt: now,
      graphStatus: 'Pending',
    });
    expect(row.timeline).toEqual([{ at: now, state: 'pendingApproval', source: 'graph', status: 'Pending' }]);
  });

  it('moves only "as of" when nothing has changed', () => {
    const first = nextState(requestRow({ graphId: 'g-1' }), seen('pendingApproval'), now);
    const again = nextState(first, seen('pendingApproval'), now + 60_000);
    expect(again.timeline).toHaveLength(1);
    expect(again).toMatchObject({ asOf: now + 60_000, changedAt: now });
  });

  it('goes on telling that taking it back has failed, until the request ends', () => {
    const failure = { kind: 'notRequestable', why: 'expired' } as const;
    const first = nextState(requestRow({ graphId: 'g-1' }), seen('pendingApproval'), now);
    const again = nextState({ ...first, failure }, seen('pendingApproval'), now + 60_000);
    expect(again).toMatchObject({ failure });
    expect(nextState(again, seen('scheduled'), now + 90_000)).toMatchObject({ failure });
    expect(nextState(again, seen('denied'), now + 120_000)).not.toHaveProperty('failure');
  });

  it('tells what ended as Graph does', () => {
    expect(nextState(requestRow(), seen('expired', 'ApprovalTimedOut'), now).state).toBe('expired');
    expect(nextState(requestRow(), seen('denied', 'Denied'), now).state).toBe('denied');
  });

  it('keeps an unknown state verbatim and goes on polling', () => {
    const row = nextState(
      requestRow(),
      { ...seen('unknown', 'Pondering'), graphState: 'beingPondered' },
      now,
    );
    expect(row).toMatchObject({ state: 'unknown', graphState: 'beingPondered', graphStatus: 'Pondering' });
    expect(isUnsettled(row, now)).toBe(true);
    expect(row.openIntent).toBeDefined();
    expect(nextState(row, seen('delivered'), now + 1).state).toBe('delivered');
  });

  it('does not leave an end for a stale answer, but for a later one', () => {
    const canceled = movedTo(requestRow({ graphId: 'g-1' }), 'canceled', now);
    expect(nextState(canceled, seen('pendingApproval'), now + 60_000)).toBe(canceled);
    expect(nextState(canceled, seen('pendingApproval'), now + 200_000).state).toBe('pendingApproval');
  });

  it('keeps what only Knock knows: usable', () => {
    const usable = requestRow({ graphId: 'g-1', state: 'usable', graphState: 'delivered' });
    expect(nextState(usable, seen('delivered'), now).state).toBe('usable');
  });

  it('notes the time of delivery once, and frees the intent', () => {
    const delivered = nextState(requestRow({ openIntent: 'x' }), seen('delivered'), now);
    expect(delivered).toMatchObject({ deliveredAt: now });
    expect(delivered).not.toHaveProperty('openIntent');
    expect(nextState(delivered, seen('delivered', 'Other'), now + 5).deliveredAt).toBe(now);
  });

  it('watches a failed delivery for a day, since Graph retries it', () => {
    const failed = nextState(requestRow(), seen('failed', 'DeliveryFailed'), now);
    expect(isUnsettled(failed, now + 3_600_000)).toBe(true);
    expect(isUnsettled(failed, now + 25 * 3_600_000)).toBe(false);
    expect(nextState(failed, seen('delivered'), now + 3_600_000).state).toBe('delivered');
  });
});

describe('a change made here', () => {
  it('tells of retries once per attempt of the person', () => {
    let row = requestRow({ state: 'draft', timeline: [{ at: 0, state: 'draft', source: 'knock' }] });
    for (const state of ['queued', 'sending', 'queued', 'sending', 'draft', 'queued'] as const)
      row = movedTo(row, state, now);
    expect(row.timeline.map((entry) => entry.state)).toEqual([
      'draft',
      'queued',
      'sending',
      'draft',
      'queued',
    ]);
  });

  it('never polls what only the outbox knows', () => {
    expect(isUnsettled(requestRow({ state: 'sending' }), now)).toBe(false);
  });
});
