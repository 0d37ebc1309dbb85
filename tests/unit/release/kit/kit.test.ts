import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { developmentIds, redirectUris } from '../../../../lib/release/ids.ts';
import { kitFiles } from '../../../../lib/release/kit/kit.ts';
import { readCommand } from '../../../../lib/release/kit/options.ts';
import { exampleSettings, readSchema } from '../../../../lib/release/kit/policyKeys.ts';
import { withPolicyTable } from '../../../../lib/release/kit/policyTable.ts';
import schema from '../../../../public/managed-schema.json' with { type: 'json' };
import { root } from '../../../browsers/build.ts';

const { keys, problems } = readSchema(schema);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const contoso = { chrome: 'a'.repeat(32), edge: 'b'.repeat(32), firefox: 'knock@contoso.com' };
const everything = { ids: contoso, keys, settings: exampleSettings(keys), updateUrls: {} };

it('the files in docs/kit are what the schema says; `npm run kit` writes them', () => {
  const files = kitFiles(readCommand([], keys).plan);
  const found = readdirSync(join(root, 'docs/kit'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );
  expect(found).toHaveLength(Object.keys(files).length);
  for (const [path, text] of Object.entries(files)) expect(read(`docs/kit/${path}`)).toBe(text);
});

it('the table of docs/policy.md is what the schema says', () => {
  const text = read('docs/policy.md');
  expect(withPolicyTable(text, keys)).toBe(text);
});

it('every key of the schema is described, with an example and the default that Knock has', () => {
  expect(problems).toEqual([]);
  expect(keys.map(({ key }) => key)).toEqual(Object.keys(schema.properties));
});

it.each([
  'linux/chrome.json',
  'linux/edge.json',
  'firefox/policies.json',
  'macos/knock-chrome.mobileconfig',
  'macos/knock-edge.mobileconfig',
  'macos/knock-firefox.mobileconfig',
  'windows/knock-chrome.admx',
  'windows/en-US/knock-edge.adml',
  'windows/knock-chrome.reg',
  'windows/deploy.ps1',
  'windows/detect.ps1',
  'windows/intune-edge.md',
])('%s has every key, and no id of another build', (path) => {
  const text = kitFiles(everything)[path] ?? '';
  for (const { key } of keys) expect(text).toContain(key);
  expect(text).not.toMatch(/hjokmamj|knock\.invalid/);
});

it('`ids.sh` makes of the files with the default ids those of a kit that was made with the others', () => {
  const own = {
    clientId: '11111111-1111-4111-8111-111111111111',
    approverClientId: '22222222-2222-4222-8222-222222222222',
    tenantId: '33333333-3333-4333-8333-333333333333',
  };
  const { clientId, approverClientId, tenantId } = exampleSettings(keys);
  const plan = {
    ...everything,
    settings: { approvals: true, clientId, approverClientId, tenantId },
    ids: developmentIds,
  };
  const folder = mkdtempSync(join(tmpdir(), 'knock-kit-'));
  try {
    for (const [path, text] of Object.entries(kitFiles(plan))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const run = (...args: string[]) =>
      spawnSync('sh', [join(folder, 'ids.sh'), ...args], { encoding: 'utf8', cwd: tmpdir() });
    expect(run('--chrome', 'knock').stderr).toMatch(/knock is not an id/);
    expect(run('--safari', 'x').stderr).toMatch(/--safari is not one of/);
    expect(run('--edge').stderr).toMatch(/--edge needs an id/);
    expect(run('--tenant', 'contoso.com').stderr).toMatch(/contoso.com is not a GUID/);
    const { stdout, status } = run(
      ...Object.entries(contoso).flatMap(([name, id]) => [`--${name}`, id]),
      ...['--client', own.clientId, '--approver', own.approverClientId, '--tenant', own.tenantId],
    );
    expect(status).toBe(0);
    for (const uri of redirectUris(contoso)) expect(stdout).toContain(`${uri}\n`);
    const scripts = ['README.md', 'ids.sh', 'ids.ps1'];
    const made = kitFiles({ ...plan, ids: contoso, settings: { approvals: true, ...own } });
    for (const [path, text] of Object.entries(made))
      if (!scripts.includes(path))
        expect([path, readFileSync(join(folder, path), 'utf8')]).toEqual([path, text]);
    const again = run('--chrome', developmentIds.chrome);
    expect([again.status, again.stderr]).toEqual([1, expect.stringMatching(/have their ids already/)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
