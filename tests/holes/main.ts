import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../browsers/build.ts';
import { type Hole, holes } from './holes.ts';

/** `npm run holes`: makes each hole in a copy and prints what caught it. Exits 1 when nothing did. */
const copy = mkdtempSync(join(tmpdir(), 'knock-holes-'));
let open = 0;
try {
  copyRepository();
  for (const hole of holes) {
    const by = caughtBy(hole);
    if (by === undefined) open++;
    console.log(`${by === undefined ? '✗' : '✓'} ${hole.name}\n    ${by ?? 'nothing caught it'}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${holes.length - open} of ${holes.length} holes are caught`);
process.exitCode = open === 0 ? 0 : 1;

/** What Git knows of, as it is now; the packages are linked. */
function copyRepository(): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
    .toString()
    .split('\n');
  for (const file of files.filter((name) =>
    /^(?:lib|components|entrypoints|tests|docs|public|[^/]+$)/.test(name),
  ))
    if (file !== '') cpSync(join(root, file), join(copy, file), { recursive: true });
  cpSync(join(root, '.wxt'), join(copy, '.wxt'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

function caughtBy({ file, from, to, test }: Hole): string | undefined {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    return test === undefined ? typeError() : failedTest(test);
  } finally {
    writeFileSync(path, text);
  }
}

function run(tool: string, ...given: string[]) {
  return spawnSync(join(root, 'node_modules/.bin', tool), given, { cwd: copy, encoding: 'utf8' });
}

function typeError(): string | undefined {
  const { status, stdout } = run('tsc', '--pretty', 'false');
  const places = [...stdout.matchAll(/^(\S+?)\(/gm)].map(([, place]) => place);
  return status === 0 ? undefined : `tsc: ${[...new Set(places)].slice(0, 6).join(', ')}`;
}

function failedTest(test: string): string | undefined {
  const report = join(copy, 'report.json');
  const output = ['--reporter', 'json', '--outputFile', report];
  const { stderr } = run('vitest', 'run', '--project', 'unit', ...output, test);
  if (!existsSync(report)) throw new Error(stderr);
  const json: Report = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const failed = json.testResults.flatMap(({ assertionResults }) => assertionResults);
  const name = failed.find(({ status }) => status === 'failed')?.fullName;
  return name === undefined ? undefined : `${test}: ${name}`;
}

interface Report {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}
