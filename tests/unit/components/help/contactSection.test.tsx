// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ContactSection, type ContactSectionProps } from '../../../../components/help/contactSection.tsx';
import { mostCalls, readings } from '../../../../lib/contact/readings.ts';
import type { ContactRow } from '../../../../lib/contact/seen.ts';
import { say, saying } from '../../../e2e/harness/words.ts';
import { render } from '../render.tsx';

const rows: ContactRow[] = [
  { row: 'contentsReadable', answer: 'notSo', position: false, status: 403, code: 'AccessDenied' },
  { row: 'packageSearch', answer: 'nothing', trouble: 'busy', status: 429 },
];
const section = (state: ContactSectionProps['state'], more: Partial<ContactSectionProps> = {}) => (
  <ContactSection state={state} rows={[]} onStart={() => {}} onSave={() => {}} {...more} />
);

it.each([
  ['off', 'contact.off'],
  ['signedOut', 'contact.signInFirst'],
] as const)('%s: says why, and nothing can be asked', async (state, key) => {
  const { host } = await render(section(state));
  expect(host.textContent).toContain(say(key));
  expect(host.querySelector('button')).toBeNull();
});

it('shows every call, and at most how often, before it runs', async () => {
  const { host, click } = await render(section('ready'));
  await click(new RegExp(say('contact.callsShow', { count: mostCalls })));
  const shown = [...host.querySelectorAll('code')].map((code) => code.textContent);
  expect(shown).toEqual(Object.values(readings).map(({ method, path }) => `${method} ${path}`));
  expect(mostCalls).toBeLessThanOrEqual(30);
});

it('tells of each row what was asked, what came and what it means, and saves what it showed', async () => {
  const saved: string[] = [];
  const { host, click } = await render(section('done', { rows, onSave: (text) => saved.push(text) }));
  const [refused, busy] = [...host.querySelectorAll('.contact-rows li')].map((row) => row.textContent);
  for (const key of [
    'contact.asks.contentsReadable',
    'contact.answer.notSo',
    'contact.means.guessesOnly',
  ] as const)
    expect(refused).toContain(say(key));
  expect(refused).toContain('403');
  expect(refused).toContain('AccessDenied');
  expect(busy).toContain(say('contact.answer.nothing'));
  expect(busy).toContain(say('contact.trouble.busy'));
  await click(saying('contact.saveShow'));
  await click(saying('contact.save'));
  expect(saved).toEqual([host.querySelector('pre')?.textContent]);
});
