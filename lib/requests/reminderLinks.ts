import { type CloudId, clouds } from '../platform/cloud.ts';

/**
 * Hosts of Teams whose chat links are documented ("Deep link to a Teams chat", seen 2026-09). Those of the other clouds
 * are not: there is no link there, but mail.
 */
const teamsHosts: Partial<Record<CloudId, string>> = { global: 'teams.microsoft.com' };

/** Room that a link's address has for what was typed. */
const longestReason = 500;

/** Where requests are decided: the portal's root, since no address of a single request is documented. */
export function decideUrl({ cloud, tenantId }: { cloud: CloudId; tenantId: string }): string | undefined {
  const host = clouds[cloud].myAccessHost;
  return host === null ? undefined : `https://${host}/@${encodeURIComponent(tenantId)}#/`;
}

/** A chat with a message typed in, for the person to look at and send. In: the other's user principal name. */
export function teamsUrl(cloud: CloudId, to: string, message: string): string | undefined {
  const host = teamsHosts[cloud];
  return host === undefined
    ? undefined
    : `https://${host}/l/chat/0/0?users=${encodeURIComponent(to)}&message=${encodeURIComponent(message)}`;
}

/** The same as a mail. */
export const mailUrl = (to: string, subject: string, message: string): string =>
  `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(message)}`;

/** What was typed, in one line and no longer than a link may be. */
export function shortReason(justification: string): string {
  const line = justification.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestReason ? `${line.slice(0, longestReason - 1)}…` : line;
}
