import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readCommand } from '../../../../lib/release/kit/options.ts';
import { readSchema } from '../../../../lib/release/kit/policyKeys.ts';
import schema from '../../../../public/managed-schema.json' with { type: 'json' };

const { keys } = readSchema(schema);
const folder = mkdtempSync(join(tmpdir(), 'knock-kit-'));
afterAll(() => rmSync(folder, { recursive: true }));
const command = (...args: string[]) => readCommand(args, keys);
const client = '11111111-1111-1111-1111-111111111111';

function settingsFile(text: string): string {
  const file = join(folder, 'settings.json');
  writeFileSync(file, text);
  return file;
}

it('takes ids, addresses and settings', () => {
  const file = settingsFile('{"approvals": true}');
  const { plan, problems, isDefault } = command(
    ...['--chrome', 'c'.repeat(32), '--firefox', '{00000000-0000-0000-0000-000000000001}'],
    ...['--update-url', 'https://updates.contoso.com/knock.xml', '--client', client, '--settings', file],
  );
  expect(problems).toEqual([]);
  expect(isDefault).toBe(false);
  expect(plan.ids.chrome).toBe('c'.repeat(32));
  expect(plan.updateUrls.edge).toBe('https://updates.contoso.com/knock.xml');
  expect(plan.settings).toEqual({ approvals: true, clientId: client });
});

it('sets a registration of examples where none is given', () => {
  expect(command().isDefault).toBe(true);
  expect(Object.keys(command('--chrome', 'c'.repeat(32)).plan.settings)).toContain('tenantId');
});

it.each([
  [['--chrome', 'knock'], /--chrome: "knock" is not an id/],
  [['--edge', 'z'.repeat(32)], /--edge/],
  [['--firefox', 'knock'], /--firefox: "knock"/],
  [['--update-url', 'http://updates.contoso.com/x'], /"http:.* is not an https address/],
  [['--client', 'banana'], /clientId: not a GUID/],
  [['--cloud', 'mars'], /cloud: /],
  [['--settings', join(folder, 'none.json')], /none\.json can't be read/],
])('%j is refused, with its place', (args, said) => {
  expect(command(...args).problems.join('\n')).toMatch(said);
});

it.each([
  ['{"approvals": "yes"}', /approvals: /],
  ['{"colour": 1}', /colour: not a setting Knock knows/],
  ['{"approvals": true, "language": "en", "approvals": false}', /has approvals twice/],
  ['{"helpDeskName": "\\"{", "resourceMap": {"version": 1, "version": 1}}', /has version twice/],
  ['[]', /not a JSON object/],
  ['{', /can't be read/],
])('settings %j are refused', (text, said) => {
  expect(command('--settings', settingsFile(text)).problems.join('\n')).toMatch(said);
});

it('the same name in two objects is no mistake', () => {
  const { problems } = command(
    '--settings',
    settingsFile('{"inHouseApplications": [{"id": "a"}, {"id": "b"}]}'),
  );
  expect(problems.join()).not.toMatch(/twice/);
});

it('does not know every option', () => {
  expect(() => command('--safari', 'x')).toThrow(/--safari/);
});
