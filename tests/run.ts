import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from './browsers/build.ts';
import { type BrowserName, findBrowser } from './browsers/find.ts';
import { ensureBrowsers } from './browsers/install.ts';

/**
 * `npm test`: check → unit → builds → e2e, stopping at the first step that fails. The last line is
 * `N passed, N failed`. `--e2e`: builds and e2e only. `--no-firefox`: leaves Firefox out and says so.
 */
const onlyE2e = process.argv.includes('--e2e');
const noFirefox = process.argv.includes('--no-firefox');
const reports = mkdtempSync(join(tmpdir(), 'knock-test-'));
const counts = { passed: 0, failed: 0 };
const notes: string[] = [];

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
}

const steps: [title: string, step: () => boolean][] = onlyE2e
  ? []
  : [
      ['Types', () => run('tsc')],
      ['Lint', () => run('biome', 'check', '.')],
      ['Unused code', () => run('knip')],
      ['Unit tests', () => tests('unit')],
    ];
steps.push(['Browsers', browsers], ['Builds', builds], ['Browser tests', e2e]);

const passed = steps.every(([title, step]) => timed(title, step));
for (const note of notes) console.log(note);
rmSync(reports, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = passed ? 0 : 1;

function timed(title: string, step: () => boolean): boolean {
  console.log(`\n▶ ${title}`);
  const startedAt = performance.now();
  let isDone = false;
  try {
    isDone = step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${isDone ? '✓' : '✗'} ${title} (${seconds} s)`);
  // A step that is no vitest run counts as one check, so that "0 failed" is never said of a failed run.
  if (!isDone && counts.failed === 0) counts.failed += 1;
  return isDone;
}

function browsers(): boolean {
  ensureBrowsers(['chromium']);
  if (!wantsFirefox()) return true;
  try {
    ensureBrowsers(['firefox']);
  } catch (error) {
    if (process.env.CI !== undefined) throw error;
    notes.push('Firefox tests: NOT RUN (no Firefox found).');
  }
  return true;
}

function builds(): boolean {
  build('chromium');
  build('firefox');
  return true;
}

function e2e(): boolean {
  if (!wantsFirefox()) notes.push('Firefox tests: NOT RUN (--no-firefox).');
  const has = (name: BrowserName) => findBrowser(name) !== undefined;
  const withFirefox = wantsFirefox() && has('firefox');
  return tests('e2e*', ...(withFirefox ? [] : ['--exclude', 'tests/e2e/firefox/**']));
}

function wantsFirefox(): boolean {
  return !noFirefox;
}

function tests(project: string, ...options: string[]): boolean {
  const file = join(reports, `${project.replace('*', '')}.json`);
  const isDone = run(
    'vitest',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...options,
  );
  if (!existsSync(file)) return false;
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0);
  if (report.numPendingTests > 0) notes.push(`${project}: ${report.numPendingTests} tests were NOT RUN.`);
  return isDone && report.numPassedTests > 0;
}

function run(command: string, ...args: string[]): boolean {
  const path = join(root, 'node_modules/.bin', command);
  return spawnSync(path, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
