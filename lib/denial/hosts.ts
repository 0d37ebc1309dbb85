import { launcherHost, loginHostOf, sharePointSuffixOf, teamsHost } from '../platform/cloudHosts.ts';

/**
 * The hosts on which Knock may say that a page refuses, as data. What runs there (`lib/settings/products.ts`), the
 * manifest, the detectors, what the background believes and what `npm run detect` says come from these lists.
 * Sources: "Microsoft 365 endpoints" and "National clouds" documentation, captures of denied pages, as seen 2026-11.
 */
export const sharePointHosts: readonly string[] = /* @__PURE__ */ Object.values(sharePointSuffixOf).map(
  (suffix) => `.${suffix}`,
);
/** Two clouds share one. */
export const loginHosts: readonly string[] = /* @__PURE__ */ Array.from(
  /* @__PURE__ */ new Set(/* @__PURE__ */ Object.values(loginHostOf)),
);

/** Products whose hosts are asked for by a click. */
export const serviceHosts = {
  applicationProxy: ['.msappproxy.net'],
  azureDevOps: ['dev.azure.com', '.visualstudio.com'],
  dynamics: ['.dynamics.com', '.dynamics.cn'],
  /** IAM Identity Center's portal has one name a region; match patterns can't say "any region". Regions of 2026-11. */
  aws: /* @__PURE__ */ [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'af-south-1'],
    ...['eu-central-1', 'eu-central-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-south-1'],
    ...['ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2', 'me-south-1'],
  ].map((region) => `portal.sso.${region}.amazonaws.com`),
  appService: ['.azurewebsites.net'],
} as const satisfies Record<string, readonly string[]>;
export type ServiceProduct = keyof typeof serviceHosts;

/** Nothing is judged on Teams: its links are remembered. */
export const teamsHosts = [teamsHost, 'teams.cloud.microsoft'] as const;

/**
 * Old names of the same services, which live on in links: an address of theirs is understood, but nothing runs there.
 * The German cloud is closed.
 */
export const sharePointAddresses = /* @__PURE__ */ sharePointHosts.concat('.sharepoint.de');
export const loginAddresses = /* @__PURE__ */ loginHosts.concat(
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
);

const launchers = [launcherHost, 'myapps.microsoft.com'];
/** Where an enterprise application is started: what an address there is about is understood. */
export const launcherAddresses = /* @__PURE__ */ launchers.concat(
  'launcher.myapplications.microsoft.com',
  'account.activedirectory.windowsazure.com',
);
/** And where one may be taken back to; they are no sign-in request and carry no state. */
export const launcherHosts = /* @__PURE__ */ launchers.concat(
  'launcher.myapps.microsoft.us',
  'myapplications.microsoft.us',
);

/**
 * Is this page on one of the hosts: https, the default port, no credentials, the exact name or a suffix on a dot.
 * Everything a detector sees has passed this first, since the same strings are all over other pages.
 */
export const isOnHosts = (url: URL, hosts: readonly string[]): boolean =>
  url.protocol === 'https:' &&
  url.port + url.username + url.password === '' &&
  hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
