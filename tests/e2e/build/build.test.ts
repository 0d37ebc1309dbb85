import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import asked from '../../../lib/release/asked.json' with { type: 'json' };
import { askedBy, asksAgain, newestRelease, unadmitted } from '../../../lib/release/asked.ts';
import { buildOf, root } from '../../browsers/build.ts';
import { budgets, builtFiles, contentScripts, loadedScripts, readBuilt, weigh } from './bundle.ts';
import { isSameFile, unpacked, zips } from './zips.ts';

const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
const { chromium, firefox } = unpacked;
const packages = Object.entries({ chromium, firefox });

function manifestOf(folder: string) {
  return JSON.parse(readBuilt('manifest.json', folder));
}
/** Of the tenant and of a second sending; of React's and JSX's builds for development; of this machine. */
const foreign = [
  '/__tenant/',
  'ESTSAUTHPERSISTENT',
  'duplicateGuard',
  'RetryHandlerOptions',
  '40c937a9-05ae-4c38',
  'jsxDEV',
  'react.development',
  'should have a unique "key" prop',
  root.replace(/\/$/, ''),
  'node_modules/',
  'file://',
];
const isText = (file: string) => /\.(js|html|json|css)$/.test(file);

describe('bundles', () => {
  it.each(Object.entries(budgets(unpacked.chromium)))('%s loads at most %d KiB', (entry, budget) => {
    const parts = weigh(loadedScripts(entry, chromium), chromium);
    const total = parts.reduce((sum, { kib }) => sum + kib, 0);
    const largest = parts.slice(0, 3).map(({ file, kib }) => `${file} ${kib.toFixed(1)}`);
    console.log(`${entry}: ${total.toFixed(1)} of ${budget} KiB (${largest.join(', ')})`);
    expect(total, largest.join(', ')).toBeLessThanOrEqual(budget);
  });

  it.each(packages)('the card of the %s zip needs one script: each is a trip', (_, folder) => {
    expect(loadedScripts('card.html', folder)).toHaveLength(1);
  });

  it.each(['chromium', 'firefox'] as const)('the %s zip stays under 1.2 MiB', (target) => {
    expect(zips[target].length / 1024 / 1024).toBeLessThanOrEqual(1.2);
  });

  it('MSAL is loaded by the auth page only', () => {
    const mark = 'msal.js.browser';
    const pages = ['auth.html', 'background.js', 'card.html', 'hub.html', 'options.html', 'popup.html'];
    const loaders = [...pages, ...contentScripts(unpacked.chromium)];
    const withMsal = loaders.filter((entry) =>
      loadedScripts(entry, chromium).some((file) => readBuilt(file, chromium).includes(mark)),
    );
    expect(withMsal).toEqual(['auth.html']);
  });

  it.each(packages)(
    'what makes access packages is loaded by the hub alone, when it is opened: %s',
    (_, folder) => {
      const files = builtFiles(folder);
      const withAny = (marks: readonly string[], among: readonly string[]) =>
        among.filter((file) => marks.some((mark) => readBuilt(file, folder).includes(mark)));
      const makers = withAny(
        ['adminAdd', 'azuread_access_package'],
        files.filter((file) => file.endsWith('.js')),
      );
      expect(makers).not.toEqual([]);
      const entries = files.filter((file) => file.endsWith('.html') || !file.includes('/'));
      const loading = (wanted: readonly string[]) =>
        entries.filter((entry) => loadedScripts(entry, folder).some((file) => wanted.includes(file)));
      expect(loading(makers)).toEqual([]);
      const names = makers.map((file) => file.replace(/^.*\//, ''));
      expect(loading(withAny(names, files))).toEqual(['hub.html']);
    },
  );

  it.each(packages)('nothing of tests, of development or of this machine is in the %s zip', (_, folder) => {
    const found = builtFiles(folder)
      .filter(isText)
      .flatMap((file) =>
        foreign.filter((mark) => readBuilt(file, folder).includes(mark)).map((mark) => `${file}: ${mark}`),
      );
    expect(found).toEqual([]);
  });
});

describe('packages', () => {
  it.each(['chromium', 'firefox'] as const)(
    'the %s zip is the build that the other tests load, file by file, but for the key',
    (target) => {
      const [build, zip] = [buildOf[target], unpacked[target]];
      const files = builtFiles(build);
      expect(builtFiles(zip)).toEqual(files);
      const differing = files.filter((file) => !isSameFile(file, build, zip));
      expect(differing).toEqual(target === 'chromium' ? ['manifest.json'] : []);
      const { key, ...rest } = manifestOf(build);
      expect(key === undefined).toBe(target === 'firefox');
      expect(readBuilt('manifest.json', zip)).toBe(JSON.stringify(rest));
    },
  );

  it.each(packages)('the %s zip names everybody whose work is in it, with their terms', (_, folder) => {
    const notices = readBuilt('THIRD-PARTY-NOTICES.txt', folder);
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    for (const name of [...Object.keys(manifest.dependencies), 'scheduler', 'wxt'])
      expect(notices).toMatch(new RegExp(`^${name} \\d\\S+ \\(\\S+\\)$`, 'm'));
    for (const terms of ['Permission is hereby granted, free of charge', 'Apache License\n'])
      expect(notices).toContain(terms);
  });

  it('the sources zip holds what a build needs, and nothing else', () => {
    const files = builtFiles(unpacked.sources);
    const tops = new Set(files.map((file) => file.split('/')[0]));
    expect(['package-lock.json', 'wxt.config.ts', 'public'].filter((name) => !tops.has(name))).toEqual([]);
    expect(['tests', 'docs', 'node_modules', 'demo-output'].filter((name) => tops.has(name))).toEqual([]);
    // What the sources need is proven by building from them: tests/long/reproducible.test.ts.
  });
});

describe('manifests', () => {
  it.each(['chromium', 'firefox'] as const)(
    'that of %s asks nobody again who has the last release',
    (target) => {
      const now = askedBy(manifestOf(unpacked[target]));
      // What is new needs a line of the changelog, and waits for the release that changes the list.
      expect(unadmitted(asksAgain(asked[target], now), changelog)).toEqual([]);
      expect(asksAgain(now, asked[target])).toEqual([]);
      expect(asked.release).toBe(newestRelease(changelog));
    },
  );

  it.each(['chromium', 'firefox'] as const)('that of %s asks for no more than the design', (target) => {
    const manifest = manifestOf(unpacked[target]);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.incognito).toBe('not_allowed');
    expect(manifest.optional_host_permissions).not.toContain('<all_urls>');
    expect(manifest.optional_permissions ?? []).toEqual([]);
  });

  it('run nothing on a healthy SharePoint page', () => {
    const scripts: { matches: string[] }[] = manifestOf(chromium).content_scripts;
    const onSharePoint = scripts
      .flatMap(({ matches }) => matches)
      .filter((match) => match.includes('sharepoint'));
    expect(onSharePoint.length).toBeGreaterThan(0);
    for (const match of onSharePoint) expect(match).toMatch(/_layouts\/(15\/)?[aA]ccess[dD]enied\.aspx\*$/);
  });

  it('show pages nothing but the card, where Knock may be', () => {
    const manifest = manifestOf(chromium);
    const [shown, ...others] = manifest.web_accessible_resources;
    expect(others).toEqual([]);
    expect(shown.resources).toEqual(['card.html']);
    expect(shown.use_dynamic_url).toBe(true);
    expect([...shown.matches].sort()).toEqual(
      [...manifest.host_permissions, ...manifest.optional_host_permissions].sort(),
    );
  });

  it('describe policy in types that Chromium knows: with another one it refuses to load the extension', () => {
    const types = [...readBuilt('managed-schema.json', chromium).matchAll(/"type":\s*"(\w+)"/g)].map(
      ([, type]) => type,
    );
    expect(types.length).toBeGreaterThan(5);
    const known = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
    expect(types.filter((type) => !known.includes(type ?? ''))).toEqual([]);
  });
});
