import { expect, it } from 'vitest';
import type { HelpFacts } from '../../../../components/help/helpFacts.ts';
import { type Problem, problemsOf } from '../../../../components/help/problems.ts';
import { healthyHelp, troubledHelp } from '../../../gallery/helpFacts.ts';
import { minutes, now } from '../../../gallery/people.ts';

const said = (facts: HelpFacts) =>
  problemsOf(facts, now).map((problem: Problem) =>
    problem.kind === 'failure' ? problem.failure.kind : problem.kind,
  );

it('is silent about what is well', () => {
  expect(said(healthyHelp)).toEqual([]);
});

it('tells all that is wrong, the most urgent first', () => {
  expect(said({ ...troubledHelp, connection: { status: 200, skew: minutes(26) } })).toEqual([
    'policyInvalid',
    'policyInvalid',
    'consentNeeded',
    'forbidden',
    'wrongAccount',
    'malformedAnswer',
    'clock',
    'hosts',
    'listOld',
    'keys',
  ]);
});

it.each([
  [200, []],
  [0, ['offline']],
  [401, ['interactionRequired']],
  [403, ['forbidden']],
  [429, ['unexpected']],
  [503, ['unexpected']],
])('Graph answers with %i', (status, problems) => {
  expect(said({ ...healthyHelp, connection: { status, skew: 0 } })).toEqual(problems);
});

it('tells one cause once', () => {
  const { profile } = healthyHelp;
  const old = { packages: undefined, requests: undefined, assignments: undefined };
  expect(said({ ...healthyHelp, read: old })).toEqual(['listOld']);
  expect(said({ ...healthyHelp, read: old, profile: undefined })).toEqual(['signedOut']);
  const needsSignIn = profile && { ...profile, session: 'needsSignIn' as const };
  expect(said({ ...healthyHelp, read: old, profile: needsSignIn })).toEqual(['interactionRequired']);
  const twice = ['requests', 'packages'].map((what) => ({ what, failure: { kind: 'forbidden' as const } }));
  expect(said({ ...healthyHelp, troubles: twice })).toEqual(['forbidden']);
  const refused = { ...healthyHelp, troubles: twice, connection: { status: 403, skew: 0 } };
  expect(said(refused)).toEqual(['forbidden']);
});

it('takes a clock for wrong from five minutes on, whichever way', () => {
  const off = (skew: number) =>
    problemsOf({ ...healthyHelp, connection: { status: 200, skew } }, now).filter(
      ({ kind }) => kind === 'clock',
    );
  expect(off(minutes(5) - 1)).toEqual([]);
  expect(off(minutes(5))).toEqual([{ kind: 'clock', behind: true, by: minutes(5) }]);
  expect(off(-minutes(7))).toEqual([{ kind: 'clock', behind: false, by: minutes(7) }]);
});

it('asks for no permission of a token that is over', () => {
  const { employee } = troubledHelp;
  const over = employee && { ...employee, until: now - 1 };
  expect(said({ ...healthyHelp, employee })).toEqual(['consentNeeded']);
  expect(said({ ...healthyHelp, employee: over })).toEqual([]);
});
