import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const detect = join(import.meta.dirname, 'detect.ts');
/** The Node that npm scripts run on, whatever this machine has. */
const node = join(import.meta.dirname, '../../node_modules/.bin/node');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detect-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(name: string, contents: string): Promise<{ code: number; lines: string[] }> {
  const file = join(folder, name);
  await writeFile(file, contents);
  try {
    const { stdout } = await promisify(execFile)(node, [detect, file]);
    return { code: 0, lines: stdout.trim().split('\n') };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error)) throw error;
    return { code: Number(error.code), lines: String(error.stdout).trim().split('\n') };
  }
}

const site = 'https://contoso.sharepoint.com/sites/Marketing';
const appId = '23c1e47d-4648-40fc-9bd7-6429d373291e';

test('a verdict a line, in order; bad lines do not stop it', async () => {
  const errorPage = `<head><meta name="PageID" content="ConvergedError"></head><div id="service_exception_message">AADSTS50105: The signed in user is not assigned to a role for the application '${appId}'(X).</div>`;
  const lines = [
    JSON.stringify({ url: `${site}/_layouts/15/AccessDenied.aspx` }),
    'not json',
    JSON.stringify({ title: 'no address' }),
    JSON.stringify({ url: 1 }),
    JSON.stringify([]),
    JSON.stringify({ url: 'https://example.com/', message: 'no code here' }),
    JSON.stringify({ url: 'https://login.microsoftonline.com/kmsi', html: errorPage }),
    JSON.stringify({ url: 'https://login.workers.dev/kmsi', html: errorPage }),
    JSON.stringify({ url: 'https://login.microsoftonline.com/kmsi', message: 'AADSTS90011: x' }),
  ];
  const { code, lines: printed } = await run('pages.jsonl', `${lines.join('\n')}\n`);
  expect(code).toBe(0);
  const [denied, ...rest] = printed.map((line): unknown => JSON.parse(line));
  expect(denied).toEqual({
    url: `${site}/_layouts/15/AccessDenied.aspx`,
    denied: true,
    runs: 'always',
    detector: 'sharePoint',
    rule: 'sharePoint.accessDenied',
    reason: 'notAssigned',
    curable: true,
    resource: { kind: 'sharepointSite', key: site },
    identity: { kind: 'sharepointSite', key: site },
    close: [{ rule: 'oneDrive.accessDenied', held: ['denialAddress'], failed: ['personal'] }],
    tenantHint: { sharePointHost: 'contoso.sharepoint.com' },
  });
  expect(rest).toEqual([
    { error: expect.any(String) },
    { error: expect.any(String) },
    { error: expect.any(String) },
    { error: expect.any(String) },
    expect.objectContaining({ denied: false, code: null, curable: false, appId: null, resource: null }),
    expect.objectContaining({ denied: true, code: 50105, curable: true, appId, appName: 'X', user: null }),
    expect.objectContaining({ denied: false, detector: null, resource: null }),
    expect.objectContaining({ denied: false, reason: 'unknown', code: 90011, curable: false }),
  ]);
});

test('a disagreement with expected rows exits 1 and is shown', async () => {
  const rows = [
    {
      url: site,
      product: 'SharePoint Online',
      denied: true,
      expectedResource: { kind: 'sharepointSite', key: site },
    },
  ];
  const { code, lines } = await run('urls.json', JSON.stringify(rows));
  expect(code).toBe(1);
  expect(lines.join('\n')).toContain('denied: found false, expected true');
});

test('a saved page is judged at the address it was saved from, and close rules are named', async () => {
  const url = 'https://contoso.crm4.dynamics.com/main.aspx';
  const html = `<!-- saved from url=(${url.length})${url} --><p>0x80072560 The user is not a member.</p>`;
  const { code, lines } = await run('saved.html', html);
  expect(code).toBe(0);
  expect(lines.join('\n')).toContain('close: dynamics.notAMember, but not status');
  await writeFile(join(folder, 'saved.json'), JSON.stringify({ url, status: 403 }));
  expect((await run('saved.html', html)).lines.join('\n')).toContain(
    'dynamics.notAMember · notAssigned · curable',
  );
});
