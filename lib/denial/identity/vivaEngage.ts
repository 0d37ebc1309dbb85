import type { Identifier } from '../detector.ts';
import { decodeJson, keyFrom, segmentsOf } from './keys.ts';

/** A community or thread: the segment is base64url of `{"_type":"Group","id":"…"}`. Public links of 2023–2026. */
export const vivaEngage: Identifier = {
  product: 'vivaEngage',
  hosts: ['engage.cloud.microsoft', 'web.yammer.com'],
  identify(url) {
    const segments = segmentsOf(url);
    const at = segments.findIndex((segment) => segment === 'groups' || segment === 'threads');
    const named = at < 0 ? undefined : decodeJson(segments[at + 1]);
    if (typeof named?.id !== 'string' || !/^\d{1,24}$/.test(named.id)) return undefined;
    const kind = { Group: 'engageCommunity', Thread: 'engageThread' } as const;
    const found = named._type === 'Group' || named._type === 'Thread' ? kind[named._type] : undefined;
    return found === undefined ? undefined : { resources: keyFrom(found, named.id, 'path') };
  },
};
