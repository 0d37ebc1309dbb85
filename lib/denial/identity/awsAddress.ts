import { lookUpKey } from '../../resource/lookUp.ts';
import type { ResourceKey } from '../../resource/resource.ts';

/** The application of `/saml/assertion/apl-…`, as AWS numbers it; which one it is in Entra only the map knows. */
export function awsApplication(url: URL): { key: ResourceKey; name: string } | undefined {
  const id = /^\/saml\/assertion\/((?:apl|ins)-[0-9a-z]{8,64})\/?$/i.exec(url.pathname)?.[1];
  const key = id === undefined ? undefined : lookUpKey('awsApplication', id);
  return key === undefined ? undefined : { key, name: 'AWS' };
}
