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
      words.t('timeline.queued'),
      words.t('timeline.submitted'),
      words.t('timeline.pendingApproval'),
      words.t('timeline.approved'),
    ]);
    expect(lines([entry('submitted'), entry('delivering')]).at(-1)).toBe(words.t('timeline.delivering'));
  });

  it('shows what it has no word for as it came, and another status of the same state', () => {
    expect(lines([entry('unknown', { status: 'Mulling' })])).toEqual([
      words.t('timeline.unknown', { state: 'Mulling' }),
    ]);
    expect(
      lines([
        entry('pendingApproval', { status: 'PendingApproval' }),
        entry('pendingApproval', { status: 'PendingApprovalEscalated' }),
      ]).at(-1),
    ).toBe(words.t('timeline.status', { status: 'PendingApprovalEscalated' }));
  });

  it('and the story of what Graph no longer lists claim nothing of how it ended', () => {
    expect(lines([entry('failed', { vanished: true })])).toEqual([words.t('timeline.noLongerListed')]);
    for (const requestType of ['userAdd', 'userUpdate', 'userRemove']) {
      const gone = requestIn('failed', { requestType, failure: { kind: 'noLongerListed' } });
      expect(storyOf(gone, words, now)).toMatch(
        /^Microsoft no longer lists this request\. Knock noticed .*\.$/,
      );
      expect(stateWord(gone, words)).toBe(words.t('state.noLongerListed'));
      expect(outlookOf(gone, {}, words)).toEqual([]);
    }
  });

  it('has reminders in it, which are no change of state', () => {
    const timeline = [
      entry('pendingApproval'),
      entry('pendingApproval', { asked: 'teams' }),
      entry('delivering'),
    ];
    expect(lines(timeline).slice(1)).toEqual([words.t('timeline.teams'), words.t('timeline.approved')]);
  });

  it('begins one made elsewhere with its own date', () => {
    const createdAt = now - 86_400_000;
    expect(lines([entry('pendingApproval')], { madeHere: false, createdAt })[0]).toBe(
      words.t('timeline.madeElsewhere'),
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

  it('never says of what was given up that access was granted', () => {
    const request = requestIn('delivered', { requestType: 'userRemove' });
    expect(storyOf(request, words, now)).toMatch(/^Access removed/);
    expect(stateWord(request, words)).toBe(words.t('state.removed'));
  });

  it('says who took access away, where an approver did, and takes an administrator’s change for no grant', () => {
    const back = requestIn('delivered', { requestType: 'approverRemove' });
    expect(storyOf(back, words, now)).toMatch(/^An approver took this access back/);
    expect(stateWord(back, words)).toBe(words.t('state.takenBack'));
    expect(storyOf(requestIn('submitted', { requestType: 'approverRemove' }), words, now)).toMatch(
      /^Removal/,
    );
    const byAdministrator = requestIn('delivered', { requestType: 'adminRemove' });
    expect(stateWord(byAdministrator, words)).toBe(words.t('state.removed'));
    const extended = requestIn('delivered', { requestType: 'systemUpdate' });
    expect(stateWord(extended, words)).toBe(words.t('state.updated'));
  });
});
