import { describe, expect, it } from 'vitest';
import {
  areDatesOver,
  countErrors,
  formErrors,
  isUntouched,
  lastDay,
  openForm,
  toSubmitInput,
  zoneName,
} from '../../../../components/form/formState.ts';
import { matchesPattern } from '../../../../lib/requests/check/answerPattern.ts';
import { now, policy } from '../../../gallery/people.ts';
import { questions } from '../../../gallery/questions.ts';

const asking = { ...policy, isJustificationRequired: true, allowsCustomSchedule: true, questions };
const empty = openForm([asking], undefined, now);
const filled = {
  ...empty,
  justification: 'Quarter close',
  answers: { q1: '4711', q3: 'Kenya', q4: 'West' },
};
const errorsOf = (form: typeof empty) =>
  formErrors(asking, form, toSubmitInput('p', asking, form, ['en'], now), now, matchesPattern);

describe('the form', () => {
  it('names every place that needs an answer, and none that does not', () => {
    expect(errorsOf(empty)).toEqual({
      justification: 'missing',
      answers: { q1: 'missing', q3: 'missing', q4: 'missing' },
    });
    expect(countErrors(errorsOf(empty))).toBe(4);
    expect(countErrors(errorsOf(filled))).toBe(0);
  });
  it('tells an answer of the wrong form from a missing one', () => {
    const form = { ...filled, answers: { ...filled.answers, q1: '47' } };
    expect(errorsOf(form).answers).toEqual({ q1: 'pattern' });
  });
  it('wants a day when access should start later', () => {
    expect(errorsOf({ ...filled, starts: 'later' }).schedule).toBe('startMissing');
    expect(errorsOf({ ...filled, starts: 'later', startDate: '2020-01-01' }).schedule).toBe('start');
  });
  it('refuses an end before the start, and longer than is granted', () => {
    const later = { ...filled, starts: 'later' as const, startDate: '2026-12-10' };
    expect(errorsOf({ ...later, endDate: '2026-12-01' }).schedule).toBe('end');
    expect(errorsOf({ ...later, endDate: '2028-12-01' }).schedule).toBe('tooLong');
    expect(errorsOf({ ...later, endDate: '2026-12-20' }).schedule).toBeUndefined();
  });
  it('sends only what this policy asks, with the words the person saw', () => {
    const form = { ...filled, answers: { ...filled.answers, q9: 'of another policy', q2: '  ' } };
    const input = toSubmitInput('p', asking, form, ['en'], now);
    expect(input.answers.map((answer) => [answer.questionId, answer.value, answer.displayValue])).toEqual([
      ['q1', '4711', '4711'],
      ['q3', 'Kenya', 'Kenya'],
      ['q4', 'West', 'West'],
    ]);
    expect(input.schedule).toBeNull();
  });
  it('opens with a kept draft as it was left', () => {
    const form = { ...filled, starts: 'later' as const, startDate: '2026-12-10', endDate: '2026-12-20' };
    const draft = toSubmitInput('p', asking, form, ['en'], now);
    expect(openForm([asking], draft, now)).toEqual(form);
  });
  it('asks which policy when there are several', () => {
    const other = { ...asking, policyId: 'other' };
    const form = openForm([asking, other], undefined, now);
    expect(form.policyId).toBeUndefined();
    expect(formErrors(undefined, form, toSubmitInput('p', undefined, form, ['en'], now), now).policy).toBe(
      'missing',
    );
  });
});

/** Runs with a time zone; Node reads `TZ` anew at each change. */
function inZone<T>(zone: string, act: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return act();
  } finally {
    process.env.TZ = before ?? '';
    if (before === undefined) delete process.env.TZ;
  }
}

describe('where it is needed', () => {
  const page = { page: 'contoso.sharepoint.com/sites/Marketing', need: 'edit' as const };
  const kept = (justification: string) => ({ justification, answers: [], schedule: null });
  const opened = (justification?: string) =>
    openForm([asking], justification === undefined ? undefined : kept(justification), now, page);
  const reopened = (justification: string) => openForm([asking], kept(justification), now);
  const sentFor = (form: typeof empty) => toSubmitInput('p', asking, form, ['en'], now).justification;

  it('is filled in from the page, and sent before the reason', () => {
    const form = opened();
    expect(form.facts).toEqual({ ...page, neededBy: '' });
    expect(sentFor({ ...form, justification: 'Quarter close' })).toBe(
      '[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit]\nQuarter close',
    );
  });
  it('is kept with the draft, apart from the reason', () => {
    const form = reopened('[Page: Plans 2027 · Access: Can view · Needed by: 2026-12-05]\nQuarter close');
    const facts = { page: 'Plans 2027', need: 'view', neededBy: '2026-12-05' };
    expect(form).toMatchObject({ justification: 'Quarter close', facts });
    expect(openForm([asking], toSubmitInput('p', asking, form, ['en'], now), now)).toEqual(form);
  });
  it('is the person’s own words on the same page, with what they need as they said last', () => {
    expect(opened('[Page: Plans 2027 · Access: Can view]').facts).toMatchObject({
      page: 'Plans 2027',
      need: 'edit',
    });
    const inside = 'contoso.sharepoint.com/sites/Marketing/Plans';
    expect(opened(`[Page: ${inside}]`).facts?.page).toBe(inside);
  });
  it('is never the address of another page', () => {
    expect(opened('[Page: contoso.sharepoint.com/sites/Legal · Access: Can view]\nWhy').facts).toEqual({
      ...page,
      neededBy: '',
    });
  });
  it('forgets a day that is over', () => {
    expect(reopened('[Access: Can view · Needed by: 2026-11-21]').facts?.neededBy).toBe('');
    expect(reopened('[Access: Can view · Needed by: 2026-11-22]').facts?.neededBy).toBe('2026-11-22');
  });
  it('is nothing where no page is known', () => {
    expect(empty.facts).toBeUndefined();
    expect(sentFor({ ...empty, justification: 'Why' })).toBe('Why');
  });
  it('doesn’t stand in for the reason', () => {
    const form = { ...filled, facts: opened().facts, justification: ' ' };
    expect(errorsOf(form).justification).toBe('missing');
  });
  it('is no draft until something was typed', () => {
    const form = opened();
    const isKept = (typed: typeof empty) =>
      !isUntouched(typed, toSubmitInput('p', asking, typed, ['en'], now), page);
    expect(isKept(form)).toBe(false);
    expect(isKept({ ...form, justification: 'Why' })).toBe(true);
    const facts = form.facts ?? { page: '', need: undefined, neededBy: '' };
    expect(isKept({ ...form, facts: { ...facts, page: 'Plans' } })).toBe(true);
    expect(isKept({ ...form, facts: { ...facts, need: 'manage' } })).toBe(true);
    expect(isKept({ ...form, facts: { ...facts, neededBy: '2026-12-05' } })).toBe(true);
  });
});

