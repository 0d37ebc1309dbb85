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
  /** The last two: US government, GCC High and DoD ("Power Apps US Government", 2026-11). */
  dynamics: ['.dynamics.com', '.dynamics.cn', '.crm.microsoftdynamics.us', '.crm.appsplatform.us'],
  /**
   * IAM Identity Center's portal has one name a region; match patterns can't say "any region" (`awsPortals` can).
   * Regions of AWS' own list: the partitions of its SDKs, 2026-11.
   */
  aws: /* @__PURE__ */ [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1'],
    ...['sa-east-1', 'af-south-1', 'eu-central-1', 'eu-central-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
    ...['eu-north-1', 'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'ap-east-1'],
    ...['ap-east-2', 'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3'],
    ...['ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ap-northeast-1'],
    ...['ap-northeast-2', 'ap-northeast-3', 'us-gov-east-1', 'us-gov-west-1'],
  ]
    .map((region) => `portal.sso.${region}.amazonaws.com`)
    .concat(
      'portal.sso.cn-north-1.amazonaws.com.cn',
      'portal.sso.cn-northwest-1.amazonaws.com.cn',
      'portal.sso.eusc-de-east-1.amazonaws.eu',
    ),
  appService: ['.azurewebsites.net'],
} as const satisfies Record<string, readonly string[]>;
export type ServiceProduct = keyof typeof serviceHosts;

/** The same by pattern: an address in a region that is new is understood. Everybody's portals share these hosts. */
export const awsPortals: readonly string[] = [
  'portal.sso.*.amazonaws.com',
  'portal.sso.*.amazonaws.com.cn',
  'portal.sso.*.amazonaws.eu',
];

/** Nothing is judged on Teams: its links are remembered. */
export const teamsHosts = [teamsHost, 'teams.cloud.microsoft'] as const;

/**
 * Other names of the same services, which live on in links: a page of theirs is understood, but nothing runs there.
 * The German cloud is closed. Aliases as in the discovery metadata of MSAL (msal-common 16, 2026-11), with the
 * sovereign clouds that have no Graph of the four that Knock knows.
 */
export const sharePointAddresses = /* @__PURE__ */ sharePointHosts.concat('.sharepoint.de');
export const loginAliases: readonly string[] = [
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'login-us.microsoftonline.com',
  'login.usgovcloudapi.net',
  'login.chinacloudapi.cn',
  'login.sovcloud-identity.de',
  'login.sovcloud-identity.fr',
  'login.sovcloud-identity.sg',
];
export const loginAddresses = /* @__PURE__ */ loginHosts.concat(loginAliases);

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
  hosts.some((host) => isHostOf(url.hostname, host));

/** An exact name, a suffix that begins with a dot, or a name with `*` for one label. */
export function isHostOf(name: string, host: string): boolean {
  if (host.startsWith('.')) return name.endsWith(host);
  const [start = '', end] = host.split('*');
  if (end === undefined) return name === host;
  return (
    name.startsWith(start) && name.endsWith(end) && /^[\w-]+$/.test(name.slice(start.length, -end.length))
  );
}
