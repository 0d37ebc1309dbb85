// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say, saying } from '../../../e2e/harness/words.ts';
import { scenes } from '../../../gallery/scenes.tsx';
import { render } from '../render.tsx';

it('says what each package includes, with a way to the sites', async () => {
  const { host } = await render(scenes['life-hub-held']?.render());
  const included = [...host.querySelectorAll('.included')].map((one) => one.textContent);
  expect(included).toHaveLength(1);
  expect(included[0]).toContain(`${say('have.includes')}Marketing`);
  expect(included[0]).toContain('Brand assets');
  const links = [...host.querySelectorAll<HTMLAnchorElement>('.included a')].map(({ href }) => href);
  expect(links).toEqual(['https://contoso.sharepoint.com/sites/Marketing']);
});

it('warns a guest before the last package is removed, and nobody else', async () => {
  for (const [scene, isWarned] of [
    ['life-hub-held-guest', true],
    ['life-hub-held', false],
  ] as const) {
    const { host, click } = await render(scenes[scene]?.render());
    await click(saying('have.giveUpNamed'));
    expect(host.textContent?.includes(say('extend.guestsLast')), scene).toBe(isWarned);
  }
});
