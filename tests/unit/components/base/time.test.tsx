// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { AsOf } from '../../../../components/base/time.tsx';
import { minutes, now } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

it.each([
  ['a while ago', now - minutes(5), 'Updated 5 minutes ago'],
  ['just now where this device’s clock is behind', now + minutes(120), 'Updated just now'],
  ['never', undefined, ''],
])('what is shown was read %s', async (_name, at, text) => {
  expect((await render(<AsOf at={at} />)).host.textContent).toBe(text);
});
