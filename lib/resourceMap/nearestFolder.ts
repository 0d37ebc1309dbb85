import { isPartKey, parseResourceKey, type ResourceKey } from '../resource/resource.ts';

const isFolder = (key: ResourceKey): boolean => isPartKey(key) && parseResourceKey(key).id.includes('/');

/**
 * Entries of the map without those of a folder that lies above another one: each folder may have rights of its own, so
 * the nearest one alone speaks for what was refused. In: entries that match one denial.
 */
export function nearestFolder<T>(entries: readonly T[], keyOf: (entry: T) => ResourceKey): T[] {
  const longest = Math.max(
    0,
    ...entries
      .map(keyOf)
      .filter(isFolder)
      .map(({ length }) => length),
  );
  return entries.filter((entry) => !isFolder(keyOf(entry)) || keyOf(entry).length === longest);
}
