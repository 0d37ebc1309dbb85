import { describe, expect, it } from 'vitest';
import { stateWord, storyOf } from '../../../../components/requests/changeStory.ts';
import { outlookOf } from '../../../../components/requests/outlook.ts';
import { timelineLines } from '../../../../components/requests/timelineWords.ts';
import { requestStates } from '../../../../lib/entitlement/request.ts';
import type { TimelineEntry } from '../../../../lib/store/rows.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { now, requestIn } from '../../../gallery/people.ts';

const words = createWords('en');
const entry = (state: TimelineEntry['state'], more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at: now,
  state,
  source: 'graph',
  ...more,
});
const lines = (timeline: TimelineEntry[], more = {}) =>
  timelineLines({ timeline, createdAt: now, ...more }, words).map(({ text }) => text);

describe('the timeline', () => {
  it('says who approved nothing, and tells an approval from its absence', () => {
    expect(
      lines([entry('queued'), entry('submitted'), entry('pendingApproval'), entry('delivering')]),
    ).toEqual([
      'You asked',
      'Microsoft Entra has it',
      'Waiting for an approver',
      'Approved. Access is being set up',
    ]);
    expect(lines([entry('submitted'), entry('delivering')]).at(-1)).toMatch(/^Nobody had to approve/);
  });

  it('shows what it has no word for as it came, and another status of the same state', () => {
    expect(lines([entry('unknown', { status: 'Mulling' })])).toEqual(['Microsoft says “Mulling”']);
    expect(
      lines([
        entry('pendingApproval', { status: 'PendingApproval' }),
        entry('pendingApproval', { status: 'PendingApprovalEscalated' }),
      ]).at(-1),
    ).toBe('Microsoft’s status changed: PendingApprovalEscalated');
  });

  it('and the story of what Graph no longer lists claim nothing of how it ended', () => {
    expect(lines([entry('failed', { vanished: true })])).toEqual(['Microsoft no longer listed it']);
    for (const requestType of ['userAdd', 'userUpdate', 'userRemove']) {
      const gone = requestIn('failed', { requestType, failure: { kind: 'noLongerListed' } });
      expect(storyOf(gone, words, now)).toMatch(/^Ended .* can’t be seen any more\.$/);
      expect(stateWord(gone, words)).toBe('No longer listed');
      expect(outlookOf(gone, {}, words)).toEqual([]);
    }
  });

  it('has reminders in it, which are no change of state', () => {
    const timeline = [
      entry('pendingApproval'),
      entry('pendingApproval', { asked: 'teams' }),
      entry('delivering'),
    ];
    expect(lines(timeline).slice(1)).toEqual([
      'You asked for a decision on Teams',
      'Approved. Access is being set up',
    ]);
  });

  it('begins one made elsewhere with its own date', () => {
    const createdAt = now - 86_400_000;
    expect(lines([entry('pendingApproval')], { madeHere: false, createdAt })[0]).toBe(
      'Asked for outside Knock',
    );
    expect(lines([entry('pendingApproval')], { madeHere: true, createdAt })).toHaveLength(1);
  });

  it.each(requestStates)('%s has words, also for a change of what is held', (state) => {
    for (const requestType of ['userAdd', 'userUpdate', 'userRemove', 'UserUpdate', 'adminRemove']) {
      const request = requestIn(state, { requestType });
      expect(storyOf(request, words, now)).toMatch(/\w/);
      expect(stateWord(request, words)).toMatch(/\w/);
      for (const line of timelineLines(request, words)) expect(line.text).toMatch(/\w/);
      for (const sentence of outlookOf(request, {}, words)) expect(sentence).toMatch(/\.$/);
    }
  });

  it('never says of what was given up that access was set up', () => {
    const request = requestIn('delivered', { requestType: 'userRemove' });
    expect(storyOf(request, words, now)).toMatch(/access is gone/);
    expect(stateWord(request, words)).toBe('Given up');
  });
});
