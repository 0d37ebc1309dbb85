import { expect, it } from 'vitest';
import { problemsOf } from '../../../../components/help/problems.ts';
import { decodeSettings } from '../../../../lib/settings/decodeSettings.ts';
import { healthyHelp, troubledHelp } from '../../../gallery/helpFacts.ts';
import { minutes, now } from '../../../gallery/people.ts';

const kinds = (facts: typeof healthyHelp) =>
  problemsOf(facts, now).map((one) => (one.kind === 'failure' ? one.failure.kind : one.kind));
const session = (name: 'needsSignIn' | 'signedOut') => ({
  ...healthyHelp,
  profile: healthyHelp.profile && { ...healthyHelp.profile, session: name },
});

it('finds none where there is none', () => {
  expect(kinds(healthyHelp)).toEqual([]);
});

it('tells each, the most urgent first', () => {
  expect(kinds(troubledHelp)).toEqual([
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

it('tells one cause once', () => {
  expect(kinds({ ...healthyHelp, settings: decodeSettings({}, {}) })).toEqual(['notConfigured']);
  expect(kinds({ ...healthyHelp, profile: undefined })).toEqual(['signedOut']);
  expect(kinds(session('signedOut'))).toEqual(['signedOut']);
  expect(kinds(session('needsSignIn'))).toEqual(['interactionRequired']);
  expect(kinds({ ...healthyHelp, connection: { status: 0, skew: undefined } })).toEqual(['offline']);
});

it('takes an old token for no lack of permissions, and small differences for no wrong clock', () => {
  const employee = { scopes: [], until: now - 1 };
  expect(kinds({ ...healthyHelp, employee })).toEqual([]);
  expect(kinds({ ...healthyHelp, connection: { status: 200, skew: -minutes(4) } })).toEqual([]);
  expect(kinds({ ...healthyHelp, connection: { status: 200, skew: -minutes(6) } })).toEqual(['clock']);
});
