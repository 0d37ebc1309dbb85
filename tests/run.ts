import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from './browsers/build.ts';
import { type BrowserName, findBrowser } from './browsers/find.ts';
import { ensureBrowsers } from './browsers/install.ts';

/**
 * `npm test`: check → builds → unit, and beside it the browser tests that need the machine's policy for themselves →
 * the other browser tests, stopping at the first step that fails. The last line is `N passed, N failed`. `--e2e`: builds
 * and browser tests only. `--no-firefox`: leaves Firefox out and says so.
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

type Step = () => boolean | Promise<boolean>;
const checks: [title: string, step: Step][] = [
  ['Types', () => run('tsc')],
  ['Lint', () => run('biome', 'check', '.')],
  ['Unused code', () => run('knip')],
];
const steps: [title: string, step: Step][] = [
  ...(onlyE2e ? [] : checks),
  ['Browsers', browsers],
  ['Builds', builds],
  onlyE2e
    ? ['Policy tests', () => tests('e2e-policy')]
    : [
        'Unit and policy tests',
        () =>
          both(
            () => tests('unit'),
            () => tests('e2e-policy'),
          ),
      ],
  ['Browser tests', e2e],
];

let passed = true;
for (const [title, step] of steps) {
  passed = await timed(title, step);
  if (!passed) break;
}
for (const note of notes) console.log(note);
rmSync(reports, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = passed ? 0 : 1;

async function timed(title: string, step: Step): Promise<boolean> {
  console.log(`\n▶ ${title}`);
  const startedAt = performance.now();
  let isDone = false;
  try {
    isDone = await step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${isDone ? '✓' : '✗'} ${title} (${seconds} s)`);
  // A step that is no vitest run counts as one check, so that "0 failed" is never said of a failed run.
  if (!isDone && counts.failed === 0) counts.failed += 1;
  return isDone;
}

/** One browser leaves a core idle, which the tests without browser can use. */
async function both(...tasks: (() => Promise<boolean>)[]): Promise<boolean> {
  return (await Promise.all(tasks.map((task) => task()))).every(Boolean);
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

function e2e(): Promise<boolean> {
  if (!wantsFirefox()) notes.push('Firefox tests: NOT RUN (--no-firefox).');
  const has = (name: BrowserName) => findBrowser(name) !== undefined;
  const withFirefox = wantsFirefox() && has('firefox');
  return tests('e2e', ...(withFirefox ? [] : ['--exclude', 'tests/e2e/firefox/**']));
}

function wantsFirefox(): boolean {
  return !noFirefox;
}

async function tests(project: string, ...options: string[]): Promise<boolean> {
  const file = join(reports, `${project}.json`);
  const isDone = await run(
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

function run(command: string, ...args: string[]): Promise<boolean> {
  const path = join(root, 'node_modules/.bin', command);
  const child = spawn(path, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}
