import { launcherHosts } from '../../denial/hosts.ts';
import { type CloudId, clouds } from '../../platform/cloud.ts';
import { parseResourceKey, type ResourceKey } from '../../resource/resource.ts';
import { sharePointReturn } from './sharePointReturn.ts';

/** Addresses that start or continue a sign-in: opening one later means a stale or foreign request. */
const signInPath = /\/(?:authorize|saml2|wsfed|login|logout|reprocess|token|kmsi|deviceauth|resume)(?:\/|$)/i;

const longestUrl = 2048;

/**
 * An address one may be taken back to, cleaned; or `undefined` for one that may not be stored or opened.
 * In: the address as the denied page gave it or as it was stored, what was refused, and whether Knock may run on a
 * host. Rules: https, default port, no credentials; the same canonical resource as the denial; a covered host. For
 * SharePoint: the page without correlation and sharing keys. For an application: its launcher link alone. For a
 * host: the page without its query.
 */
export function validateReturnTo(
  url: string,
  deniedKey: ResourceKey,
  isCovered: (host: string) => boolean,
): string | undefined {
  if (url.length > longestUrl) return undefined;
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  const { system, id } = parseResourceKey(deniedKey);
  switch (system) {
    case 'sharepointonline':
      return isCovered(parsed.hostname) ? sharePointReturn(parsed, id) : undefined;
    case 'appid':
    case 'aadapplication':
      return launcherReturn(parsed, id);
    case 'applicationhost':
    case 'dynamicsorg':
      return parsed.hostname === id && isCovered(id) ? plainReturn(parsed) : undefined;
    default:
      return undefined;
  }
}

/** An application known by its host: the page itself without its query, never a step of a sign-in. */
const plainReturn = (url: URL): string | undefined =>
  signInPath.test(url.pathname) ? undefined : withoutQuery(url).href;

/** Never resolved anew: a path that begins with `//` would name another host. */
function withoutQuery(url: URL): URL {
  const plain = new URL(url);
  plain.search = '';
  plain.hash = '';
  return plain;
}

/**
 * The way back to an application that said no on Entra's own page, which names no page of the application: its start,
 * which begins a new sign-in ("Properties of an enterprise application", seen 2026-11). `undefined` where the cloud has
 * none that is documented, or where no application was refused.
 */
export function launcherLink(
  { cloud, tenantId }: { cloud: CloudId; tenantId: string },
  deniedKey: ResourceKey,
): string | undefined {
  const { system, id } = parseResourceKey(deniedKey);
  const host = clouds[cloud].launcherHost;
  if (system !== 'appid' || host === null) return undefined;
  return `https://${host}/api/signin/${id}?tenantId=${encodeURIComponent(tenantId)}`;
}

/** Only the part of a launcher link that names the application and its tenant. */
function launcherReturn(url: URL, id: string): string | undefined {
  if (!launcherHosts.includes(url.hostname) || signInPath.test(url.pathname)) return undefined;
  if (!url.pathname.toLowerCase().split('/').includes(id)) return undefined;
  const clean = withoutQuery(url);
  const tenantId = url.searchParams.get('tenantId');
  if (tenantId !== null) clean.searchParams.set('tenantId', tenantId);
  return clean.href;
}
