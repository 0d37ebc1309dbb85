import type { Denial } from '../../lib/denial/denial.ts';
import type { CommandSender } from '../../lib/messaging/server.ts';
import type { ReportingPage } from '../../lib/offer/denialSessions.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import { parseResourceKey } from '../../lib/resource/resource.ts';

const loginHosts: ReadonlySet<string> = new Set(Object.values(clouds).map((cloud) => cloud.loginHost));
const sharePointSuffixes = Object.values(clouds).map((cloud) => `.${cloud.sharePointSuffix}`);

/** The document that sent a report; `undefined` unless it is the top one of a tab. */
export function reportingPage({ tab, frameId, url, documentId }: CommandSender): ReportingPage | undefined {
  const origin = url === undefined ? undefined : URL.parse(url)?.origin;
  if (tab?.id === undefined || (frameId ?? 0) !== 0 || origin === undefined) return undefined;
  return { tabId: tab.id, frameId: 0, origin, ...(documentId === undefined ? {} : { documentId }) };
}

/**
 * Whether a report is believable: the page that sent it is one of the product it speaks of, in the top frame. A page
 * cannot have Knock offer something for another host, and a page of Entra's nothing but an application. All of these
 * hosts are Microsoft's own: nowhere else may the card's own button send.
 */
export function isBelievable(denial: Denial, sender: CommandSender): boolean {
  if (sender.url === undefined || (sender.frameId ?? 0) !== 0) return false;
  const { hostname } = new URL(sender.url);
  const keys = denial.resources.map(({ key }) => parseResourceKey(key));
  if (denial.product === 'entra')
    return loginHosts.has(hostname) && keys.every(({ system }) => system === 'appid');
  if (!sharePointSuffixes.some((suffix) => hostname.endsWith(suffix))) return false;
  const named = [denial.resourceUrl, denial.returnTo].flatMap((url) => (url === undefined ? [] : url));
  return (
    keys.every((key) => isOfHost(key, hostname)) &&
    named.every((url) => URL.parse(url)?.hostname === hostname) &&
    (denial.tenantHint?.sharePointHost ?? hostname) === hostname
  );
}

const isOfHost = ({ system, id }: ReturnType<typeof parseResourceKey>, hostname: string): boolean =>
  system === 'sharepointsiteid' || (system === 'sharepointonline' && URL.parse(id)?.hostname === hostname);

/** Firefox containers have their own sessions: what one sees says nothing about the others. */
export const isDefaultContainer = (sender: CommandSender): boolean => {
  const container = sender.tab?.cookieStoreId;
  return container === undefined || container === 'firefox-default' || container === '0';
};
