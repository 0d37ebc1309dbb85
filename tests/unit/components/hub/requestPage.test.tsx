// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../../e2e/harness/words.ts';
import { scenes } from '../../../gallery/scenes.tsx';
import { render } from '../render.tsx';

it('a package that is gone is not being read: neither the heading nor the tab says so', async () => {
  const { host } = await render(scenes['hub-form-gone']?.render());
  expect(host.querySelector('h1')?.textContent).toBe(say('form.unavailable'));
  expect(document.title).toContain(say('form.unavailable'));
});

it.each([
  ['forNobodyNamed', ['form.target.untold', 'form.goToMyAccess', 'others.title']],
  ['forNobodyRead', ['failure.offline', 'others.title']],
] as const)('where nobody can be chosen it says why, and what to do instead: %s', async (scene, keys) => {
  const { host } = await render(scenes[`hub-form-${scene}`]?.render());
  for (const key of keys) expect(host.textContent).toContain(say(key));
});
