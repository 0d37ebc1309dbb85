import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../lib/packages/deniedKeys.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import { lookUpKey } from '../../../lib/resource/lookUp.ts';
import {
  appIdKey,
  applicationKey,
  folderKey,
  groupKey,
  listKey,
  type ResourceKey,
  resourceKey,
  siteIdKey,
} from '../../../lib/resource/resource.ts';
import type { ResourceMap } from '../../../lib/resourceMap/resourceMap.ts';
import type { ApplicationRow } from '../../../lib/store/rowsOfIndex.ts';
import { found } from '../graph/world.ts';

const guid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const site = (path: string) =>
  found(resourceKey({ originSystem: 'SharePointOnline', originId: `https://contoso.sharepoint.com${path}` }));
const denied = (...keys: ResourceKey[]) => ({
  resources: keys.map((key) => ({ key, from: 'path' as const })),
});
const none = { applications: new Map<string, ApplicationRow>(), map: undefined };
const withAliases = (...aliases: ResourceMap['aliases']): ResourceMap => ({
  version: 1,
  aliases,
  packages: [],
  contacts: [],
  moved: [],
  roles: [],
});
const application: ApplicationRow = {
  profile: 'p' as ProfileKey,
  appId: guid(1),
  servicePrincipalId: guid(2),
  displayName: 'Expenses',
  groupIds: [guid(3)],
  readAt: 0,
};

