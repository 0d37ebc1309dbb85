import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../browsers/build.ts';
import { holes } from '../holes/holes.ts';

it.each(holes.map(({ name, file, from }) => [name, file, from]))(
  '%s: what the hole changes is still in its file',
  (_, file, from) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(from);
  },
);
