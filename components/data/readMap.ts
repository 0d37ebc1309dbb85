import { readMapCopy } from '../../lib/packages/mapCopy.ts';
import { decodeResourceMap } from '../../lib/resourceMap/decodeResourceMap.ts';
import { joinedMap, type ResourceMap } from '../../lib/resourceMap/resourceMap.ts';
import { readSettings } from '../../lib/settings/browserSettings.ts';
import type { PolicyLists } from '../../lib/settings/decodeSettings.ts';
import { store } from './store.ts';

/** The map alone of policy's long lists. */
const mapOnly: PolicyLists = {
  inHouse: () => ({ applications: [], problems: [] }),
  detectorRules: () => ({ problems: [] }),
  resourceMap: decodeResourceMap,
};

/** The organisation's map: policy's own entries, then those of the fetched copy. */
export async function readMap(): Promise<ResourceMap> {
  const state = await readSettings(mapOnly);
  if (state.state !== 'known') return joinedMap();
  const { resourceMap, resourceMapUrl, contactDomains } = state.settings;
  const copy = resourceMapUrl === undefined ? undefined : await readMapCopy(store, resourceMapUrl);
  const fetched = copy?.text === undefined ? undefined : decodeResourceMap(copy.text, { contactDomains }).map;
  return joinedMap(resourceMap, fetched);
}
