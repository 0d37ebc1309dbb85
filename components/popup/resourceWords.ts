import { lookUpKindOf } from '../../lib/resource/lookUp.ts';
import { parseResourceKey, type ResourceKey } from '../../lib/resource/resource.ts';
import type { MessageKey } from '../../lib/words/en.ts';

type ResourceWords = Extract<MessageKey, `resource.${string}`>;

const held: Readonly<Record<string, ResourceWords>> = {
  sharepointonline: 'resource.site',
  aadgroup: 'resource.group',
  appid: 'resource.application',
  aadapplication: 'resource.application',
  azureresources: 'resource.azure',
};

/** What a key is, in words. */
export function resourceWords(key: ResourceKey): ResourceWords {
  const { system } = parseResourceKey(key);
  const kind = lookUpKindOf(system);
  switch (kind) {
    case 'powerBiReport':
    case 'powerBiApp':
    case 'powerBiWorkspace':
    case 'fabricWorkspace':
    case 'azureDevOpsProject':
    case 'azureDevOpsOrganization':
    case 'powerApp':
    case 'powerPlatformEnvironment':
    case 'dynamicsOrg':
      return `resource.${kind}`;
    case 'powerBiLink':
      return 'resource.powerBiReport';
    case 'plannerPlan':
    case 'plannerTask':
      return 'resource.planner';
    case 'engageCommunity':
    case 'engageThread':
      return 'resource.engage';
    case 'applicationHost':
    case 'identifierUri':
      return 'resource.application';
    default:
      return held[system] ?? 'resource.other';
  }
}
