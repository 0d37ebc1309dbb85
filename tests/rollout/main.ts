import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, root } from '../browsers/build.ts';
import { ensureBrowsers } from '../browsers/install.ts';

/**
 * `npm run rollout -- [--json FILE]`: from nothing to a pilot, in Chromium and Firefox on the simulated tenant, by the
 * commands of `docs/deployment.md` (`tests/long/pilot.test.ts`). FILE: how long each step took, what a person had to do, and
 * each setting with its value and source in both browsers. Exit code 1: something did not work.
 */
const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log('npm run rollout -- [--json FILE]: from nothing to a pilot, on the simulated tenant.');
  process.exit();
}
ensureBrowsers(['chromium', 'firefox']);
ensureBuild('chromium');
ensureBuild('firefox');
const report = resolve(values.json ?? join(root, '.output/rollout.json'));
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'long', 'tests/long/pilot.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, KNOCK_ROLLOUT_REPORT: report } },
);
if (status === 0 && existsSync(report)) console.log(`The report: ${report}`);
process.exitCode = status ?? 1;
