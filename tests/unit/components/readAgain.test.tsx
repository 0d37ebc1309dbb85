// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ReadFailure } from '../../../components/readAgain.tsx';
import type { Failure } from '../../../lib/platform/failure.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { say } from '../../e2e/harness/words.ts';
import { adele } from '../../gallery/people.ts';
import { render } from './render.tsx';

/** What stands above a list whose last reading failed like this, in a session like that. */
async function above(session: ProfileRow['session'], failure: Failure | undefined): Promise<string> {
  const refresh = { isBusy: false, failure, now: () => {} };
  const { host } = await render(
    <ReadFailure profile={{ ...adele, session }} refresh={refresh} onSignIn={() => {}} />,
  );
  return host.textContent ?? '';
}

it('asks for a sign-in as long as one is needed, and no longer', async () => {
  const needed = { kind: 'interactionRequired' } as const;
  expect(await above('needsSignIn', undefined)).toContain(say('failure.interactionRequired'));
  expect(await above('needsSignIn', { kind: 'offline' })).toContain(say('failure.interactionRequired'));
  expect(await above('signedIn', needed)).toBe('');
});

it('says why a list could not be read', async () => {
  expect(await above('signedIn', undefined)).toBe('');
  const turnedOff = { kind: 'signInRefused', code: 7000112 } as const;
  expect(await above('signedIn', turnedOff)).toContain(say('failure.turnedOff'));
});
