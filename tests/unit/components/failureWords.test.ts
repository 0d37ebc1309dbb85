import { describe, expect, it } from 'vitest';
import { toHelpDesk } from '../../../components/failureNotice.tsx';
import { failureWords, type GoesOn } from '../../../components/failureWords.ts';
import type { NotRequestableReason } from '../../../lib/platform/failure.ts';
import { createWords } from '../../../lib/words/words.ts';
import { failures } from '../../gallery/failures.ts';
import { now } from '../../gallery/people.ts';

const words = createWords('en');

describe('words of failures', () => {
  it.each(Object.entries(failures))(
    '%s: what happened, what to do, the code never first',
    (_name, failure) => {
      const said = failureWords(failure, words, now);
      expect(said.title.length).toBeGreaterThan(10);
      expect(said.text.length).toBeGreaterThan(10);
      expect(said.title).not.toMatch(/AADSTS|request-id|[0-9a-f]{8}-/);
    },
  );
  it.each(Object.entries(failures))('%s: leads to the help desk where its words do', (_name, failure) => {
    const { text, detail } = failureWords(failure, words, now);
    // As the notice has it: there is a code to send.
    const leads = toHelpDesk.includes(failure.kind) && detail !== undefined;
    expect(leads).toBe(/help desk/.test(text));
  });
  it('different failures read differently', () => {
    const texts = Object.values(failures).map((failure) => {
      const { title, text } = failureWords(failure, words, now);
      return `${title} ${text}`;
    });
    const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
    // The plain kind and its first reason are the same failure.
    expect(repeated).toHaveLength(1);
  });
  it('shows the request id with the unexpected, for copying', () => {
    const said = failureWords({ kind: 'unexpected', requestId: 'r-1' }, words, now);
    expect(said.detail).toContain('r-1');
  });
  it('promises only what happens: what goes out by itself, what is read again, and what the person tries again', () => {
    const offline = (goesOn?: GoesOn) => failureWords({ kind: 'offline' }, words, now, goesOn);
    expect(offline('sending').text).toMatch(/will be sent/);
    expect(offline('sending').action).toBeUndefined();
    for (const goesOn of ['reading', undefined] as const)
      expect(offline(goesOn)).toMatchObject({
        text: expect.not.stringMatching(/will be sent/),
        action: { kind: 'retry' },
      });
    const throttled = (goesOn?: GoesOn) =>
      failureWords({ kind: 'throttled', until: now + 300_000 }, words, now, goesOn);
    expect(throttled('reading').text).toMatch(/Next try: /);
    expect(throttled().text).toMatch(/You can try again after /);
    expect(throttled().action, 'not before its time').toBeUndefined();
    const over = failureWords({ kind: 'throttled', until: now }, words, now);
    expect(over.action).toEqual({ kind: 'retry' });
  });

  it('leads an administrator to the registration whose platform is wrong', () => {
    const registrationUrl = 'https://entra.microsoft.com/#view/x';
    const said = failureWords({ kind: 'signInRefused', code: 9002326, registrationUrl }, words, now);
    expect(said.text).toMatch(/Single-page application/);
    expect(said.action).toMatchObject({ kind: 'link', href: registrationUrl });
    expect(said.detail).toContain('AADSTS9002326');
  });

  it('sends nobody to the help desk where an admin turned Knock off for everybody', () => {
    const said = failureWords({ kind: 'signInRefused', code: 7000112 }, words, now);
    expect(said).toEqual({
      tone: 'warning',
      title: 'Knock is turned off in your organization.',
      text: expect.stringMatching(/My Access/),
      action: { kind: 'openMyAccess' },
    });
  });

  it('says when a throttled call is tried again', () => {
    const said = failureWords({ kind: 'throttled', until: now + 300_000 }, words, now);
    expect(said.text).toContain(words.formatTime(now + 300_000, now));
  });
  it.each<[NotRequestableReason, string | undefined]>([
    ['policyChanged', 'openForm'],
    ['invalidAnswer', 'openForm'],
    ['notOffered', 'openRequests'],
    ['guessNeedsConfirmation', 'retry'],
    ['refused', 'openMyAccess'],
    ['expired', undefined],
  ])('what %s tells to do has its button: %s', (why, kind) => {
    expect(failureWords({ kind: 'notRequestable', why }, words, now).action?.kind).toBe(kind);
  });
  it('what only Knock’s own window may do leads there', () => {
    expect(failureWords({ kind: 'notAllowed' }, words, now).action?.kind).toBe('openRequests');
  });
  it('says plainly what Microsoft doesn’t allow, that nothing has changed, and leads to My Access', () => {
    const said = failureWords({ kind: 'forbidden' }, words, now);
    expect(said.title).toBe('Microsoft doesn’t allow this for your account.');
    expect(said.text).toMatch(/^Nothing has changed\. Continue in My Access/);
    expect(said.action).toEqual({ kind: 'openMyAccess' });
  });
  it('leads to My Access when nobody can consent here', () => {
    const said = failureWords({ kind: 'consentNeeded', scopes: ['A'] }, words, now);
    expect(said.action).toEqual({ kind: 'openMyAccess' });
  });
});
