import type { Denial } from '../../lib/denial/denial.ts';
import type { CommandSender } from '../../lib/messaging/server.ts';
import { clouds } from '../../lib/platform/cloud.ts';

const loginHosts: ReadonlySet<string> = new Set(Object.values(clouds).map((cloud) => cloud.loginHost));
const sharePointSuffixes = Object.values(clouds).map((cloud) => `.${cloud.sharePointSuffix}`);

/**
 * Whether a report is believable: the page that sent it is one of the product it speaks of, in the top frame. A page
 * cannot have Knock offer something for another host.
 */
export function isBelievable(denial: Denial, sender: CommandSender): boolean {
  if (sender.url === undefined || (sender.frameId ?? 0) !== 0) return false;
  const { hostname } = new URL(sender.url);
  if (denial.product === 'entra') return loginHosts.has(hostname);
  if (!sharePointSuffixes.some((suffix) => hostname.endsWith(suffix))) return false;
  return denial.resourceUrl === undefined || new URL(denial.resourceUrl).hostname === hostname;
}

/** Firefox containers have their own sessions: what one sees says nothing about the others. */
export const isDefaultContainer = (sender: CommandSender): boolean => {
  const container = sender.tab?.cookieStoreId;
  return container === undefined || container === 'firefox-default' || container === '0';
};
