import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../../lib/entitlement/duration.ts';
import type { Answer, PolicyRequirements, Question } from '../../../../lib/entitlement/request.ts';
import { matchesPattern } from '../../../../lib/requests/check/answerPattern.ts';
import { checkDraft, type Draft, draftProblems } from '../../../../lib/requests/check/validate.ts';
import { policy, policyId } from '../people.ts';

const now = Date.parse('2026-11-02T09:00:00Z');
const draft = (changes: Partial<Draft> = {}): Draft => ({
  justification: 'because',
  answers: [],
  schedule: null,
  ...changes,
});

const base = { text: '?', localizations: [], sequence: 0 };
const text: Question = {
  ...base,
  id: 'q1',
  kind: 'text',
  isRequired: true,
  isSingleLine: true,
  regexPattern: '^[A-Z]{2}\\d+$',
};
const choice: Question = {
  ...base,
  id: 'q2',
  kind: 'choice',
  isRequired: false,
  isMultipleSelectionAllowed: false,
  choices: [{ actualValue: 'KE', text: 'Kenya', localizations: [] }],
};
const answer = (questionId: string, value: string, kind: Answer['kind'] = 'text'): Answer => ({
  questionId,
  kind,
  value,
  displayValue: value,
});

describe('a reason', () => {
  const asking = policy({ isJustificationRequired: true });
  const facts = '[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit]';
  it.each([
    ['', true],
    [' ', true],
    [facts, true],
    [`${facts}\n `, true],
    [`${facts}\nQuarter close`, false],
    ['Quarter close', false],
    [`Quarter close\n${facts}`, false],
  ])('“%s” is missing: %s', (justification, isMissing) => {
    const problems = draftProblems(asking, draft({ justification }), now);
    expect(problems).toEqual(isMissing ? [{ field: 'justification', why: 'missing' }] : []);
    expect(checkDraft([asking], draft({ justification }), now).ok).toBe(!isMissing);
  });
});

describe('which policy a draft is for', () => {
  const why = (policies: PolicyRequirements[], changes: Partial<Draft> = {}) => {
    const result = checkDraft(policies, draft(changes), now);
    return result.ok ? result.value.policyId : result.failure;
  };

  it('takes the only one, or the one chosen', () => {
    expect(why([policy()])).toBe(policyId);
    expect(why([policy({ policyId: 'other' }), policy()], { policyId })).toBe(policyId);
  });

  it.each([
    ['notInScope', [], {}],
    ['policyChanged', [policy()], { policyId: 'gone' }],
    ['invalidAnswer', [policy(), policy({ policyId: 'other' })], {}],
    ['unknownQuestion', [policy({ needsMyAccess: true })], {}],
  ] as const)('says %s', (reason, policies, changes) => {
    expect(why([...policies], changes)).toEqual({ kind: 'notRequestable', why: reason });
  });
});

describe('what is wrong with a draft', () => {
  const asking = policy({ questions: [text, choice] });

  it('accepts what is complete', () => {
    const answers = [answer('q1', 'AB12'), answer('q2', 'KE', 'choice')];
    expect(draftProblems(asking, draft({ answers }), now, matchesPattern)).toEqual([]);
  });

  it.each([
    ['a blank justification', { justification: ' ' }, { field: 'justification', why: 'missing' }],
    ['a required answer left out', { answers: [] }, { field: 'answer', questionId: 'q1', why: 'missing' }],
    ['a pattern', { answers: [answer('q1', 'nope')] }, { field: 'answer', questionId: 'q1', why: 'pattern' }],
    [
      'a choice that is none',
      { answers: [answer('q1', 'AB1'), answer('q2', 'XX', 'choice')] },
      { field: 'answer', questionId: 'q2', why: 'choice' },
    ],
    [
      'two choices in a question for one',
      { answers: [answer('q1', 'AB1'), answer('q2', 'KE', 'choice'), answer('q2', 'KE', 'choice')] },
      { field: 'answer', questionId: 'q2', why: 'choice' },
    ],
    [
      'an answer nobody asked for',
      { answers: [answer('q1', 'AB1'), answer('q9', 'x')] },
      { field: 'answer', questionId: 'q9', why: 'notAsked' },
    ],
    [
      'dates where the policy sets them',
      {
        answers: [answer('q1', 'AB1')],
        schedule: { startDateTime: null, expiration: { type: 'noExpiration' } },
      },
      { field: 'schedule', why: 'notAllowed' },
    ],
  ] as const)('names %s', (_name, changes, problem) => {
    const { answers = [], ...rest } = { answers: undefined, ...changes };
    const typed = draft({ ...rest, answers: [...answers] });
    expect(draftProblems(asking, typed, now, matchesPattern)).toContainEqual(problem);
  });
});

