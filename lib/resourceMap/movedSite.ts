import { sharePointSuffixOf } from '../platform/cloudHosts.ts';
import { candidateKeys, siteKey } from '../resource/resource.ts';
import type { ResourceMap } from './resourceMap.ts';

type Moved = ResourceMap['moved'][number];

const suffixes = Object.values(sharePointSuffixOf);

/**
 * Where a site is now, or why the entry may not be used: people are led to SharePoint of the same cloud alone, by one
 * step. In: two addresses, and the entries before. A site moves together with what lies below it.
 */
export function movedSite(
  entry: { from: string; to: string },
  accepted: readonly Moved[],
): Moved | { why: string } {
  const [from, to] = [siteKey(entry.from), siteKey(entry.to)];
  const url = URL.parse(entry.to);
  if (from === undefined || to === undefined || url === null)
    return { why: `"${from === undefined ? 'from' : 'to'}" is not an https address without port` };
  const suffix = suffixOf(entry.from);
  if (suffix === undefined || suffixOf(entry.to) !== suffix)
    return { why: 'both have to be addresses of SharePoint in one cloud' };
  if (candidateKeys(to).includes(from)) return { why: '"to" lies in what has moved' };
  if (accepted.some((one) => one.from === from)) return { why: 'an entry before says where it is' };
  const isChain = accepted.some((one) => {
    const end = siteKey(one.to);
    return candidateKeys(to).includes(one.from) || (end && candidateKeys(end).includes(from));
  });
  if (isChain) return { why: 'chains of moves are not followed: name the end directly' };
  return { from, to: url.origin + url.pathname };
}

const suffixOf = (address: string): string | undefined =>
  suffixes.find((suffix) => URL.parse(address)?.hostname.endsWith(`.${suffix}`));
