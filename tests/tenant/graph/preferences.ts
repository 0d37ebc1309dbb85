import type { Exchange } from './exchange.ts';
import { isObject } from './validate.ts';

/** What `Prefer` asks of a page, and what the answer says of it (OData 4.01, 8.2.8). */
export function preferred({ headers }: Exchange): { pageSize?: number; headers: Record<string, string> } {
  const size = /\b(?:odata\.)?maxpagesize=(\d+)/i.exec(headers.get('prefer') ?? '')?.[1];
  if (size === undefined || Number(size) === 0) return { headers: {} };
  return { pageSize: Number(size), headers: { 'Preference-Applied': `odata.maxpagesize=${size}` } };
}

/** `Accept: application/json;odata.metadata=none`: of the annotations only the next link and the count are left. */
export function withoutMetadata({ headers }: Exchange, body: unknown): unknown {
  return /odata\.metadata=none/i.test(headers.get('accept') ?? '') ? bare(body) : body;
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([name]) => !name.includes('@odata.') || /@odata\.(?:nextLink|count)$/.test(name),
  );
  return Object.fromEntries(kept.map(([name, member]) => [name, bare(member)]));
}