describe('the keys of a denial', () => {
  it('that only a sign-in names stay unproven, whatever follows from them, until the page’s host leads there', () => {
    const host = found(lookUpKey('applicationHost', 'app.azurewebsites.net'));
    const applications = new Map([[application.appId, application]]);
    const map = withAliases({ from: appIdKey(guid(1)), to: groupKey(guid(9)), relation: 'groupAssignedTo' });
    const resources = [
      { key: appIdKey(guid(1)), from: 'signIn' as const },
      { key: host, from: 'host' as const },
    ];
    const untied = keysOf({ resources }, { applications, map });
    expect(untied.filter(({ via }) => via !== 'signIn')).toEqual([{ key: host, via: 'itself' }]);
    expect(untied.map(({ key }) => key)).toContain(groupKey(guid(9)));
    const byHost = { ...application, appId: host, foundAppId: guid(1) };
    const tied = keysOf({ resources }, { applications: new Map([...applications, [host, byHost]]), map });
    expect(tied.filter(({ via }) => via === 'signIn')).toEqual([]);
    expect(tied).toContainEqual({ key: appIdKey(guid(1)), via: 'itself' });
    expect(tied).toContainEqual({ key: groupKey(guid(9)), via: 'map' });
  });

  it('are the site and the sites above it, but not the root of another collection', () => {
    expect(keysOf(denied(site('/sites/HR/Payroll')), none)).toEqual([
      { key: site('/sites/HR/Payroll'), via: 'itself' },
      { key: site('/sites/HR'), via: 'parent' },
    ]);
    expect(keysOf(denied(site('/Compliance')), none)).toEqual([
      { key: site('/Compliance'), via: 'itself' },
      { key: site('/'), via: 'parent' },
    ]);
  });

  it('of a page that names a web and its site are one thing and its parent', () => {
    for (const keys of [
      [site('/sites/HR/Payroll'), site('/sites/HR')],
      [site('/sites/HR'), site('/sites/HR/Payroll')],
    ])
      expect(keysOf(denied(...keys), none).map(({ key, via }) => [key, via])).toEqual(
        expect.arrayContaining([
          [site('/sites/HR/Payroll'), 'itself'],
          [site('/sites/HR'), 'parent'],
        ]),
      );
  });

  it('are the service principal and its groups, once the application was looked up', () => {
    expect(keysOf(denied(appIdKey(guid(1))), none).map(({ via }) => via)).toEqual(['itself']);
    const applications = new Map([[application.appId, application]]);
    expect(keysOf(denied(appIdKey(guid(1))), { applications, map: undefined })).toEqual([
      { key: appIdKey(guid(1)), via: 'itself' },
      { key: applicationKey(guid(2)), via: 'itself' },
      { key: groupKey(guid(3)), via: 'assignedGroup' },
    ]);
  });

  it('grow by the map, one step, and only for what was refused', () => {
    const map = withAliases(
      { from: siteIdKey(guid(5)), to: site('/sites/HR'), relation: 'same' },
      { from: site('/sites/HR'), to: groupKey(guid(6)), relation: 'siteOf' },
      { from: site('/sites/Legal'), to: groupKey(guid(7)), relation: 'siteOf' },
    );
    expect(keysOf(denied(siteIdKey(guid(5))), { ...none, map })).toEqual([
      { key: siteIdKey(guid(5)), via: 'itself' },
      { key: site('/sites/HR'), via: 'map' },
    ]);
  });

  it('stand under their surest provenance', () => {
    const map = withAliases({ from: siteIdKey(guid(5)), to: site('/sites/HR'), relation: 'same' });
    const keys = keysOf(denied(site('/sites/HR'), siteIdKey(guid(5))), { ...none, map });
    expect(keys.filter(({ key }) => key === site('/sites/HR'))).toEqual([
      { key: site('/sites/HR'), via: 'itself' },
    ]);
  });

  it('are, for what no package holds, the thing itself and what the map says of it', () => {
    const report = found(lookUpKey('powerBiReport', guid(6)));
    const project = found(lookUpKey('azureDevOpsProject', 'Contoso/Plan'));
    const map = withAliases(
      { from: report, to: groupKey(guid(3)), relation: 'groupAssignedTo' },
      {
        from: found(lookUpKey('azureDevOpsProject', 'contoso/plan')),
        to: groupKey(guid(4)),
        relation: 'groupAssignedTo',
      },
    );
    expect(keysOf(denied(report, project), { ...none, map })).toEqual([
      { key: report, via: 'itself' },
      { key: project, via: 'itself' },
      { key: groupKey(guid(3)), via: 'map' },
      { key: groupKey(guid(4)), via: 'map' },
    ]);
    expect(keysOf(denied(report), none)).toEqual([{ key: report, via: 'itself' }]);
  });

  it('of a folder lead on by the nearest folder that the map knows, and by its list and site', () => {
    const folder = (path: string) => found(folderKey(`https://contoso.sharepoint.com${path}`));
    const assigned = (from: ResourceKey, last: number) =>
      ({ from, to: groupKey(guid(last)), relation: 'groupAssignedTo' }) as const;
    const map = withAliases(
      assigned(folder('/sites/HR/Docs'), 1),
      assigned(folder('/sites/HR/Docs/Pay'), 2),
      assigned(folder('/sites/HR/Docs/Pay'), 3),
      assigned(folder('/sites/HR/Docs/Pay/2027'), 4),
      assigned(folder('/sites/HR/Do'), 5),
      assigned(listKey(guid(8)), 6),
      { from: site('/sites/HR'), to: groupKey(guid(7)), relation: 'siteOf' },
    );
    const groups = (...resources: Parameters<typeof keysOf>[0]['resources']) =>
      keysOf({ resources }, { ...none, map })
        .filter(({ key }) => key.startsWith('aadgroup|'))
        .map(({ key, via }) => [Number(key.slice(-2)), via]);
    const file = { key: folder('/sites/HR/Docs/Pay/Plan.docx'), from: 'query' as const };
    expect(groups(file)).toEqual([
      [2, 'map'],
      [3, 'map'],
    ]);
    expect(groups({ key: site('/sites/HR'), from: 'path' }, file)).toEqual([
      [2, 'map'],
      [3, 'map'],
      [7, 'map'],
    ]);
    // The id of a list stands in the address alone.
    expect(
      groups({ key: folder('/sites/HR/Docs/x'), from: 'query' }, { key: listKey(guid(8)), from: 'signIn' }),
    ).toEqual([
      [1, 'map'],
      [6, 'signIn'],
    ]);
  });

  it.each([
    'sharepointfolder|https://contoso.sharepoint.com/sites/hr',
    'sharepointlist|tasks',
    'powerbireport|x',
    'dynamicsorg|not a host',
    'plannerplan|',
    `msform|${'x'.repeat(2000)}`,
    'githuborg|{guid}',
  ])('leave out %s, which can be nothing of its kind', (key) => {
    expect(keysOf(denied(key as ResourceKey), none)).toEqual([]);
  });

  it('leave out what a hostile page made up, without throwing', () => {
    expect(
      keysOf(denied('sharepointonline|nonsense' as ResourceKey, 'appid|x' as ResourceKey), none),
    ).toEqual([]);
    fc.assert(
      fc.property(
        fc.constantFrom('sharepointonline', 'appid', 'aadgroup', 'x'),
        fc.string(),
        (system, id) => {
          expect(Array.isArray(keysOf(denied(`${system}|${id}` as ResourceKey), none))).toBe(true);
        },
      ),
    );
  });
});
