// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { HeldList } from '../../../../components/held/heldList.tsx';
import { say, saying } from '../../../e2e/harness/words.ts';
import { all, heldHandlers } from '../../../gallery/lifeScenes.tsx';
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

it.each([
  ['a guest with one package', true, 1, true],
  ['a guest with two', true, 2, false],
  ['a member', false, 1, false],
])('warns only a guest who removes the last package: %s', async (_who, isGuest, count, isWarned) => {
  const held = all.slice(0, count);
  const list = { held, changes: [], grants: undefined, soonDays: 14, handlers: heldHandlers, isGuest };
  const { host, click } = await render(<HeldList {...list} />);
  await click(saying('have.giveUpNamed'));
  expect(host.textContent?.includes(say('extend.guestsLast'))).toBe(isWarned);
});
