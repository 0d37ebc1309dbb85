import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../browsers/build.ts';

/** Runs a program of this repository as on another machine. Out: its exit code, and all that it said. */
function runHere(command: string, args: string[], env: Record<string, string>) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data));
  return new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

describe('a machine without Firefox', () => {
  it('leaves out what needs one, and nothing fails for it', async () => {
    const vitest = join(root, 'node_modules/.bin/vitest');
    const folder = mkdtempSync(join(tmpdir(), 'knock-newcomer-'));
    const file = join(folder, 'report.json');
    const files = ['tests/e2e/firefox', 'tests/e2e/build'];
    const args = ['run', '--project=e2e', '--reporter=json', `--outputFile=${file}`, ...files];
    const { code, said } = await runHere(vitest, args, { FIREFOX: '/nowhere/firefox' });
    const report = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(folder, { recursive: true });
    expect(report).toMatchObject({ numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 2 });
    expect(code, said).toBe(0);
  });
});
