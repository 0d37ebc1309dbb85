import { expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { registryFile, registryValues } from '../../../../lib/release/kit/registry.ts';

const settings = {
  approvals: true,
  indexPace: 600,
  contactDomains: ['contoso.com', 'contoso.de'],
  watchedProducts: [],
  detectorRules: { version: 1, dated: '2026-11-23' },
  helpDeskName: 'Hilfe für "alle"',
};
const plan = { ids: developmentIds, keys: [], settings, updateUrls: {} };

it('writes booleans and numbers as numbers, lists as numbered texts, objects as JSON', () => {
  const own = registryValues(plan, 'edge').filter(({ key }) => key.includes('3rdparty'));
  const place = `Software\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${developmentIds.edge}\\policy`;
  expect(own).toEqual([
    { key: place, name: 'approvals', data: 1 },
    { key: place, name: 'indexPace', data: 600 },
    { key: `${place}\\contactDomains`, name: '1', data: 'contoso.com' },
    { key: `${place}\\contactDomains`, name: '2', data: 'contoso.de' },
    { key: place, name: 'watchedProducts', data: '[]' },
    { key: place, name: 'detectorRules', data: '{"version":1,"dated":"2026-11-23"}' },
    { key: place, name: 'helpDeskName', data: 'Hilfe für "alle"' },
  ]);
});

it('escapes what the registry editor would take for the end of a text, and writes other letters as bytes', () => {
  const text = registryFile(plan, 'chrome');
  expect(text).toContain('"detectorRules"="{\\"version\\":1,\\"dated\\":\\"2026-11-23\\"}"\r\n');
  expect(text).toContain('"indexPace"=dword:00000258\r\n');
  expect(text).toContain('"helpDeskName"=hex(1):48,00,69,00,6c,00,66,00,65,00,20,00,66,00,fc,00,');
  expect(text).toMatch(/^[\r\n -~]*$/);
});
