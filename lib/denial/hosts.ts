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

export const teamsHosts = ['teams.microsoft.com', 'teams.cloud.microsoft'] as const;
export const azureDevOpsHosts = ['dev.azure.com', '.visualstudio.com'] as const;
export const applicationProxyHosts = ['.msappproxy.net'] as const;
export const dynamicsHosts = ['.dynamics.com', '.dynamics.cn'] as const;
export const appServiceHosts = ['.azurewebsites.net'] as const;

/** IAM Identity Center's portal has one name a region; match patterns can't say "any region". AWS regions of 2026-11. */
export const awsPortalHosts: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'af-south-1'],
  ...['eu-central-1', 'eu-central-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-south-1'],
  ...['ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2', 'me-south-1'],
].map((region) => `portal.sso.${region}.amazonaws.com`);
