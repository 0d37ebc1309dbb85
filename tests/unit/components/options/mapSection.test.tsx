// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../../e2e/harness/words.ts';
import { scenes } from '../../../gallery/scenes.tsx';
import { render } from '../render.tsx';

it('nothing is said of a map that was never read', async () => {
  const { host } = await render(scenes['options-map-asked']?.render());
  expect(host.textContent).not.toContain(say('map.fine'));
});