describe('dates', () => {
  const limited = policy({
    allowsCustomSchedule: true,
    schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P30D' } },
  });
  const problem = (schedule: Draft['schedule']) =>
    draftProblems(limited, draft({ schedule }), now).find((each) => each.field === 'schedule')?.why;
  const until = (endDateTime: string) => ({
    startDateTime: null,
    expiration: { type: 'afterDateTime' as const, endDateTime },
  });

  it('keeps them inside what the policy grants', () => {
    expect(problem(until('2026-11-20T00:00:00Z'))).toBeUndefined();
    expect(problem(until('2027-11-20T00:00:00Z'))).toBe('tooLong');
    expect(problem({ startDateTime: null, expiration: { type: 'noExpiration' } })).toBe('tooLong');
    expect(problem({ startDateTime: null, expiration: { type: 'afterDuration', duration: 'P31D' } })).toBe(
      'tooLong',
    );
    expect(problem({ startDateTime: null, expiration: { type: 'notSpecified' } })).toBeUndefined();
  });

  it('refuses an end before the start, a start in the past and what is no date', () => {
    expect(problem(until('2026-11-01T00:00:00Z'))).toBe('end');
    expect(problem(until('soon'))).toBe('end');
    expect(problem({ startDateTime: '2026-10-01T00:00:00Z', expiration: { type: 'notSpecified' } })).toBe(
      'start',
    );
  });

  it('reads ISO 8601 durations', () => {
    expect(durationMs('P1DT2H')).toBe(26 * 3_600_000);
    expect(durationMs('PT90S')).toBe(90_000);
    for (const bad of ['', 'P', 'PT', '5D', '-P1D', 'P1H']) expect(durationMs(bad)).toBeUndefined();
  });
});

describe('patterns', () => {
  /** Each of them takes a backtracking engine longer than the sun lasts. */
  const endless = [
    '(a+)+$',
    '((a)+)+$',
    '^(a|aa)*b$',
    '^(a|a?)+$',
    '^a*a*a*a*a*a*b$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ];

  it.each(endless)('%s ends at once, with the right answer', (pattern) => {
    const value = `${'a'.repeat(4000)}!`;
    expect(matchesPattern(pattern, value)).toBe(false);
  });

  it('are tried as .NET does: anywhere in the answer, unless anchored', () => {
    expect(matchesPattern('^CC-[0-9]{4}$', 'CC-1234')).toBe(true);
    expect(matchesPattern('^CC-[0-9]{4}$', 'cc-1234')).toBe(false);
    expect(matchesPattern('[0-9]', 'Room 5')).toBe(true);
    expect(matchesPattern('[a-zA-Z]+[a-zA-Z\\s]*', 'I close books')).toBe(true);
    expect(matchesPattern('^[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+$', 'adele@contoso.com')).toBe(true);
    expect(matchesPattern('^[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+$', 'adele@contoso')).toBe(false);
  });

  it('that cannot be told here are left to the service', () => {
    for (const pattern of ['', '(?<x', '^(?=.*\\d).+$', '(a)\\1', 'a'.repeat(3000)])
      expect(matchesPattern(pattern, 'x'), pattern).toBe(true);
  });

  it('are not tried where no engine was handed over', () => {
    const asking = policy({ questions: [text] });
    expect(draftProblems(asking, draft({ answers: [answer('q1', 'nope')] }), now)).toEqual([]);
  });
});
