import { identifyPage } from '../../lib/denial/identity/identifyPage.ts';
import { lookUpKindOf } from '../../lib/resource/lookUp.ts';
import { parseResourceKey } from '../../lib/resource/resource.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import type { Line } from './line.ts';
import { groupOf, packageId } from './packages.ts';
import type { Scene } from './seed.ts';

/** What the organisation of a line has told Knock: its registration, and its map as an administrator writes it. */
export function settingsOf(line: Line, scene: Scene): SettingsState {
  const { tenant } = scene;
  const client = tenant.applications.find(({ displayName }) => displayName === 'Knock');
  const managed = {
    clientId: client?.appId,
    tenantId: tenant.id,
    applicationLookUp: line.lookUp === true,
    contactDomains: [tenant.domain],
    ...(line.map === undefined ? {} : { resourceMap: mapOf(line, line.map, scene) }),
  };
  const state = decodeSettings(managed, {}, policyLists);
  if (state.state !== 'known') throw new Error('the settings are not understood');
  const [problem] = state.problems ?? [];
  if (problem !== undefined) throw new Error(`map: ${JSON.stringify(problem)}`);
  return state;
}

/** A resource as the map names it: `docs/resource-map.md`. */
interface MapResource {
  kind: string;
  id: string;
}

function mapOf(line: Line, map: NonNullable<Line['map']>, scene: Scene): object {
  const page = pageResource(line, scene);
  const isNeeded = map.contact !== undefined || map.ties === true || map.packages !== undefined;
  if (isNeeded && page === undefined) throw new Error('map: the address names nothing that a map could know');
  return {
    version: 1,
    aliases: map.ties === true && page !== undefined ? aliasesOf(line, page, scene) : [],
    packages: (map.packages ?? []).map((name) => ({ resource: page, accessPackageId: packageId(name) })),
    contacts:
      map.contact === undefined
        ? []
        : [{ resource: page, name: map.contact, mail: `owner@${scene.tenant.domain}` }],
    moved: map.movedTo === undefined ? [] : [{ from: scene.site, to: map.movedTo }],
    roles: Object.entries(map.roles ?? {}).map(([name, reach]) => ({ name, reach })),
  };
}

function aliasesOf(line: Line, page: MapResource, { kind, site }: Scene): object[] {
  const isUsed = (thing: string) => line.packages?.some(({ on }) => on === thing) === true;
  const to = (thing: 'team' | 'part' | 'group') => ({ kind: 'group', id: groupOf(thing) });
  const folder = {
    kind: 'folder',
    id: `${site}/${line.part?.path.split('/').map(encodeURIComponent).join('/')}`,
  };
  return [
    ...(isUsed('team') ? [{ from: page, to: to('team'), relation: 'siteOf' }] : []),
    ...(isUsed('part') ? [{ from: folder, to: to('part'), relation: 'groupAssignedTo' }] : []),
    ...(kind === 'site' ? [] : [{ from: page, to: to('group'), relation: 'groupAssignedTo' }]),
  ];
}

const kindsOfGraph: Readonly<Record<string, string>> = { aadgroup: 'group', azureresources: 'azure' };

function pageResource({ page }: Line, { kind, site, appId }: Scene): MapResource | undefined {
  if (kind === 'site') return { kind: 'site', id: site };
  if (kind === 'application') return { kind: 'application', id: appId };
  const key = identifyPage(page)?.resources[0]?.key;
  if (key === undefined) return undefined;
  const { system, id } = parseResourceKey(key);
  return { kind: lookUpKindOf(system) ?? kindsOfGraph[system] ?? system, id };
}
