import { clouds } from '../platform/cloud.ts';

/**
 * Where Knock may run, as data: manifest matches, dynamic registration and the toggles in the options are made from
 * this table. "Not running beats running fast": a product whose denial has its own address is matched by that address.
 */
export interface Watch {
  /** Id of the toggle and of the dynamic registration. */
  id: string;
  hosts: string[];
  /** Match patterns of the content script, case-sensitive as browsers compare them. */
  matches: string[];
  /** The probe that runs there: one a product, so that each carries only its own detectors. */
  script: 'denialSharePoint.js' | 'denialEntra.js';
  /** In the manifest, or asked for by a click. */
  required: boolean;
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

const everyWatch: Watch[] = Object.entries(clouds).flatMap(([id, cloud]) => [
  {
    id: `sharePoint-${id}`,
    hosts: [`https://*.${cloud.sharePointSuffix}/*`],
    matches: sharePointMatches(cloud.sharePointSuffix),
    script: 'denialSharePoint.js' as const,
    required: id === 'global',
  },
  {
    id: `entra-${id}`,
    hosts: [`https://${cloud.loginHost}/*`],
    matches: [`https://${cloud.loginHost}/*`],
    script: 'denialEntra.js' as const,
    required: id === 'global',
  },
]);

/** Two clouds share a sign-in host; a script registered twice for the same pages would run twice. */
export const watches: Watch[] = everyWatch.filter(
  (watch, index) => everyWatch.findIndex((other) => other.matches[0] === watch.matches[0]) === index,
);

const graphHosts = Object.entries(clouds).map(([id, cloud]) => ({
  host: `https://${cloud.graphHost}/*`,
  required: id === 'global',
}));

const unique = (values: string[]): string[] => [...new Set(values)];

/** `host_permissions`: Global sign-in, Graph and SharePoint. */
export const requiredHosts: string[] = unique([
  ...watches.filter((watch) => watch.required).flatMap((watch) => watch.hosts),
  ...graphHosts.filter((entry) => entry.required).map((entry) => entry.host),
]);

/** `optional_host_permissions`: the other clouds, asked for by a real click. */
export const optionalHosts: string[] = unique([
  ...watches.filter((watch) => !watch.required).flatMap((watch) => watch.hosts),
  ...graphHosts.filter((entry) => !entry.required).map((entry) => entry.host),
]).filter((host) => !requiredHosts.includes(host));

/** `content_scripts` of the manifest. Plain scripts: WXT's wrapper would announce the extension to every page. */
export const contentScripts = watches
  .filter((watch) => watch.required)
  .map(({ matches, script }) => ({ matches, js: [script], run_at: 'document_end' as const }));
