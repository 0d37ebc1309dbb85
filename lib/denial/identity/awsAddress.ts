import { lookUpKey } from '../../resource/lookUp.ts';
import type { ResourceKey } from '../../resource/resource.ts';

/**
 * The application of `/saml/assertion/apl-…`, as AWS numbers it, or of the same address with account and application in
 * base64, as the portal writes it (seen in 2024–2026). Which one it is in Entra only the map knows.
 */
export function awsApplication(url: URL): { key: ResourceKey; name: string } | undefined {
  const last = /^\/saml\/assertion\/([\w+=-]{12,200})\/?$/.exec(url.pathname)?.[1] ?? '';
  const id = application.exec(last)?.[1] ?? application.exec(decoded(last).replace(/^\d{12}_/, ''))?.[1];
  const key = id === undefined ? undefined : lookUpKey('awsApplication', id);
  return key === undefined ? undefined : { key, name: 'AWS' };
}

const application = /^((?:apl|ins)-[0-9a-z]{8,64})$/i;

function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
