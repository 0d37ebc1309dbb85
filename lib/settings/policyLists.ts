import { decodeResourceMap } from '../resourceMap/decodeResourceMap.ts';
import { decodeDetectorRules } from './decodeDetectorRules.ts';
import { decodeInHouse } from './decodeInHouse.ts';
import type { PolicyLists } from './decodeSettings.ts';
import { readSharedHosts } from './sharedHosts.ts';

/** The whole of policy, for the background, which acts on it, and the options page, which shows its problems. */
export const policyLists: PolicyLists = {
  ready: readSharedHosts,
  inHouse: decodeInHouse,
  detectorRules: decodeDetectorRules,
  resourceMap: decodeResourceMap,
};
