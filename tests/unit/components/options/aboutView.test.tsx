// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { About } from '../../../../components/options/aboutView.tsx';
import { render } from '../render.tsx';

it.each([
  ['Alt+Shift+K', 'Version 1.2.3Alt+Shift+K opens Knock.'],
  [undefined, 'Version 1.2.3'],
  // Cleared by the person.
  ['', 'Version 1.2.3'],
])('tells the version, and the keys %s', async (keys, text) => {
  const { host } = await render(<About version="1.2.3" keys={keys} />);
  const read = host.textContent?.replace(/[\u2066-\u2069]/g, '') ?? '';
  expect(read.slice('About Knock'.length, 'About Knock'.length + text.length)).toBe(text);
  expect(read.includes('opens Knock')).toBe(Boolean(keys));
});
