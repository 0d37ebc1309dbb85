import { expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { deployScript, detectScript, removeScript } from '../../../../lib/release/kit/powershell.ts';
import { installationKey, registryValues } from '../../../../lib/release/kit/registry.ts';

const settings = { approvals: true, indexPace: 600, contactDomains: ['contoso.de'], helpDeskName: "Anna's" };
const plan = { ids: developmentIds, keys: [], settings, updateUrls: {} };

it.each([
  ['deploy.ps1', deployScript(plan)],
  ['detect.ps1', detectScript(plan)],
])('%s has every value of the registry, as the type that it has there', (_, script) => {
  const row =
    /@\{ Key = '(.+?)'\.Replace\('\{id\}', \$(Chrome|Edge)\); Name = '(.+?)'; Type = '(\w+)'; Data = (.+) \}\r$/gm;
  const written = [...script.matchAll(row)].map(([, key = '', browser = '', name, type, data = '']) => [
    key.replace('{id}', developmentIds[browser === 'Edge' ? 'edge' : 'chrome']),
    name,
    type,
    data.replace(/^'|'$/g, '').replaceAll("''", "'"),
  ]);
  const wanted = (['chrome', 'edge'] as const).flatMap((browser) =>
    registryValues(plan, browser).map(({ key, name, data }) => [
      `HKLM:\\${key}`,
      name,
      typeof data === 'number' ? 'DWord' : 'String',
      String(data),
    ]),
  );
  expect(written).toEqual(wanted);
});

it('remove.ps1 removes the places of both browsers, and deploy.ps1 clears them first', () => {
  for (const script of [removeScript(plan), deployScript(plan)])
    for (const browser of ['chrome', 'edge'] as const)
      expect(script).toContain(
        `'HKLM:\\${installationKey({ ...plan, ids: { ...developmentIds, [browser]: '{id}' } }, browser)}'`,
      );
});
