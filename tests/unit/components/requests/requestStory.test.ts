import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../../components/requests/progressOf.ts';
import { splitRequests } from '../../../../components/requests/requestList.tsx';
import { requestStory } from '../../../../components/requests/requestStory.ts';
import { requestStates } from '../../../../lib/entitlement/request.ts';
import { day } from '../../../../lib/platform/durations.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { now, requestIn } from '../../../gallery/people.ts';

describe('access that was granted', () => {
  const words = createWords('en');
  const story = (verdict: 'refuses' | 'opens', need?: 'view' | 'edit' | 'manage') =>
    requestStory(
      requestIn('delivered', { usability: { checkedAt: now, tries: 1, verdict }, ...(need && { need }) }),
      words,
      now,
    );
  it.each([
    [undefined, 'you can’t open the page yet', 'The page opens'],
    ['view', 'you can’t open the page yet', 'The page opens'],
    ['edit', 'you can’t edit the page yet', 'You can edit the page'],
    ['manage', 'you can’t manage the page yet', 'You can manage the page'],
  ] as const)('is told in the words of what was needed: %s', (need, refuses, opens) => {
    expect(story('refuses', need)).toContain(refuses);
    expect(story('opens', need)).toContain(opens);
  });
});

describe('a request', () => {
  it.each(requestStates)('%s has a story and a place in the progress', (state) => {
    const request = requestIn(state);
    expect(requestStory(request, createWords('en'), now)).toMatch(/\w/);
    expect(Object.values(progressOf(request))).toHaveLength(3);
  });
  it.each([
    ['pendingApproval', 'PendingApproval', 'Pending approval since'],
    ['pendingApproval', 'PendingApprovalEscalated', 'other approvers have been asked'],
    ['submitted', 'Submitted', 'Microsoft is checking'],
    ['submitted', 'WaitingForCallback', 'A step of your organization comes before the approval'],
  ] as const)('%s, of which Graph says %s, says what it waits for', (state, graphStatus, expected) => {
    expect(requestStory(requestIn(state, { graphStatus }), createWords('en'), now)).toContain(expected);
  });
  it('that failed before Graph took it failed in sending', () => {
    const { graphId: _none, ...unsent } = requestIn('failed');
    expect(progressOf(unsent).sent).toBe('stopped');
  });
  it('that still moves comes first, newest first', () => {
    const old = requestIn('pendingApproval', { id: 'old', changedAt: 1 });
    const { waiting, recent } = splitRequests([requestIn('denied'), old, requestIn('queued')], now);
    expect(waiting.map((request) => request.state)).toEqual(['queued', 'pendingApproval']);
    expect(recent.map((request) => request.state)).toEqual(['denied']);
  });
  it('that was over for more than a month is past; one that still moves never is', () => {
    const changedAt = now - 31 * day;
    const { waiting, recent, past } = splitRequests(
      [requestIn('denied', { changedAt }), requestIn('pendingApproval', { changedAt })],
      now,
    );
    expect([waiting.length, recent.length, past.length]).toEqual([1, 0, 1]);
  });
});

it('a delivery that opens the page for less than is needed takes a while; then its owner has to look', () => {
  const story = (hours: number) => {
    const usability = { checkedAt: now, tries: 1, verdict: 'opensForLess' } as const;
    const request = requestIn('delivered', { changedAt: now - hours * 3_600_000, usability });
    return requestStory(request, createWords('en'), now);
  };
  expect(story(1)).toMatch(/yet.+take a while/);
  expect(story(3)).toMatch(/contradict each other; ask the owner/);
});

it('a delivery waits to work for two hours; then it is history, also one first seen long after', () => {
  const hours = (count: number) => requestIn('delivered', { changedAt: now - count * 3_600_000 });
  expect(splitRequests([hours(1)], now).waiting).toHaveLength(1);
  expect(splitRequests([hours(3)], now).recent).toHaveLength(1);
  expect(requestStory(hours(3), createWords('en'), now)).not.toMatch(/take a while/);
});
