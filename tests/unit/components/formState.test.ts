import { describe, expect, it } from 'vitest';
import { countErrors, formErrors, openForm, toSubmitInput } from '../../../components/form/formState.ts';
import { now, policy } from '../../gallery/people.ts';
import { questions } from '../../gallery/questions.ts';

const asking = { ...policy, isJustificationRequired: true, allowsCustomSchedule: true, questions };
const empty = openForm([asking], undefined);
const filled = {
  ...empty,
  justification: 'Quarter close',
  answers: { q1: '4711', q3: 'Kenya', q4: 'West' },
};
const errorsOf = (form: typeof empty) =>
  formErrors(asking, form, toSubmitInput('p', asking, form, 'en'), now);

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
    const input = toSubmitInput('p', asking, form, 'en');
    expect(input.answers.map((answer) => [answer.questionId, answer.value, answer.displayValue])).toEqual([
      ['q1', '4711', '4711'],
      ['q3', 'Kenya', 'Kenya'],
      ['q4', 'West', 'West'],
    ]);
    expect(input.schedule).toBeNull();
  });
  it('opens with a kept draft as it was left', () => {
    const form = { ...filled, starts: 'later' as const, startDate: '2026-12-10', endDate: '2026-12-20' };
    const draft = toSubmitInput('p', asking, form, 'en');
    expect(openForm([asking], draft)).toEqual(form);
  });
  it('asks which policy when there are several', () => {
    const other = { ...asking, policyId: 'other' };
    const form = openForm([asking, other], undefined);
    expect(form.policyId).toBeUndefined();
    expect(formErrors(undefined, form, toSubmitInput('p', undefined, form, 'en'), now).policy).toBe(
      'missing',
    );
  });
});
