import { describe, expect, it } from 'vitest';
import { buildOf } from '../../browsers/build.ts';
import { builtFiles, loadedScripts, readBuilt, weigh, zippedBytes } from './bundle.ts';

/**
 * KiB, minified and gzipped, shared chunks counted. The design gave 85, 125 and 160; what the pages no longer need pays
 * for what the worker does besides (2026-11-25).
 */
const budgets: Record<string, number> = {
  ...Object.fromEntries(contentScripts().map((script) => [script, 5])),
  'background.js': 95,
  'card.html': 105,
  'popup.html': 150,
};

const permissions = [
  'activeTab',
  'alarms',
  'identity',
  'notifications',
  'scripting',
  'storage',
  'unlimitedStorage',
];
const requiredHosts = [
  'https://*.sharepoint.com/*',
  'https://graph.microsoft.com/*',
  'https://login.microsoftonline.com/*',
];

function manifestOf(folder: string) {
  return JSON.parse(readBuilt('manifest.json', folder));
}
function contentScripts(): string[] {
  const declared: { js: string[] }[] = manifestOf(buildOf.chromium).content_scripts;
  return declared.flatMap(({ js }) => js);
}
const isText = (file: string) => /\.(js|html|json|css)$/.test(file);

describe('bundles', () => {
  it.each(Object.entries(budgets))('%s loads at most %d KiB', (entry, budget) => {
    const parts = weigh(loadedScripts(entry));
    const total = parts.reduce((sum, { kib }) => sum + kib, 0);
    const largest = parts.slice(0, 3).map(({ file, kib }) => `${file} ${kib.toFixed(1)}`);
    console.log(`${entry}: ${total.toFixed(1)} of ${budget} KiB (${largest.join(', ')})`);
    expect(total, largest.join(', ')).toBeLessThanOrEqual(budget);
  });

  it('the package, zipped, stays under 1.2 MiB', () => {
    expect(zippedBytes() / 1024 / 1024).toBeLessThanOrEqual(1.2);
  });

  it('MSAL is loaded by the auth page only', () => {
    const mark = 'msal.js.browser';
    const pages = ['auth.html', 'background.js', 'card.html', 'hub.html', 'options.html', 'popup.html'];
    const loaders = [...pages, ...contentScripts()];
    const withMsal = loaders.filter((entry) =>
      loadedScripts(entry).some((file) => readBuilt(file).includes(mark)),
    );
    expect(withMsal).toEqual(['auth.html']);
  });

  it.each(Object.entries(buildOf))(
    'nothing of the tenant and no second sending is in the %s build',
    (_, folder) => {
      const marks = [
        '/__tenant/',
        'ESTSAUTHPERSISTENT',
        'duplicateGuard',
        'RetryHandlerOptions',
        '40c937a9-05ae-4c38',
      ];
      const found = builtFiles(folder)
        .filter(isText)
        .flatMap((file) =>
          marks.filter((mark) => readBuilt(file, folder).includes(mark)).map((mark) => `${file}: ${mark}`),
        );
      expect(found).toEqual([]);
    },
  );
});

describe('manifests', () => {
  it.each([
    ['chromium', [...permissions, 'offscreen'].sort()],
    ['firefox', permissions],
  ] as const)('of %s asks for no more than the design', (target, expected) => {
    const manifest = manifestOf(buildOf[target]);
    expect([...manifest.permissions].sort()).toEqual(expected);
    expect([...manifest.host_permissions].sort()).toEqual(requiredHosts);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.incognito).toBe('not_allowed');
    expect(manifest.optional_host_permissions).not.toContain('<all_urls>');
    expect(manifest.optional_permissions ?? []).toEqual([]);
  });

  it('run nothing on a healthy SharePoint page', () => {
    const scripts: { matches: string[] }[] = manifestOf(buildOf.chromium).content_scripts;
    const onSharePoint = scripts
      .flatMap(({ matches }) => matches)
      .filter((match) => match.includes('sharepoint'));
    expect(onSharePoint.length).toBeGreaterThan(0);
    for (const match of onSharePoint) expect(match).toMatch(/_layouts\/(15\/)?[aA]ccess[dD]enied\.aspx\*$/);
  });

  it('show pages nothing but the card, where Knock may be', () => {
    const manifest = manifestOf(buildOf.chromium);
    const [shown, ...others] = manifest.web_accessible_resources;
    expect(others).toEqual([]);
    expect(shown.resources).toEqual(['card.html']);
    expect(shown.use_dynamic_url).toBe(true);
    expect([...shown.matches].sort()).toEqual(
      [...manifest.host_permissions, ...manifest.optional_host_permissions].sort(),
    );
  });

  it('describe policy in types that Chromium knows: with another one it refuses to load the extension', () => {
    const types = [...readBuilt('managed-schema.json').matchAll(/"type":\s*"(\w+)"/g)].map(
      ([, type]) => type,
    );
    expect(types.length).toBeGreaterThan(5);
    const known = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
    expect(types.filter((type) => !known.includes(type ?? ''))).toEqual([]);
  });
});
