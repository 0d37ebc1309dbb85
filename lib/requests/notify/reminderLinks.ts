import { type CloudId, clouds } from '../../platform/cloud.ts';

/** Room that a link's address has for what was typed. */
const longestReason = 500;

/** Where requests are decided: the portal's root, since no address of a single request is documented. */
export function decideUrl({ cloud, tenantId }: { cloud: CloudId; tenantId: string }): string | undefined {
  const host = clouds[cloud].myAccessHost;
  return host === null ? undefined : `https://${host}/@${encodeURIComponent(tenantId)}#/`;
}

/** What was typed, in one line and no longer than a link may be. */
export function shortReason(justification: string): string {
  const line = justification.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestReason ? `${line.slice(0, longestReason - 1)}…` : line;
}
