import { expect, it } from 'vitest';
import { decodeResourceMap } from '../../../lib/resourceMap/decodeResourceMap.ts';
import { joinedMap } from '../../../lib/resourceMap/resourceMap.ts';
import { found } from '../graph/world.ts';

const guid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
/** A map with one entry in each list. */
const mapOf = (last: number, dated?: string) => {
  const resource = { kind: 'application', id: guid(last) };
  const site = `https://contoso.sharepoint.com/sites/${last}`;
  const map = {
    version: 1,
    dated,
    aliases: [{ from: resource, to: { kind: 'group', id: guid(last) }, relation: 'groupAssignedTo' }],
    packages: [{ resource, accessPackageId: guid(last) }],
    contacts: [{ resource, name: `Diego ${last}`, mail: 'd@contoso.com' }],
    moved: [{ from: site, to: `${site}0` }],
    roles: [{ name: `Besucher ${last}`, reach: 'view' }],
  };
  return found(decodeResourceMap(map, { contactDomains: ['contoso.com'] }).map);
};

it('two maps are one, with the entries of the first before those of the second in every list', () => {
  const [own, fetched] = [mapOf(1, '2026-11-01'), mapOf(2, '2026-10-01')];
  const { version: _version, dated, ...lists } = joinedMap(own, fetched);
  expect(dated).toBe('2026-10-01');
  expect(Object.keys(lists)).toHaveLength(5);
  for (const [name, list] of Object.entries(lists)) {
    const key = name as keyof typeof lists;
    expect(list).toEqual([...own[key], ...fetched[key]]);
    expect(list).toHaveLength(2);
  }
});

it('a map alone stays as it is, and none is an empty one', () => {
  expect(joinedMap(undefined, mapOf(1))).toEqual(mapOf(1));
  expect(Object.values(joinedMap())).toEqual([1, [], [], [], [], []]);
});
