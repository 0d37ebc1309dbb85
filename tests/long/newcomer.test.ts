import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../browsers/build.ts';
import { findBrowser } from '../browsers/find.ts';
import { hasOwnPolicies } from '../browsers/policies.ts';

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

/** A machine of its own, in which apt's files are copies, Firefox can't be run, and somebody uses apt for a while. */
const busyMachine = `
  set -e
  for name in apt/lists dpkg; do
    mkdir -p "$1/$name" && cp -a /var/lib/$name/. "$1/$name" && mount --bind "$1/$name" /var/lib/$name
  done
  mount --bind /dev/null "$(readlink -f "$2")"
  if [ -e /usr/bin/firefox ]; then mount --bind /dev/null "$(readlink -f /usr/bin/firefox)"; fi
  # It asks for nothing: no package may change on this machine.
  echo 'Acquire::http::Proxy "http://127.0.0.1:9"; Acquire::https::Proxy "http://127.0.0.1:9";' > "$1/apt.conf"
  echo "Dir::Cache \\"$1/cache\\";" >> "$1/apt.conf"
  export APT_CONFIG="$1/apt.conf"
  python3 -c '
import fcntl, sys, time
files = [open(path, "a") for path in sys.argv[1:]]
for file in files: fcntl.lockf(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(5)
print("let go", flush=True)
' /var/lib/apt/lists/lock /var/lib/dpkg/lock-frontend > "$1/holder" &
  until grep -q held "$1/holder"; do sleep 0.1; done
  exec "$3" --input-type=module -e '
    import { readFileSync } from "node:fs";
    import { ensureBrowsers } from "./tests/browsers/install.ts";
    try { ensureBrowsers(["firefox"]); } catch (error) { console.error(error.message); }
    console.log(readFileSync(process.argv[1] + "/holder", "utf8"));
  ' "$1"
`;

const firefox = findBrowser('firefox');

describe.runIf(hasOwnPolicies() && firefox === '/usr/bin/firefox-esr')(
  'a machine on which somebody uses apt',
  () => {
    it('waits for them, with the lists as with the packages', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'knock-newcomer-'));
      const args = [folder, firefox ?? '', process.execPath];
      const { said } = await runHere('unshare', ['--mount', 'sh', '-c', busyMachine, 'sh', ...args], {});
      rmSync(folder, { recursive: true });
      expect(said).toContain('let go');
      expect(said).toContain('No usable firefox found');
      expect(said).not.toMatch(/lock/);
    });
  },
);

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
    expect(report).toMatchObject({ numFailedTests: 0, numFailedTestSuites: 0 });
    expect(report.numPendingTests).toBeGreaterThan(0);
    expect(code, said).toBe(0);
  });
});
