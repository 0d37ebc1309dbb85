import { describe, expect, it } from 'vitest';
import { type KnownPackages, reportOnMap } from '../../../lib/packages/mapReport.ts';
import type { ResourceKey } from '../../../lib/resource/resource.ts';
import { decodeResourceMap } from '../../../lib/resourceMap/decodeResourceMap.ts';
import type { AccessPackageRow, GrantRow } from '../../../lib/store/rowsOfIndex.ts';
import { createWorld } from '../graph/world.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const { profile } = createWorld().person('Adele Vance');
const guid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const site = (name: string) => ({ kind: 'site', id: `https://contoso.sharepoint.com/sites/${name}` });
const siteKey = (name: string) =>
  `sharepointonline|https://contoso.sharepoint.com/sites/${name}` as ResourceKey;
const group = (last: number) => ({ kind: 'group', id: guid(last) });
const app = (last: number) => ({ kind: 'application', id: guid(last) });

const row = (last: number, change: Partial<AccessPackageRow> = {}): AccessPackageRow => ({
  profile,
  id: guid(last),
  displayName: `Package ${last}`,
  description: '',
  isHidden: false,
  listedAt: 1,
  contents: 'read',
  contentsStaleAt: 0,
  ...change,
});
const grant = (accessPackageId: string, key: ResourceKey): GrantRow => ({
  profile,
  key,
  accessPackageId,
  roleScopeId: key,
  originSystem: '',
  originId: '',
  resourceName: '',
  roleName: '',
  roleOriginId: '',
});

/** The remarks about a map, with these packages and what they grant. */
function report(
  map: object,
  rows: AccessPackageRow[] = [],
  grants: GrantRow[] = [],
  more: Partial<KnownPackages> = {},
) {
  const decoded = decodeResourceMap({ version: 1, ...map }, { contactDomains: ['contoso.com'] });
  expect(decoded.problems).toEqual([]);
  if (decoded.map === undefined) throw new Error('no map');
  const known: KnownPackages = {
    packages: new Map(rows.map((one) => [one.id, one])),
    grants,
    granted: new Set(grants.map(({ key }) => key)),
    applications: new Map(),
    isListed: true,
    isComplete: true,
    ...more,
  };
  return reportOnMap(decoded.map, known, now);
}
const hint = (last: number, displayName?: string) => ({
  resource: site('legal'),
  accessPackageId: guid(last),
  ...(displayName === undefined ? {} : { displayName }),
});

