import { type LookUpKind, lookUpKey } from '../../resource/lookUp.ts';
import { isGuid } from '../../resource/resource.ts';
import type { DeniedKey, KeySource } from '../denial.ts';

/** One look-up key if the id can be one, else none. */
export function keyFrom(kind: LookUpKind, id: string | null | undefined, from: KeySource): DeniedKey[] {
  const key = id == null ? undefined : lookUpKey(kind, id);
  return key === undefined ? [] : [{ key, from }];
}

/** A GUID with or without hyphens and braces in its usual spelling; `undefined` for anything else. */
export function guidOf(text: string | null | undefined): string | undefined {
  const digits = text?.replace(/[{}-]/g, '').toLowerCase() ?? '';
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** `{tenantId}` from a parameter, where it is a GUID. */
export function tenantFrom(id: string | null): { tenantHint: { tenantId: string } } | object {
  return id !== null && isGuid(id) ? { tenantHint: { tenantId: id.toLowerCase() } } : {};
}

/** The JSON in a base64 or base64url text of bounded length; `undefined` where there is none. */
export function decodeJson(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined || text.length > 8192) return undefined;
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    const value: unknown = JSON.parse(bytes);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Path segments as they are spelled, empty ones left out. */
export const segmentsOf = (url: URL): string[] => url.pathname.split('/').filter(Boolean);
