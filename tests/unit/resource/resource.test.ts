import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appIdKey,
  candidateKeys,
  decodePath,
  folderKey,
  isGuid,
  isPartKey,
  listKey,
  normalizeSiteUrl,
  parseResourceKey,
  type ResourceKey,
  resourceKey,
  siteCollectionSegments,
} from '../../../lib/resource/resource.ts';

const siteKey = (originId: string): ResourceKey => {
  const key = resourceKey({ originSystem: 'SharePointOnline', originId });
  if (key === undefined) throw new TypeError(`not a site: ${originId}`);
  return key;
};
const segment = fc.stringMatching(/^[A-Za-z0-9_ .\-äÉ日]{1,12}$/).filter((text) => !/^[. ]+$/.test(text));
const web = fc.array(segment, { maxLength: 5 });
const site = fc
  .tuple(fc.constantFrom('sites', 'teams', 'personal', 'portals'), segment, web)
  .map(([managed, name, rest]) => `https://contoso.sharepoint.com/${[managed, name, ...rest].join('/')}`);

describe('normalizeSiteUrl', () => {
  test.each([
    ['https://Contoso.SharePoint.com/sites/Marketing/', 'https://contoso.sharepoint.com/sites/marketing'],
    ['https://contoso.sharepoint.com', 'https://contoso.sharepoint.com'],
    ['https://contoso.sharepoint.com/', 'https://contoso.sharepoint.com'],
    ['https://contoso.sharepoint.com//sites///a?x=1#y', 'https://contoso.sharepoint.com/sites/a'],
    ['https://contoso.sharepoint.com/sites/M%C3%BCnchen', 'https://contoso.sharepoint.com/sites/münchen'],
    ['https://contoso.sharepoint.com/sites/a%2Fb', 'https://contoso.sharepoint.com/sites/a%2fb'],
    ['https://contoso.sharepoint.com/sites/100%', 'https://contoso.sharepoint.com/sites/100%'],
    ['https://contoso.sharepoint.com/sites/a/../b', 'https://contoso.sharepoint.com/sites/b'],
    ['http://contoso.sharepoint.com/sites/a', undefined],
    ['https://contoso.sharepoint.com:8443/sites/a', undefined],
    ['https://user@contoso.sharepoint.com/sites/a', undefined],
    ['/sites/a', undefined],
    ['', undefined],
  ])('%s → %s', (given, expected) => {
    expect(normalizeSiteUrl(given)).toBe(expected);
  });

  test('is its own canonical spelling, whatever is given', () => {
    const any = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary' }).map((text) => `https://contoso.sharepoint.com/${text}`),
      fc
        .array(
          fc.constantFrom(
            '%',
            '%25',
            '%2F',
            '%20',
            '..',
            '.',
            '/',
            '?',
            '#',
            'A',
            'İ',
            'é',
            'e\u0301',
            '\\',
            ' ',
          ),
        )
        .map((parts) => `https://contoso.sharepoint.com/sites/${parts.join('')}`),
    );
    fc.assert(
      fc.property(any, (url) => {
        const once = normalizeSiteUrl(url);
        if (once !== undefined) expect(normalizeSiteUrl(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('case, trailing slash, query, fragment and encoding do not matter', () => {
    fc.assert(
      fc.property(site, (url) => {
        const key = siteKey(url);
        expect(siteKey(`${url.toUpperCase()}/`)).toBe(key);
        expect(siteKey(`${url}?a=1#b`)).toBe(key);
        expect(siteKey(new URL(url).href)).toBe(key);
        expect(siteKey(url.replaceAll('e', '%65').replaceAll('-', '%2D').replaceAll('_', '%5f'))).toBe(key);
      }),
    );
  });
});

describe('resourceKey', () => {
  test('ids are compared without case, blanks and trailing slashes', () => {
    const id = '23C1E47D-4648-40FC-9BD7-6429D373291E';
    expect(resourceKey({ originSystem: 'AadGroup', originId: ` ${id} ` })).toBe(
      `aadgroup|${id.toLowerCase()}`,
    );
    expect(resourceKey({ originSystem: 'AADGROUP', originId: id })).toBe(`aadgroup|${id.toLowerCase()}`);
    expect(resourceKey({ originSystem: 'AzureResources', originId: '/Subscriptions/A/' })).toBe(
      'azureresources|/subscriptions/a',
    );
  });

  test.each([
    ['', 'x'],
    ['AadGroup', ' '],
    ['AzureResources', '///'],
    ['SharePointOnline', 'contoso'],
  ])('%j %j is none', (originSystem, originId) => {
    expect(resourceKey({ originSystem, originId })).toBeUndefined();
  });

  test('a hostile id of a megabyte ends', () => {
    expect(resourceKey({ originSystem: 'AadGroup', originId: `${'/'.repeat(1_000_000)}x` })).toMatch(
      /^aadgroup/,
    );
  });

  test('system and id come back', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(parseResourceKey(appIdKey(id.toUpperCase()))).toEqual({ system: 'appid', id });
      }),
    );
  });
});

describe('a part of a site', () => {
  const host = 'https://contoso.sharepoint.com';

  test.each([
    ['/sites/X/Shared%20Documents/', '/sites/x/shared documents'],
    ['/sites/X/Shared Documents/Plans?x#y', '/sites/x/shared documents/plans'],
    ['/Docs', '/docs'],
  ])('has the key of its address: %s', (path, id) => {
    const key = folderKey(host + path);
    expect(key).toBe(`sharepointfolder|${host}${id}`);
    expect(key && isPartKey(key)).toBe(true);
  });

  test.each(['', '/', '/sites', '/sites/X', '/Teams/X/', ':8443/sites/X/Docs'])('is not at %j', (path) => {
    expect(folderKey(host + path)).toBeUndefined();
  });

  test('may be a list by its id, and is no site', () => {
    const key = listKey('29CE1DC6-FE37-4D30-AC73-EE9AAA4E3987');
    expect(key).toBe('sharepointlist|29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987');
    expect(isPartKey(key)).toBe(true);
    expect(candidateKeys(key)).toEqual([key]);
    expect(isPartKey(siteKey(`${host}/sites/X`))).toBe(false);
  });

  test.each([
    ['/sites/x/docs/a/b', ['/sites/x/docs/a/b', '/sites/x/docs/a', '/sites/x/docs']],
    ['/docs/a', ['/docs/a', '/docs']],
  ])('lies in each folder above it, not in its site: %s', (path, above) => {
    const key = folderKey(host + path);
    expect(key && candidateKeys(key)).toEqual(above.map((one) => `sharepointfolder|${host}${one}`));
  });
});

describe('candidateKeys', () => {
  test('a subsite: itself, its parents, its site; never the host’s root, which grants nothing below it', () => {
    expect(candidateKeys(siteKey('https://contoso.sharepoint.com/sites/Finance/Audit/2026'))).toEqual([
      siteKey('https://contoso.sharepoint.com/sites/finance/audit/2026'),
      siteKey('https://contoso.sharepoint.com/sites/finance/audit'),
      siteKey('https://contoso.sharepoint.com/sites/finance'),
    ]);
  });

  test('a subsite of the root has the root', () => {
    expect(candidateKeys(siteKey('https://contoso.sharepoint.com/compliance/rules'))).toEqual([
      siteKey('https://contoso.sharepoint.com/compliance/rules'),
      siteKey('https://contoso.sharepoint.com/compliance'),
      siteKey('https://contoso.sharepoint.com'),
    ]);
    expect(candidateKeys(siteKey('https://contoso.sharepoint.com'))).toHaveLength(1);
  });

  test('other resources have only themselves', () => {
    const key = appIdKey('23c1e47d-4648-40fc-9bd7-6429d373291e');
    expect(candidateKeys(key)).toEqual([key]);
  });

  test('every candidate is a prefix on a path boundary, canonical, and met once', () => {
    fc.assert(
      fc.property(site, (url) => {
        const own = siteKey(url);
        const [first, ...parents] = candidateKeys(own);
        expect(first).toBe(own);
        expect(new Set([own, ...parents]).size).toBe(parents.length + 1);
        for (const parent of parents) {
          expect(own.startsWith(`${parent}/`)).toBe(true);
          expect(siteKey(parseResourceKey(parent).id)).toBe(parent);
        }
      }),
    );
  });

  test('a site never stands for one whose name only begins alike', () => {
    fc.assert(
      fc.property(site, segment, (url, more) => {
        const longer = siteKey(`${url}${more}`);
        if (longer === siteKey(url)) return;
        expect(candidateKeys(longer)).not.toContain(siteKey(url));
      }),
    );
  });

  test('a path without end has a bounded number of parents', () => {
    expect(candidateKeys(siteKey(`https://contoso.sharepoint.com/${'a/'.repeat(5000)}`)).length).toBeLessThan(
      20,
    );
  });
});

test('siteCollectionSegments', () => {
  expect(siteCollectionSegments('/Sites/A/b/c')).toEqual(['Sites', 'A']);
  expect(siteCollectionSegments('/sites')).toEqual([]);
  expect(siteCollectionSegments('/Compliance/x')).toEqual([]);
  expect(siteCollectionSegments('')).toEqual([]);
});

test('decodePath', () => {
  expect(decodePath('/a%20b')).toBe('/a b');
  expect(decodePath('/a%')).toBe('/a%');
  expect(decodePath('/a%2Fb')).toBe('/a%2Fb');
  expect(decodePath('/a%253Fb')).toBe('/a%253Fb');
});

test('isGuid', () => {
  expect(isGuid('23c1e47d-4648-40fc-9bd7-6429d373291e')).toBe(true);
  expect(isGuid('23c1e47d464840fc9bd76429d373291e')).toBe(false);
  expect(isGuid('x23c1e47d-4648-40fc-9bd7-6429d373291e')).toBe(false);
});
