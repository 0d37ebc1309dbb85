import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import schema from '../../public/managed-schema.json' with { type: 'json' };
import { root } from '../browsers/build.ts';

/** `npm run kit` in a copy of the repository, as far as it needs one. */
const copy = mkdtempSync(join(tmpdir(), 'knock-kit-check-'));
beforeAll(() => {
  for (const path of ['lib', 'public', 'docs', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true }));

const kit = (...args: string[]) =>
  spawnSync(process.execPath, [join(copy, 'lib/release/kit/main.ts'), ...args], { encoding: 'utf8' });
const write = (path: string, text: string) => writeFileSync(join(copy, path), text);
const read = (path: string) => readFileSync(join(copy, path), 'utf8');

it('knows every key', () => {
  const { status, stdout } = kit('--check');
  expect([status, stdout]).toEqual([0, `The kit knows all ${Object.keys(schema.properties).length} keys.\n`]);
});

it('fails where the schema alone has a key, whether or not Knock takes it', () => {
  const { language, ...others } = schema.properties;
  const withKeys = (properties: object) =>
    write('public/managed-schema.json', JSON.stringify({ ...schema, properties }, null, 2));
  withKeys({ ...schema.properties, newKey: language });
  expect(kit('--check')).toMatchObject({ status: 1, stderr: expect.stringMatching(/newKey/) });
  // As if `language` were the new one, which Knock takes already.
  withKeys(others);
  expect(kit().status).toBe(0);
  withKeys(schema.properties);
  expect(kit('--check')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The kit does not know language\.$/m),
  });
  expect(kit().status).toBe(0);
});

it('fails where a file was changed by hand, is missing, or is nobody’s', () => {
  const [changed, missing, added] = ['linux/chrome.json', 'linux/edge.json', 'old.json'] as const;
  const text = read(`docs/kit/${changed}`);
  write(`docs/kit/${changed}`, text.replace('force_installed', 'normal_installed'));
  rmSync(join(copy, 'docs/kit', missing));
  write(`docs/kit/${added}`, '{}');
  const { status, stderr } = kit('--check');
  expect(status).toBe(1);
  for (const file of [changed, missing, added])
    expect(stderr).toContain(`docs/kit/${file} is not what the schema says.`);
});

it('makes the zip of the same files, and nothing else', () => {
  const { status, stdout } = kit();
  expect(status).toBe(0);
  const [, zip = ''] = /, and (\S+-kit\.zip)$/m.exec(stdout) ?? [];
  const files = Object.entries(unzipSync(readFileSync(join(copy, zip))));
  expect(files.length).toBeGreaterThan(20);
  for (const [path, content] of files)
    expect(Buffer.from(content).equals(readFileSync(join(copy, 'docs/kit', path))), path).toBe(true);
});

it('writes nothing where something can’t be used', () => {
  const out = join(copy, 'out');
  const { status, stderr } = kit('--chrome', 'knock', '--out', out);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/--chrome: "knock" is not an id/)]);
  expect(() => readFileSync(join(out, 'README.md'))).toThrow();
});
