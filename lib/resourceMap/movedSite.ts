import { sharePointSuffixOf } from '../platform/cloudHosts.ts';
import { candidateKeys, type ResourceKey, siteKey } from '../resource/resource.ts';
import type { ResourceMap } from './resourceMap.ts';

type Moved = ResourceMap['moved'][number];

const suffixes = Object.values(sharePointSuffixOf);

/**
 * Reads moves one after another: where a site is now, or why the entry may not be used. People are led to SharePoint of
 * the same cloud alone, by one step. A site moves together with what lies below it.
 */
export function createMoveReader(): (entry: { from: string; to: string }) => Moved | { why: string } {
  const starts = new Set<ResourceKey>();
  /** Where moves end, and what that lies in. */
  const ends = new Set<ResourceKey>();

  return (entry) => {
    const [from, to] = [siteKey(entry.from), siteKey(entry.to)];
    const url = URL.parse(entry.to);
    if (from === undefined || to === undefined || url === null)
      return { why: `"${from === undefined ? 'from' : 'to'}" is not an https address without port` };
    const suffix = suffixOf(entry.from);
    if (suffix === undefined || suffixOf(entry.to) !== suffix)
      return { why: 'both have to be addresses of SharePoint in one cloud' };
    const around = candidateKeys(to);
    if (around.includes(from)) return { why: '"to" lies in what has moved' };
    if (starts.has(from)) return { why: 'an entry before says where it is' };
    if (ends.has(from) || around.some((key) => starts.has(key)))
      return { why: 'chains of moves are not followed: name the end directly' };
    starts.add(from);
    for (const key of around) ends.add(key);
    return { from, to: url.origin + url.pathname };
  };
}

const suffixOf = (address: string): string | undefined =>
  suffixes.find((suffix) => URL.parse(address)?.hostname.endsWith(`.${suffix}`));
