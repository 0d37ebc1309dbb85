import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isBelievable } from '../../entrypoints/background/reportedDenial.ts';
import type { DetectorExamples } from '../../lib/denial/detector.ts';
import { detectors } from '../../lib/denial/detectors.ts';
import { judge } from '../../lib/denial/judge.ts';
import { type WatchedProduct, watchedProducts, watches } from '../../lib/settings/products.ts';
import { runsAt } from './runs.ts';

const folder = join(import.meta.dirname, '../../lib/denial');
/** Two detectors share SharePoint's row. */
const watchOf = (product: string): string => (product === 'oneDrive' ? 'sharePoint' : product);
const isWatched = (product: string): product is WatchedProduct =>
  watchedProducts.some((watched) => watched === watchOf(product));
const patternOf = (host: string): string => `https://${host.startsWith('.') ? `*${host}` : host}/*`;

describe.each(detectors)('$id', ({ id, product, hosts, rules }) => {
  it(isWatched(product) ? 'is looked for on each of its hosts' : 'is looked for nowhere', () => {
    const run = watches.filter((watch) => watch.product === watchOf(product)).flatMap((watch) => watch.hosts);
    expect([...new Set(run)].sort()).toEqual(isWatched(product) ? hosts.map(patternOf).sort() : []);
  });

  test('its own examples are looked at, and believed', async () => {
    const module: { examples: DetectorExamples } = await import(join(folder, `${id}.examples.ts`));
    for (const { name, page } of module.examples.claims) {
      const url = new URL(page.url);
      expect(runsAt(url) !== 'never', `${name}: runs`).toBe(isWatched(product));
      const denial = judge({ ...page, url }, [{ id, product, hosts, rules }]);
      if (denial === undefined) throw new TypeError(`${name}: not claimed`);
      const sender = { context: 'content', url: page.url, frameId: 0, tab: { id: 1 } } as const;
      expect(isBelievable(denial, sender), `${name}: believed`).toBe(isWatched(product));
    }
  });
});

it.each([
  ['https://contoso.sharepoint.com/sites/a/_layouts/15/AccessDenied.aspx?x=1', 'always'],
  ['https://contoso.sharepoint.com/sites/a/_layouts/15/ACCESSDENIED.aspx', 'never'],
  ['https://contoso.sharepoint.com/sites/a', 'never'],
  ['https://contoso.sharepoint.cn/_layouts/AccessDenied.aspx', 'onceAllowed'],
  ['https://contoso.sharepoint.de/_layouts/15/AccessDenied.aspx', 'never'],
  ['https://login.microsoftonline.com/common/login', 'always'],
  ['https://login.windows.net/common/login', 'never'],
  ['https://dev.azure.com/a', 'onceAllowed'],
  ['https://portal.sso.us-east-1.amazonaws.com/start', 'never'],
  ['https://teams.microsoft.com/l/team/x', 'never'],
] as const)('%s: %s', (address, runs) => expect(runsAt(new URL(address))).toBe(runs));

it('docs/denials.md says where it runs', () => {
  const rows = watchedProducts.map((product) => {
    const own = watches.filter((watch) => watch.product === product);
    const code = (values: string[]) => [...new Set(values)].map((value) => `\`${value}\``).join(', ');
    const hosts = (isRequired: boolean) =>
      code(
        own
          .filter(({ required }) => required === isRequired)
          .flatMap((watch) => watch.hosts.map((host) => host.slice(8, -2))),
      );
    const scripts = code(own.flatMap((watch) => watch.scripts.map(({ file }) => file)));
    const shown = product === 'aws' ? '`portal.sso.<region>.amazonaws.com`' : hosts(false);
    return `| \`${product}\` | ${scripts} | ${hosts(true) || '–'} | ${shown || '–'} |`;
  });
  const docs = readFileSync(join(import.meta.dirname, '../../docs/denials.md'), 'utf8');
  expect(rows.filter((row) => !docs.includes(`${row}\n`))).toEqual([]);
});
