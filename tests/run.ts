import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, root } from './browsers/build.ts';
import { ensureBrowsers } from './browsers/install.ts';

/**
 * The two suites. `npm test` is what a newcomer waits for, five minutes at most on two quiet cores: check → builds →
 * unit tests → browser tests. `npm run long` is what takes longer: `tests/long`. The run stops at the first step that
 * fails; the last line is `N passed, N failed`. Options: `--everything` (both suites), `--e2e`
 * (builds and browser tests only), `--no-firefox` (leaves Firefox out and says so). Other arguments say which test files
 * to run.
 *
 * What goes where: a file that alone takes more than a minute on two quiet cores belongs to `tests/long`, and so do
 * those that set a policy, which a browser takes seconds to see, and what says little new for its time, as one attack
 * more, or the tenth build. All else belongs to `npm test`. Notes at the end name files that took longer. A test file
 * that no project runs fails the run.
 */
const has = (option: string) => process.argv.includes(option);
const patterns = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const quick = !has('--long');
const long = has('--long') || has('--everything');
const onlyE2e = has('--e2e');
const slowSeconds = 60;
const reports = mkdtempSync(join(tmpdir(), 'knock-test-'));
const counts = { passed: 0, failed: 0 };
const notes: string[] = [];
/** Every test file that a step has taken up. */
const taken = new Set<string>();
// Whatever looks for a Firefox from here on, in this process or a child, finds none.
if (has('--no-firefox')) process.env.FIREFOX = 'none';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  testResults: { name: string; startTime: number; endTime: number }[];
}

type Step = () => boolean | Promise<boolean>;
type Steps = [title: string, step: Step][];
const checks: Steps = [
  ['Types, lint and unused code', () => all(run('tsc'), run('biome', 'check', '.'), run('knip'))],
];
const quickTests: Steps = [
  ...(onlyE2e ? [] : ([['Unit tests', () => tests('unit', 'unit-alone')]] satisfies Steps)),
  ['Browser tests', () => tests('e2e')],
];
const longTests: Steps = [['Long tests', () => tests('long')]];
const steps: Steps = [
  ...(quick && !onlyE2e ? checks : []),
  ['Browsers', browsers],
  ['Builds', builds],
  ...(quick ? quickTests : []),
  ...(long ? longTests : []),
  ['Nothing forgotten', nothingForgotten],
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

/** Whether all of them succeed; each needs one core. */
async function all(...tasks: Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(tasks)).every(Boolean);
}

function browsers(): boolean {
  ensureBrowsers(['chromium']);
  if (has('--no-firefox')) {
    notes.push('Firefox tests: NOT RUN (--no-firefox).');
    return true;
  }
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

/** Every test file that the run is for was run by one of its projects; a pattern has found some. */
function nothingForgotten(): boolean {
  if (patterns.length > 0 && counts.passed === 0) console.error(`No test of ${patterns.join(' ')} was run.`);
  if (onlyE2e || patterns.length > 0) return counts.passed > 0;
  const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => (file.startsWith('long/') ? long : quick));
  const forgotten = files.filter((file) => !taken.has(join(root, 'tests', file)));
  for (const file of forgotten) console.error(`No project of vitest.config.ts runs tests/${file}.`);
  return forgotten.length === 0;
}

async function tests(...projects: string[]): Promise<boolean> {
  const name = projects.join('+');
  const file = join(reports, `${name}.json`);
  const isDone = await run(
    'vitest',
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(patterns.length > 0 ? ['--passWithNoTests', ...patterns] : []),
  );
  if (!existsSync(file)) return false;
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0);
  for (const { name: path, startTime, endTime } of report.testResults) {
    taken.add(path);
    const seconds = Math.round((endTime - startTime) / 1000);
    if (name !== 'long' && seconds > slowSeconds)
      notes.push(
        `${relative(root, path)} took ${seconds} s: if it does so on a quiet machine, split it or move it to tests/long.`,
      );
  }
  if (report.numPendingTests > 0) notes.push(`${name}: ${report.numPendingTests} tests were NOT RUN.`);
  return isDone && (report.numPassedTests > 0 || patterns.length > 0);
}

function run(command: string, ...args: string[]): Promise<boolean> {
  const path = join(root, 'node_modules/.bin', command);
  const child = spawn(path, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}
