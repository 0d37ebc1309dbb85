// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ContactView } from '../../../../components/help/contactView.tsx';
import { decodeSettings } from '../../../../lib/settings/decodeSettings.ts';
import { say } from '../../../e2e/harness/words.ts';
import { adele } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

const shown = async (policy: object, profile: Parameters<typeof ContactView>[0]['profile']) =>
  (await render(<ContactView profile={profile} settings={decodeSettings(policy, {}).settings} />)).host;

it.each([
  [{}, adele, 'contact.start'],
  [{ firstContact: false }, adele, 'contact.off'],
  [{}, undefined, 'contact.signInFirst'],
  [{}, { ...adele, session: 'needsSignIn' as const }, 'contact.signInFirst'],
] as const)('by policy %j, for whoever is signed in', async (policy, profile, key) => {
  const host = await shown(policy, profile);
  expect(host.textContent).toContain(say(key));
  expect(host.textContent?.includes(say('contact.start'))).toBe(key === 'contact.start');
});
