import { isRecord } from '../platform/isRecord.ts';
import type { Item } from './visit.ts';

/** Parts of answers whose shape nobody has checked. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isRecord) : []);
export const partOf = (item: Item, name: string): Item => {
  const part = item[name];
  return isRecord(part) ? part : {};
};

/** The identities of what role scopes give access to. */
export const scopeIdsOf = (roleScopes: unknown): string[] =>
  listOf(roleScopes).flatMap((one) => textOf(partOf(one, 'scope').originId) || []);
