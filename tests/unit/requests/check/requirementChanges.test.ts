import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../../../lib/entitlement/request.ts';
import { requirementChanges } from '../../../../lib/requests/check/requirementChanges.ts';
import { policy, policyId } from '../people.ts';

const base = { text: '?', localizations: [], isRequired: true, sequence: 0 };
const text = (id: string, isRequired = true): Question => ({
  ...base,
  id,
  isRequired,
  kind: 'text',
  isSingleLine: true,
  regexPattern: null,
});
const choice = (...values: string[]): Question => ({
  ...base,
  id: 'country',
  kind: 'choice',
  isMultipleSelectionAllowed: false,
  choices: values.map((actualValue) => ({ actualValue, text: actualValue, localizations: [] })),
});
const answer = (questionId: string, value: string, kind: Answer['kind'] = 'text'): Answer => ({
  questionId,
  kind,
  value,
  displayValue: value,
});
const before = policy({ isJustificationRequired: false, questions: [text('a'), choice('KE', 'NO')] });
const typed = {
  policyId,
  answers: [answer('a', 'x'), answer('country', 'KE', 'choice')],
  policySeen: before,
};

describe('what has changed since something was typed', () => {
  it('is nothing while the policy is the same, in whatever language', () => {
    const translated = { ...before, questions: before.questions.map((one) => ({ ...one, text: 'Frage' })) };
    expect(requirementChanges(typed, [translated])).toEqual([]);
  });

  it('names new questions, those that are gone with what was answered, and choices that are gone', () => {
    const now = policy({ isJustificationRequired: false, questions: [text('b', false), choice('NO', 'PE')] });
    expect(requirementChanges(typed, [now])).toEqual([
      { kind: 'newQuestion', question: now.questions[0] },
      { kind: 'noLongerAsked', question: before.questions[0], answer: 'x' },
      { kind: 'choiceGone', question: now.questions[1], answer: 'KE' },
    ]);
  });

  it('names what happens otherwise: reason, approval, dates, duration', () => {
    const expiration = { type: 'afterDuration' as const, duration: 'P30D' };
    const now = {
      ...before,
      isJustificationRequired: true,
      isApprovalRequired: false,
      schedule: { startDateTime: null, expiration },
    };
    const seen = { ...typed, policySeen: { ...before, allowsCustomSchedule: true } };
    expect(requirementChanges(seen, [now])).toEqual([
      { kind: 'reasonNeeded' },
      { kind: 'approvalDropped' },
      { kind: 'datesFixed' },
      { kind: 'lasts', expiration },
    ]);
  });

  it('says that the way of asking is gone', () => {
    expect(requirementChanges(typed, [policy({ policyId: 'other' })])).toEqual([{ kind: 'policyGone' }]);
    expect(requirementChanges({ answers: [] }, [policy()])).toEqual([]);
  });

  it('goes by the answers alone for a request made elsewhere: an optional question proves nothing', () => {
    const { policySeen: _unknown, ...elsewhere } = typed;
    const now = policy({ questions: [text('a'), choice('NO'), text('c', false), text('d')] });
    expect(requirementChanges(elsewhere, [now]).map(({ kind }) => kind)).toEqual([
      'newQuestion',
      'choiceGone',
    ]);
  });
});
