import type { PageIdentity } from '../denial.ts';
import { isOnHosts } from '../hosts.ts';
import { identifiers } from './all.ts';

/** Defender for Cloud Apps puts its own domain behind a product's host: `contoso.sharepoint.com.mcas.ms`. */
const sessionProxy = /\.(?:access\.)?mcas\.ms$/;

/**
 * What a page is about, by its address alone and whether or not it refuses anybody. `undefined`: no product Knock
 * knows, or none of its pages that a package could be found for. Never throws.
 */
export function identifyPage(address: string): PageIdentity | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  url.hostname = url.hostname.replace(sessionProxy, '');
  for (const { product, hosts, identify } of identifiers) {
    const found = isOnHosts(url, hosts) ? identify(url) : undefined;
    if (found !== undefined) return { product, ...found };
  }
  return undefined;
}
