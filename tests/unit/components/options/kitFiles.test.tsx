// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { KitFiles } from '../../../../components/options/kitFiles.tsx';
import { say } from '../../../e2e/harness/words.ts';
import { render } from '../render.tsx';

it('each file is saved under its name, and that is said', async () => {
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  const { host, click: press } = await render(
    <KitFiles files={{ 'linux/chrome.json': '{}', 'register.sh': '#!' }} />,
  );
  const buttons = [...host.querySelectorAll('button')];
  expect(buttons.map((button) => button.textContent)).toEqual(
    ['chrome.json', 'register.sh'].map((file) => say('options.kitSave', { file })),
  );
  await press(/chrome\.json/);
  expect(saved).toEqual(['chrome.json']);
  expect(host.querySelector('[role=status]')?.textContent).toBe(
    say('options.kitSaved', { file: 'chrome.json' }),
  );
  click.mockRestore();
});

it('what can’t be made is said', async () => {
  const { host } = await render(<KitFiles files="failed" />);
  expect(host.textContent).toBe(say('options.kitFailed'));
});
