import { clouds } from '../../lib/platform/cloud.ts';
import type { Seed } from './organization.ts';

/** Names under which Entra's sign-in answers, every cloud. Old names still resolve (denied-page research, 2026-11). */
const loginHosts: readonly string[] = unique([
  ...Object.values(clouds).map((cloud) => cloud.loginHost),
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
]);

export const graphHosts: readonly string[] = unique(Object.values(clouds).map((cloud) => cloud.graphHost));

const sharePointSuffixes: readonly string[] = unique(
  Object.values(clouds).map((cloud) => cloud.sharePointSuffix),
);

export const myAccessHosts: readonly string[] = unique(
  Object.values(clouds).flatMap((cloud) => cloud.myAccessHost ?? []),
);

/** Start an application from outside: `/api/signin/{appId}?tenantId=` and `/signin/{name}/{appId}`. */
export const launcherHosts = ['launcher.myapps.microsoft.com', 'myapps.microsoft.com'] as const;

/** Copies Entra's page and path; nothing may act on it. */
export const phishingHost = 'login.microsoftonline.com.attacker.example';

/** Talks about errors and embeds Entra-looking and SharePoint-looking pages; nothing is refused there. */
export const strangerHost = 'blog.attacker.example';

/** Other products' pages that refuse, or look like it, and an in-house application. */
export const serviceHosts = [
  'dev.azure.com',
  '*.msappproxy.net',
  '*.crm4.dynamics.com',
  'portal.sso.eu-central-1.amazonaws.com',
  'app.powerbi.com',
  'teams.microsoft.com',
  'wiki.contoso-apps.example',
] as const;

/** Applications behind App Service's own sign-in. */
export const isAppServiceHost = (host: string): boolean => host.endsWith('.azurewebsites.net');

export const isServiceHost = (host: string): boolean =>
  serviceHosts.some((known) => (known.startsWith('*') ? host.endsWith(known.slice(1)) : known === host));

export const isLoginHost = (host: string): boolean => loginHosts.includes(host);

/** `contoso.sharepoint.com` of any cloud; on a dot boundary. */
export const isSharePointHost = (host: string): boolean =>
  sharePointSuffixes.some((suffix) => host.endsWith(`.${suffix}`));

/**
 * Every host pattern the tenant serves (`*.` for any one label), for the certificate and for browsers' mapping.
 * The organisation adds its domains and the hosts of its sites and applications.
 */
export function hostPatterns(seed: Seed): string[] {
  const patterns = unique([
    ...loginHosts,
    ...graphHosts,
    ...sharePointSuffixes.map((suffix) => `*.${suffix}`),
    ...myAccessHosts,
    ...launcherHosts,
    ...serviceHosts,
    phishingHost,
    strangerHost,
    ...seed.tenants.flatMap((tenant) => [
      `*.${tenant.domain}`,
      ...tenant.sites.map((site) => new URL(site.url).hostname),
      ...tenant.applications.flatMap((app) => webHosts([app.homepage ?? '', ...app.redirectUris])),
    ]),
  ]);
  const coveredByWildcard = (host: string): boolean => patterns.includes(host.replace(/^[^.]+/, '*'));
  return patterns.filter((host) => host.startsWith('*') || !coveredByWildcard(host));
}

/**
 * Chromium's `--host-resolver-rules` value: the tenant's hosts go to `port` on this machine, every other name fails,
 * so a run also shows that nothing else is contacted.
 */
export function hostResolverRules(port: number, seed: Seed): string {
  return [
    ...hostPatterns(seed).map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ].join(', ');
}

/** Extension redirect URIs are never resolved: browsers catch them. */
const caughtByBrowser = ['.chromiumapp.org', '.extensions.allizom.org'];

function webHosts(urls: string[]): string[] {
  return urls
    .filter((url) => url.startsWith('https://'))
    .map((url) => new URL(url).hostname)
    .filter((host) => !caughtByBrowser.some((suffix) => host.endsWith(suffix)));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
