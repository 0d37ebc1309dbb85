import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Ajv from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { developmentIds } from '../../lib/release/ids.ts';
import { kitFiles } from '../../lib/release/kit/kit.ts';
import { exampleSettings, readSchema } from '../../lib/release/kit/policyKeys.ts';
import schema from '../../public/managed-schema.json' with { type: 'json' };
import { findBrowser } from '../browsers/find.ts';

/** What a kit with every key says to those who take it, by their own schemas where they are at hand. */
const { keys } = readSchema(schema);
const settings = exampleSettings(keys);
const files = kitFiles({ ids: developmentIds, keys, settings, updateUrls: {} });

/**
 * Microsoft's schema of templates (MS-GPREG) may not be passed on: its three files lie in the folder of this variable.
 * libxml2 needs `[$]` in place of the escaped dollar sign in two of their patterns.
 */
const xsd = process.env.KNOCK_ADMX_XSD;
const canValidate = xsd !== undefined && spawnSync('xmllint', ['--version']).status === 0;

describe.runIf(canValidate)("Microsoft's schema", () => {
  const folder = mkdtempSync(join(tmpdir(), 'knock-admx-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(Object.keys(files).filter((path) => /\.adm[xl]$/.test(path)))('takes %s', (path) => {
    const file = join(folder, basename(path));
    writeFileSync(file, files[path] ?? '');
    const { stderr } = spawnSync(
      'xmllint',
      ['--noout', '--schema', join(xsd ?? '', 'PolicyDefinitionFiles.xsd'), file],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe(`${file} validates\n`);
  });
});

const firefox = findBrowser('firefox');

describe.runIf(firefox)("Mozilla's schema", () => {
  it('takes policies.json', () => {
    const archive = join(dirname(realpathSync(firefox ?? '')), 'browser/omni.ja');
    const name = 'modules/policies/policies-schema.json';
    const found = unzipSync(readFileSync(archive), { filter: (file) => file.name === name })[name];
    const mozillas = JSON.parse(strFromU8(found ?? new Uint8Array()));
    const { policies } = JSON.parse(files['firefox/policies.json'] ?? '');
    const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
    for (const [policy, value] of Object.entries(policies)) {
      expect(mozillas.properties).toHaveProperty(policy);
      // Types of Mozilla's own (`JSON`, `URL`) say less than JSON Schema can check.
      const validate = ajv.compile(plainTypes(mozillas.properties[policy]));
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});

it.each(['chrome', 'edge'] as const)(
  'the profile for %s has every value again when it is read',
  (browser) => {
    const { PayloadContent: payloads } = readPlist(files[`macos/knock-${browser}.mobileconfig`] ?? '');
    expect(payloads).toHaveLength(2);
    const { ExtensionSettings: installation } = payloads[0];
    expect(installation[developmentIds[browser]].installation_mode).toBe('force_installed');
    expect(payloads[1]).toMatchObject(settings);
  },
);

it('so has that for Firefox', () => {
  const [payload] = readPlist(files['macos/knock-firefox.mobileconfig'] ?? '').PayloadContent;
  expect(payload['3rdparty'].Extensions[developmentIds.firefox]).toEqual(settings);
});

/** Mozilla's own type names become "anything". */
function plainTypes(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (key, one) =>
      key === 'type' && !['object', 'array', 'string', 'boolean', 'integer', 'number'].includes(String(one))
        ? undefined
        : one,
    ),
  );
}

/** Apple's property list in XML, as far as profiles use it. */
function readPlist(text: string) {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  const tokens = [...text.slice(text.indexOf('<dict>')).matchAll(/<(\/?\w+)\/?>([^<]*)/g)];
  let at = 0;
  const read = () => {
    const [whole = '', name, content = ''] = tokens[at++] ?? [];
    const plain = content.replace(/&(\w+);/g, (_, sign: string) => signs[sign] ?? '');
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'array') return whole.startsWith('<array/>') ? [] : readAll('/array');
    if (name === 'dict') return readMembers();
    at++;
    return name === 'integer' ? Number(plain) : plain;
  };
  const readAll = (end: string): unknown[] => {
    const all = [];
    while (tokens[at]?.[1] !== end) all.push(read());
    at++;
    return all;
  };
  const readMembers = () => {
    const all = readAll('/dict');
    return Object.fromEntries(all.flatMap((key, index) => (index % 2 === 0 ? [[key, all[index + 1]]] : [])));
  };
  return read();
}
