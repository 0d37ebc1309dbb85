/**
 * Hosts as data. Sources: "Microsoft 365 endpoints" and "National clouds" documentation, captures of denied pages,
 * as seen 2026-11. The German cloud is closed; its addresses live on in old links.
 */
export const sharePointHosts = [
  '.sharepoint.com',
  '.sharepoint.us',
  '.sharepoint-mil.us',
  '.sharepoint.cn',
  '.sharepoint.de',
] as const;

export const loginHosts = [
  'login.microsoftonline.com',
  'login.microsoft.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.windows.net',
  'sts.windows.net',
] as const;

/**
 * Is this page on one of the hosts: https, the default port, no credentials, the exact name or a suffix on a dot.
 * Everything a detector sees has passed this first, since the same strings are all over other pages.
 */
export const isOnHosts = (url: URL, hosts: readonly string[]): boolean =>
  url.protocol === 'https:' &&
  url.port + url.username + url.password === '' &&
  hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
