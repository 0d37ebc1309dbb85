import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import asked from '../../lib/release/asked.json' with { type: 'json' };
import { optionalHosts } from '../../lib/settings/manifest.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { root } from '../browsers/build.ts';

const page = readFileSync(join(root, 'docs/stores.md'), 'utf8');
const table = page.slice(page.indexOf('## Why each permission'), page.indexOf('Remote code'));
const justified = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);

it('each permission of a manifest has a justification in docs/stores.md, and no other has', () => {
  const { chromium, firefox } = asked;
  const all = [chromium, firefox].flatMap(({ permissions, hosts }) => [...permissions, ...hosts]);
  expect(justified.toSorted()).toEqual([...new Set([...all, ...optionalHosts])].sort());
});

it('the data that Firefox names stand there', () => {
  for (const data of asked.firefox.data) expect(page).toContain(`\`${data}\``);
});

it('the summary is the one of the package, and short enough', () => {
  const { message } = messages.extensionDescription;
  expect(page).toContain(`| ${message} |`);
  expect(message.length).toBeLessThanOrEqual(132);
});
