import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../browsers/build.ts';

it('each place that could be forgotten is told of', async () => {
  // It exits with 1 where nothing catches one; what it says tells which.
  const said = await new Promise<string>((resolve) =>
    execFile(process.execPath, ['tests/holes/main.ts'], { cwd: root }, (_, out, problems) =>
      resolve(out + problems),
    ),
  );
  expect(said).toMatch(/^(\d+) of \1 holes are caught$/m);
}, 600_000);
