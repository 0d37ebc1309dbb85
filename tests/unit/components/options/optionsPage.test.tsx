// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../../e2e/harness/words.ts';
import { scenes } from '../../../gallery/scenes.tsx';
import { render } from '../render.tsx';

const titles = (host: HTMLElement) => [...host.querySelectorAll('h2')].map(({ textContent }) => textContent);

it('first run is three steps in their order, and nobody can sign in before the second', async () => {
  const { host } = await render(scenes['options-first']?.render());
  expect([...host.querySelectorAll('ol.numbered > li h3')].map((title) => title.textContent)).toEqual([
    say('options.stepRegister'),
    say('options.stepIds'),
    say('options.stepSignIn'),
  ]);
  const signIn = [...host.querySelectorAll('ol.numbered > li:last-child button')];
  expect(signIn.map((button) => button.getAttribute('aria-disabled'))).toContain('true');
});

it('the person comes first, and the organization’s IDs are folded where it manages them', async () => {
  const { host, click } = await render(scenes['options-policy']?.render());
  const [problems, accounts, ...others] = titles(host);
  expect([problems, accounts]).toEqual([say('options.problems'), say('options.accounts')]);
  expect(others.indexOf(say('options.organization'))).toBeGreaterThan(
    others.indexOf(say('options.notifications')),
  );
  expect(host.querySelectorAll('input[readonly]')).toHaveLength(0);
  await click(new RegExp(`^${say('options.managed')}$`));
  expect(host.querySelectorAll('input[readonly]').length).toBeGreaterThan(0);
});

it('the steps stay when the IDs are saved: the form says so, and the third step follows', async () => {
  const { host, again } = await render(scenes['options-first']?.render());
  const form = host.querySelector('ol.numbered form');
  expect(form).not.toBeNull();
  await again(scenes['options-own']?.render());
  expect(host.querySelector('ol.numbered form')).toBe(form);
  expect(host.textContent).not.toContain(say('failure.notConfigured'));
  expect(titles(host)).not.toContain(say('options.organization'));
});

it('the steps go when a policy comes while the page is open', async () => {
  const { host, again } = await render(scenes['options-first']?.render());
  await again(scenes['options-policy']?.render());
  expect(host.querySelector('ol.numbered')).toBeNull();
  expect(titles(host)).toContain(say('options.organization'));
});