describe('the report on the map', () => {
  it('has nothing to say about a map that agrees with what Graph shows', () => {
    const map = {
      dated: '2026-10-01',
      packages: [hint(1, 'Package 1')],
      aliases: [{ from: app(7), to: group(8), relation: 'groupAssignedTo' }],
      contacts: [{ resource: site('legal'), name: 'Diego', mail: 'd@contoso.com' }],
    };
    const grants = [grant(guid(1), siteKey('legal')), grant(guid(2), `aadgroup|${guid(8)}` as ResourceKey)];
    expect(report(map, [row(1)], grants)).toEqual([]);
  });

  it('points out a map of more than a year ago', () => {
    expect(report({ dated: '2025-11-01' })).toEqual([{ kind: 'old', dated: '2025-11-01' }]);
    expect(report({ dated: '2025-12-01' })).toEqual([]);
  });

  it('names packages that this person is not offered, once the list is known', () => {
    const remark = {
      kind: 'unknownPackage',
      at: siteKey('legal'),
      accessPackageId: guid(1),
      displayName: 'Legal',
    };
    expect(report({ packages: [hint(1, 'Legal')] })).toEqual([remark]);
    expect(report({ packages: [hint(1, 'Legal')] }, [row(1, { listedAt: 0, contents: 'refused' })])).toEqual([
      remark,
    ]);
    expect(report({ packages: [hint(1)] }, [], [], { isListed: false })).toEqual([]);
    const held = row(1, { listedAt: 0 });
    expect(report({ packages: [hint(1)] }, [held], [grant(guid(1), siteKey('legal'))])).toEqual([]);
  });

  it('names a package whose contents contradict it, not one that holds a parent or the mapped target', () => {
    expect(report({ packages: [hint(1)] }, [row(1)], [grant(guid(1), siteKey('other'))])).toEqual([
      { kind: 'contradicted', at: siteKey('legal'), packageName: 'Package 1' },
    ]);
    expect(report({ packages: [hint(1)] }, [row(1, { contents: 'refused' })])).toEqual([]);
    const below = { resource: site('legal/contracts'), accessPackageId: guid(1) };
    expect(report({ packages: [below] }, [row(1)], [grant(guid(1), siteKey('legal'))])).toEqual([]);
    const mapped = {
      packages: [hint(1)],
      aliases: [{ from: site('legal'), to: group(8), relation: 'siteOf' }],
    };
    expect(report(mapped, [row(1)], [grant(guid(1), `aadgroup|${guid(8)}` as ResourceKey)])).toEqual([]);
  });

  it('takes a folder to be held by its site, and by what its alias leads to', () => {
    const folder = { kind: 'folder', id: 'https://contoso.sharepoint.com/sites/legal/docs/plans' };
    const packages = [{ resource: folder, accessPackageId: guid(1) }];
    const contradicted = [
      {
        kind: 'contradicted',
        at: 'sharepointfolder|https://contoso.sharepoint.com/sites/legal/docs/plans',
        packageName: 'Package 1',
      },
    ];
    expect(report({ packages }, [row(1)], [grant(guid(1), siteKey('legal'))])).toEqual([]);
    const toGroup = [grant(guid(1), `aadgroup|${guid(8)}` as ResourceKey)];
    expect(report({ packages }, [row(1)], toGroup)).toEqual(contradicted);
    const aliases = [{ from: folder, to: group(8), relation: 'groupAssignedTo' }];
    expect(report({ packages, aliases }, [row(1)], toGroup)).toEqual([]);
  });

  it('tells a package that has another name by now, and one that is named twice', () => {
    const grants = [grant(guid(1), siteKey('legal'))];
    expect(report({ packages: [hint(1, 'Legal')] }, [row(1)], grants)).toEqual([
      { kind: 'renamed', was: 'Legal', packageName: 'Package 1' },
    ]);
    expect(report({ packages: [hint(1), hint(1)] }, [row(1)], grants)).toEqual([
      { kind: 'twice', at: siteKey('legal'), packageName: 'Package 1' },
    ]);
  });

  it('tells an alias that leads nowhere, only when all contents are known', () => {
    const aliases = [{ from: app(7), to: group(8), relation: 'groupAssignedTo' }];
    const remark = { kind: 'leadsNowhere', from: `appid|${guid(7)}`, to: `aadgroup|${guid(8)}` };
    expect(report({ aliases })).toEqual([remark]);
    expect(report({ aliases }, [], [], { isComplete: false })).toEqual([]);
  });

  it('tells what can’t both be so, and leaves alone what can', () => {
    const sites = [group(1), group(2)].map((to) => ({ from: site('legal'), to, relation: 'siteOf' }));
    const granted = [1, 2].map((last) => grant(guid(9), `aadgroup|${guid(last)}` as ResourceKey));
    expect(report({ aliases: sites }, [], granted)).toEqual([
      {
        kind: 'conflictingAlias',
        from: siteKey('legal'),
        to: `aadgroup|${guid(2)}`,
        other: `aadgroup|${guid(1)}`,
      },
    ]);
    const assigned = [group(1), group(2)].map((to) => ({ from: app(7), to, relation: 'groupAssignedTo' }));
    expect(report({ aliases: assigned }, [], granted)).toEqual([]);
    const contacts = ['Diego', 'Megan', 'Diego'].map((name) => ({
      resource: site('legal'),
      name,
      mail: `${name}@contoso.com`,
    }));
    expect(report({ contacts })).toEqual([
      { kind: 'conflictingContact', at: siteKey('legal'), name: 'Diego', other: 'Megan' },
    ]);
  });
});
