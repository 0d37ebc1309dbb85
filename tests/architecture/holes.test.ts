import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../browsers/build.ts';
import { holes } from '../holes/holes.ts';

it.each(holes.map((hole) => [hole.name, hole] as const))(
  '%s: the hole changes what is in its file, and its test is there',
  (_, { file, from, test }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(from);
    if (test !== undefined) expect(existsSync(join(root, test)), test).toBe(true);
  },
);
