import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../lib/packages/deniedKeys.ts';
import { contactFor, hintsFor, movedTo, roleNamed } from '../../../lib/packages/mapHints.ts';
import { folderKey, listKey, type ResourceKey, siteKey } from '../../../lib/resource/resource.ts';
import { decodeResourceMap } from '../../../lib/resourceMap/decodeResourceMap.ts';
import { found } from '../graph/world.ts';

const host = 'https://contoso.sharepoint.com';
const guid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const keys = (...named: (ResourceKey | undefined)[]) =>
  keysOf(
    { resources: named.map((key) => ({ key: found(key), from: 'path' })) },
    { applications: new Map(), map: undefined },
  );
const mapOf = (map: object) =>
  found(decodeResourceMap({ version: 1, ...map }, { contactDomains: ['contoso.com'] }).map);
const at = (kind: string, id: string) => ({ kind, id: kind === 'list' ? id : host + id });
const plans = keys(
  siteKey(`${host}/sites/X`),
  folderKey(`${host}/sites/X/Docs/Plans/2027`),
  listKey(guid(9)),
);

describe('packages that the map names', () => {
  const hint = (resource: object, last: number) => ({ resource, accessPackageId: guid(last) });
  const map = mapOf({
    packages: [
      hint(at('folder', '/sites/X/Docs'), 1),
      hint(at('folder', '/sites/X/Docs/Plans'), 2),
      hint(at('folder', '/sites/X/Docs/Plans'), 3),
      hint(at('folder', '/sites/X/Docs/Plans/2026'), 4),
      hint(at('site', '/sites/X'), 5),
      hint(at('list', guid(9)), 6),
    ],
  });
  const last = (of: typeof plans) =>
    hintsFor(map, of).map(({ accessPackageId }) => Number(accessPackageId.slice(-2)));

  it('are those of the nearest folder, of the list and of the site', () => {
    expect(last(plans)).toEqual([2, 3, 5, 6]);
    expect(last(keys(folderKey(`${host}/sites/X/Docs/Other`)))).toEqual([1]);
    expect(last(keys(folderKey(`${host}/sites/X/Documents`)))).toEqual([]);
    expect(hintsFor(undefined, plans)).toEqual([]);
  });
});

describe('whom the map names', () => {
  const contact = (resource: object, name: string) => ({ resource, name, mail: `${name}@contoso.com` });
  const map = mapOf({
    contacts: [
      contact(at('site', '/sites/X'), 'Site'),
      contact(at('folder', '/sites/X/Docs'), 'Docs'),
      contact(at('folder', '/sites/X/Docs/Plans'), 'Plans'),
    ],
  });
  it('is whoever has the refused part, else the site', () => {
    expect(contactFor(map, plans)?.name).toBe('Plans');
    expect(contactFor(map, keys(siteKey(`${host}/sites/X`)))?.name).toBe('Site');
    expect(contactFor(map, keys(siteKey(`${host}/sites/Y`)))).toBeUndefined();
  });
});

describe('where a site is now', () => {
  const map = mapOf({
    moved: [
      { from: `${host}/sites/Old`, to: `${host}/sites/New` },
      { from: `${host}/sites/Old/Team`, to: `${host}/sites/Team` },
    ],
  });
  it('is said of the site and what lies below it, the deepest first, and of nothing else', () => {
    expect(movedTo(map, keys(siteKey(`${host}/sites/old`)))).toBe(`${host}/sites/New`);
    expect(movedTo(map, keys(siteKey(`${host}/sites/Old/Team/x`)))).toBe(`${host}/sites/Team`);
    expect(movedTo(map, keys(siteKey(`${host}/sites/Older`)))).toBeUndefined();
    expect(movedTo(undefined, keys(siteKey(`${host}/sites/old`)))).toBeUndefined();
  });

  it('adds nothing that is looked for', () => {
    const resources = [{ key: found(siteKey(`${host}/sites/Old`)), from: 'path' as const }];
    const applications = new Map();
    expect(keysOf({ resources }, { applications, map })).toEqual(
      keysOf({ resources }, { applications, map: undefined }),
    );
  });
});

it('a role reaches what the map says of its exact name', () => {
  const map = mapOf({ roles: [{ name: 'Besucher von X', reach: 'view' }] });
  expect(roleNamed(map, 'Besucher von X')).toBe('view');
  expect(roleNamed(map, 'Besucher von XY')).toBeUndefined();
  expect(roleNamed(undefined, 'Besucher von X')).toBeUndefined();
});
