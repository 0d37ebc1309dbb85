import type { Identifier } from '../detector.ts';
import { decodeJson, keyFrom, segmentsOf } from './keys.ts';

/**
 * A Loop page or workspace: base64 JSON whose `u` (or `w.u`) is an address in SharePoint, mostly a container that no
 * package can hold. Shared by its owner. Public links of 2024–2026.
 */
export const loop: Identifier = {
  product: 'loop',
  hosts: ['loop.cloud.microsoft', 'loop.microsoft.com'],
  identify(url) {
    const [page, text] = segmentsOf(url);
    const named = page === 'p' ? decodeJson(decodedOnce(text)) : undefined;
    const address = addressIn(named);
    if (address === undefined) return undefined;
    const container = /\/contentstorage\/(CSP_[0-9a-f-]{36})/i.exec(address.pathname)?.[1];
    return {
      resources: keyFrom('loopWorkspace', container, 'path'),
      resourceName: 'Loop',
      tenantHint: { sharePointHost: address.hostname },
      reason: 'sharedByOwner',
    };
  },
};

function decodedOnce(text: string | undefined): string | undefined {
  return text?.replace(/%3D/gi, '=').replace(/%2B/gi, '+').replace(/%2F/gi, '/');
}

function addressIn(named: Record<string, unknown> | undefined): URL | undefined {
  const nested = named?.w;
  const inner = typeof nested === 'object' && nested !== null && 'u' in nested ? nested.u : undefined;
  const text = typeof named?.u === 'string' ? named.u : inner;
  const url = typeof text === 'string' ? URL.parse(text) : null;
  return url?.protocol === 'https:' ? url : undefined;
}
