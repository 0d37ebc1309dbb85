import { lookUpKey } from '../../resource/lookUp.ts';
import { decodePath, type ResourceKey } from '../../resource/resource.ts';
import { safeText } from '../safeText.ts';

export interface NamedKey {
  key: ResourceKey;
  name?: string;
}

/**
 * Project and organisation of an Azure DevOps address, most specific first: `dev.azure.com/{org}/{project}/…` and
 * `{org}.visualstudio.com/[DefaultCollection/]{project}/…`. None on sign-in hops (`spsprod….vssps.visualstudio.com`).
 */
export function devOpsResources(url: URL): NamedKey[] {
  const segments = url.pathname.split('/').filter(Boolean).map(decodePath);
  const old = /^([a-z0-9-]+)\.visualstudio\.com$/.exec(url.hostname)?.[1];
  const organization = old ?? segments.shift();
  if (organization === undefined || organization.startsWith('_')) return [];
  const [first, second] = segments;
  const project = first?.toLowerCase() === 'defaultcollection' ? second : first;
  return [
    ...(project === undefined || /^[_.]/.test(project)
      ? []
      : one('azureDevOpsProject', `${organization}/${project}`, project)),
    ...one('azureDevOpsOrganization', organization, organization),
  ];
}

function one(kind: 'azureDevOpsProject' | 'azureDevOpsOrganization', id: string, name: string): NamedKey[] {
  const key = lookUpKey(kind, id);
  const shown = safeText(name);
  return key === undefined ? [] : [{ key, ...(shown === undefined ? {} : { name: shown }) }];
}
