import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unlocked } from '../../../lib/release/lockFile.ts';
import { root } from '../../browsers/build.ts';

it('every package comes from the registry, and is the one with this hash', () => {
  expect(unlocked(readFileSync(join(root, 'package-lock.json'), 'utf8'))).toEqual([]);
});

it.each([
  ['without a hash', {}],
  ['with a weak hash', { integrity: 'sha1-abc' }],
  ['from elsewhere', { integrity: 'sha512-abc', resolved: 'https://registry.npmjs.org.example/x.tgz' }],
  ['from a repository', { integrity: 'sha512-abc', resolved: 'git+ssh://git@example.com/x.git' }],
])('a package %s is named', (_, entry) => {
  const known = { integrity: 'sha512-abc' };
  expect(unlocked(JSON.stringify({ packages: { '': {}, known, 'node_modules/x': entry } }))).toEqual([
    'node_modules/x',
  ]);
});
