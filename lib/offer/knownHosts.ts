import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';

const sitePrefix = 'sharepointonline|';

/** SharePoint hosts that packages of this profile hold sites on: hosts of its tenant. */
export async function knownHosts(store: Store, profile: ProfileKey): Promise<string[]> {
  const keys = await store.grants
    .where('[profile+key]')
    .between([profile, sitePrefix], [profile, `${sitePrefix}\uffff`])
    .uniqueKeys();
  const hosts = keys.flatMap((pair) => (Array.isArray(pair) ? hostOf(pair[1]) : []));
  return [...new Set(hosts)];
}

const hostOf = (key: unknown): string[] =>
  typeof key === 'string' && URL.canParse(key.slice(sitePrefix.length))
    ? [new URL(key.slice(sitePrefix.length)).hostname]
    : [];
