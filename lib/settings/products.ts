import { type ServiceProduct, serviceHosts, teamsHosts } from '../denial/hosts.ts';
import { clouds } from '../platform/cloud.ts';

/**
 * Where Knock may run, as data: manifest matches, dynamic registration and the toggles in the options are made from
 * this table. "Not running beats running fast": a product whose denial has its own address is matched by that address.
 */
export type WatchedProduct = 'sharePoint' | 'entra' | ServiceProduct | 'teams';

export interface Watch {
  /** Id of the row and, with the script's name, of the dynamic registration. */
  id: string;
  /** One toggle each in the options. */
  product: WatchedProduct;
  hosts: string[];
  scripts: WatchScript[];
  /** In the manifest, or asked for by a click. */
  required: boolean;
}

export interface WatchScript {
  file:
    | 'denialSharePoint.js'
    | 'denialEntra.js'
    | 'denialServices.js'
    | 'denialDeclared.js'
    | 'rememberSignIn.js'
    | 'rememberLink.js';
  /** Match patterns of the content script, case-sensitive as browsers compare them. */
  matches: string[];
  /** Before the page's own scripts, for addresses that the page rewrites; else when the document is there. */
  atStart?: true;
  /** In frames, too: a page may hold the denial of another. */
  inFrames?: true;
}

/** Spellings seen of SharePoint's denial address; match patterns are case-sensitive, the detector is not. */
const denialPaths = [
  '_layouts/15/AccessDenied.aspx',
  '_layouts/15/accessdenied.aspx',
  '_layouts/AccessDenied.aspx',
  '_layouts/accessdenied.aspx',
];

const sharePointMatches = (suffix: string): string[] =>
  denialPaths.flatMap((path) => [`https://*.${suffix}/${path}*`, `https://*.${suffix}/*/${path}*`]);

/** Addresses of Entra that say what one signs in to; what follows them forgets it. */
const signInMatches = (host: string): string[] => [
  `https://${host}/*/oauth2/*authorize*`,
  `https://${host}/*/saml2*`,
];

const cloudWatches: Watch[] = Object.entries(clouds).flatMap(([id, cloud]): Watch[] => [
  {
    id: `sharePoint-${id}`,
    product: 'sharePoint',
    hosts: [`https://*.${cloud.sharePointSuffix}/*`],
    scripts: [
      { file: 'denialSharePoint.js', matches: sharePointMatches(cloud.sharePointSuffix), inFrames: true },
    ],
    required: id === 'global',
  },
  {
    id: `entra-${id}`,
    product: 'entra',
    hosts: [`https://${cloud.loginHost}/*`],
    scripts: [
      { file: 'denialEntra.js', matches: [`https://${cloud.loginHost}/*`] },
      { file: 'rememberSignIn.js', matches: signInMatches(cloud.loginHost), atStart: true },
    ],
    required: id === 'global',
  },
]);

const patternOf = (host: string): string => `https://${host.startsWith('.') ? `*${host}` : host}/*`;

const serviceProducts = Object.keys(serviceHosts) as ServiceProduct[];
export const watchedProducts: readonly WatchedProduct[] = [
  'sharePoint',
  'entra',
  ...serviceProducts,
  'teams',
];

/** Their pages are looked at for a status and a code. */
const services: Watch[] = serviceProducts.map((product) => {
  const patterns = serviceHosts[product].map(patternOf);
  const matches =
    product === 'aws' ? patterns.map((host) => host.replace('/*', '/saml/assertion/*')) : patterns;
  return {
    id: product,
    product,
    hosts: patterns,
    scripts: [{ file: 'denialServices.js', matches }],
    required: false,
  };
});

/** Nothing is judged on Teams: only the deep link is remembered, which the page rewrites at once. */
const teams: Watch = {
  id: 'teams',
  product: 'teams',
  hosts: teamsHosts.map(patternOf),
  scripts: [
    {
      file: 'rememberLink.js',
      matches: teamsHosts.flatMap((host) =>
        ['team', 'channel', 'message', 'file'].map((kind) => `https://${host}/l/${kind}/*`),
      ),
      atStart: true,
    },
  ],
  required: false,
};

/** Two clouds share a sign-in host; a script registered twice for the same pages would run twice. */
export const watches: Watch[] = [
  ...cloudWatches.filter(
    (watch, index) => cloudWatches.findIndex((other) => other.hosts[0] === watch.hosts[0]) === index,
  ),
  ...services,
  teams,
];

const unique = (values: string[]): string[] => [...new Set(values)];

/** `host_permissions`: Global sign-in, Graph and SharePoint. */
export const requiredHosts: string[] = unique([
  ...watches.filter((watch) => watch.required).flatMap((watch) => watch.hosts),
  `https://${clouds.global.graphHost}/*`,
]);
