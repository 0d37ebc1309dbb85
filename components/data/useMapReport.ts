import { useMemo } from 'react';
import { type MapCopy, readMapCopy } from '../../lib/packages/mapCopy.ts';
import { type KnownPackages, type MapRemark, reportOnMap } from '../../lib/packages/mapReport.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import { decodeResourceMap } from '../../lib/resourceMap/decodeResourceMap.ts';
import type { MapProblem } from '../../lib/resourceMap/mapProblem.ts';
import { joinedMap, type ResourceMap } from '../../lib/resourceMap/resourceMap.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { grantsOfEach } from '../../lib/store/grants.ts';
import { within } from '../../lib/store/within.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

export interface MapReport {
  /** Of the address that policy names; `undefined`: it was never tried. */
  copy: MapCopy | undefined;
  fetched: ResourceMap | undefined;
  /** Entries of the fetched map that are left out; those of policy itself stand with policy's other problems. */
  problems: MapProblem[];
  remarks: MapRemark[];
}

/** What the settings show of the map: where it came from, and what in it is stale or contradicts itself. */
export function useMapReport(
  settings: Settings,
  profile: ProfileKey | undefined,
  now: number,
): MapReport | undefined {
  const { resourceMapUrl, resourceMap, contactDomains } = settings;
  const read = useLive(
    async () => ({
      copy: resourceMapUrl === undefined ? undefined : await readMapCopy(store, resourceMapUrl),
    }),
    [resourceMapUrl],
  );
  const text = read?.copy?.text;
  const decoded = useMemo(
    () => (text === undefined ? { problems: [] } : decodeResourceMap(text, { contactDomains })),
    [text, contactDomains],
  );
  const whole = useMemo(() => joinedMap(resourceMap, decoded.map), [resourceMap, decoded.map]);
  const known = useLive(
    async () => (profile === undefined ? undefined : knownOf(profile, whole)),
    [profile, whole],
  );
  if (read === undefined) return undefined;
  return {
    copy: read.copy,
    fetched: decoded.map,
    problems: decoded.problems,
    remarks: known === undefined ? [] : reportOnMap(whole, known, now),
  };
}

async function knownOf(profile: ProfileKey, map: ResourceMap): Promise<KnownPackages> {
  const hinted = [...new Set(map.packages.map(({ accessPackageId }) => accessPackageId))];
  const pairs = hinted.map((id): [ProfileKey, string] => [profile, id]);
  const targets = map.aliases.map(({ to }): [ProfileKey, ResourceKey] => [profile, to]);
  const all = store.accessPackages.where('[profile+id]').between(...within(profile));
  const [rows, grants, granted, applications, unread, sync] = await Promise.all([
    store.accessPackages.bulkGet(pairs),
    grantsOfEach(store, pairs),
    store.grants.where('[profile+key]').anyOf(targets).toArray(),
    store.applications
      .where('[profile+appId]')
      .between(...within(profile))
      .toArray(),
    all.filter((row) => row.contents !== 'read').count(),
    store.sync.get([profile, 'packages']),
  ]);
  const isListed = sync?.lastSuccessAt !== undefined;
  return {
    packages: new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const]))),
    grants: grants.flat(),
    granted: new Set(granted.map(({ key }) => key)),
    applications: new Map(applications.map((row) => [row.appId, row])),
    isListed,
    isComplete: isListed && unread === 0,
  };
}