describe('days', () => {
  const granted = (duration: string) => ({
    startDateTime: null,
    expiration: { type: 'afterDuration' as const, duration },
  });
  const starting = (startDate: string) => ({ starts: 'later' as const, startDate });
  const scheduleOf = (startDate: string, endDate: string) =>
    toSubmitInput('p', asking, { ...filled, ...starting(startDate), endDate }, ['en'], now).schedule;

  it.each([
    ['Europe/Berlin', '2027-03-28', '2027-03-27T23:00:00.000Z', '2027-03-28T21:59:59.000Z'],
    ['Europe/Berlin', '2027-10-31', '2027-10-30T22:00:00.000Z', '2027-10-31T22:59:59.000Z'],
    ['America/New_York', '2027-03-14', '2027-03-14T05:00:00.000Z', '2027-03-15T03:59:59.000Z'],
    // The clocks of Santiago skip midnight itself: the day begins at one.
    ['America/Santiago', '2027-09-05', '2027-09-05T04:00:00.000Z', '2027-09-06T02:59:59.000Z'],
    ['Pacific/Kiritimati', '2027-01-01', '2026-12-31T10:00:00.000Z', '2027-01-01T09:59:59.000Z'],
  ])('begin and end at midnight in %s, on %s too', (zone, date, start, end) => {
    expect(inZone(zone, () => scheduleOf(date, date))).toEqual({
      startDateTime: start,
      expiration: { type: 'afterDateTime', endDateTime: end },
    });
  });

  it.each(['Europe/Berlin', 'America/Santiago', 'UTC', 'Pacific/Kiritimati'])(
    'up to the last one that may be chosen are accepted, and the day after is not, in %s',
    (zone) =>
      inZone(zone, () => {
        for (const startDate of ['2027-03-20', '2027-08-30', '2027-10-20', '2026-12-24']) {
          const form = { ...filled, ...starting(startDate) };
          const latest = lastDay(granted('P30D'), form, now) ?? '';
          const limited = { ...asking, schedule: granted('P30D') };
          const problem = (endDate: string) => {
            const typed = { ...form, endDate };
            return formErrors(limited, typed, toSubmitInput('p', limited, typed, ['en'], now), now).schedule;
          };
          const after = new Date(`${latest}T12:00:00`);
          after.setDate(after.getDate() + 1);
          const next = `${after.getFullYear()}-${`${after.getMonth() + 1}`.padStart(2, '0')}-${`${after.getDate()}`.padStart(2, '0')}`;
          expect([startDate, problem(latest), problem(next)]).toEqual([startDate, undefined, 'tooLong']);
        }
      }),
  );

  it('have no last one where the package has no limit, and none at all where it grants hours', () => {
    expect(lastDay(null, starting('2026-12-10'), now)).toBeUndefined();
    const late = starting('2026-12-10');
    expect(lastDay(granted('PT8H'), late, now) ?? '').toBe('2026-12-09');
  });

  it('that are over are not filled in again, and said to be over', () => {
    const old = {
      startDateTime: '2026-10-01T00:00:00Z',
      expiration: { type: 'afterDateTime' as const, endDateTime: '2026-11-01T00:00:00Z' },
    };
    const form = openForm([asking], { justification: '', answers: [], schedule: old }, now);
    expect(form).toMatchObject({ starts: 'now', startDate: '', endDate: '' });
    expect(areDatesOver(old, now)).toBe(true);
    expect(areDatesOver(null, now)).toBe(false);
  });

  it('are said to be in a zone that people know', () => {
    expect(inZone('Europe/Berlin', () => zoneName('en', now))).toBe('Central European Time (Europe/Berlin)');
    expect(inZone('UTC', () => zoneName('en', now))).toBe('Coordinated Universal Time (UTC)');
  });
});
