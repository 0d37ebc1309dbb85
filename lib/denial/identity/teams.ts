import { groupKey } from '../../resource/resource.ts';
import type { Identifier } from '../detector.ts';
import { teamsHosts } from '../hosts.ts';
import { guidOf, tenantFrom } from './keys.ts';

/**
 * A link to a team, or to a channel, message or file of one: `groupId` is the Microsoft 365 group itself. Teams rewrites
 * the address at once, so the link is caught when it is opened (`rememberLink`). Meetings and chats are nobody's package.
 * Documented deep-link formats, 2026-11.
 */
export const teams: Identifier = {
  product: 'teams',
  hosts: [...teamsHosts, 'gov.teams.microsoft.us', 'dod.teams.microsoft.us'],
  identify(url) {
    const link = unwrapped(url);
    const groupId = guidOf(link.searchParams.get('groupId'));
    if (groupId === undefined || !/^\/l\/(?:team|channel|message|file)\//i.test(link.pathname))
      return undefined;
    return {
      resources: [{ key: groupKey(groupId), from: 'query' }],
      ...tenantFrom(link.searchParams.get('tenantId')),
      returnTo: link.href.slice(0, 2048),
    };
  },
};

/** The *open in the app* page carries the link in `url`, as a path of the same host. */
function unwrapped(url: URL): URL {
  if (!/^\/dl\/launcher\//i.test(url.pathname)) return url;
  const inner = URL.parse(url.searchParams.get('url')?.replace(/^\/_#/, '') ?? '', url.origin);
  return inner?.origin === url.origin ? inner : url;
}
