/**
 * What a browser asks people for when they install a package, or when an update of it wants more: an update that does is
 * switched off until each person has said yes. `asked.json` has it as of the last release, and only a release changes it.
 */
export interface Asked {
  permissions: string[];
  /** Hosts that it may always read: its own, and those of its content scripts. */
  hosts: string[];
  /** What Firefox says leaves the browser. */
  data: string[];
}

/** As much of a built manifest as is asked for. What is optional is asked for by a click, not by an update. */
export interface AskingManifest {
  permissions?: string[];
  host_permissions?: string[];
  content_scripts?: { matches?: string[] }[];
  browser_specific_settings?: { gecko?: { data_collection_permissions?: { required?: string[] } } };
}

export function askedBy(manifest: AskingManifest): Asked {
  const { permissions = [], host_permissions: own = [], content_scripts: scripts = [] } = manifest;
  const data = manifest.browser_specific_settings?.gecko?.data_collection_permissions?.required ?? [];
  const hosts = [...own, ...scripts.flatMap(({ matches = [] }) => matches)].map(hostOf);
  return { permissions: sorted(permissions), hosts: sorted(hosts), data: sorted(data) };
}

/**
 * What is new in it. Some permissions come without a question (Chrome's "Permission warning guidelines"), but which, differs
 * between browsers and changes: each counts.
 */
export const asksAgain = (before: Asked, now: Asked): string[] => [
  ...now.permissions.filter((one) => !before.permissions.includes(one)),
  ...now.hosts.filter((host) => !before.hosts.some((known) => covers(known, host))),
  ...now.data.filter((one) => !before.data.includes(one)),
];

/** Those of them that no line of the changelog's *Unreleased* admits: one with *asks again* that names it. */
export function unadmitted(again: readonly string[], changelog: string): string[] {
  const [, unreleased = ''] = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  const admitted = unreleased.split(/\n(?=- )/).filter((entry) => /\basks?\s+(\w+\s+)?again\b/i.test(entry));
  return again.filter((one) => !admitted.some((entry) => entry.includes(`\`${one}\``)));
}

/** The newest release that the changelog names. */
export const newestRelease = (changelog: string): string | null =>
  /^## \[?(\d+\.\d+\.\d+)/m.exec(changelog)?.[1] ?? null;

/** A match pattern without its path. */
const hostOf = (pattern: string): string => /^[^/]+:\/\/[^/]+/.exec(pattern)?.[0] ?? pattern;

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** `https://*.sharepoint.com` takes in the domain itself and every name below it. */
function covers(known: string, host: string): boolean {
  const [scheme, domain = ''] = known.split('://*.');
  if (known === host || domain === '') return known === host;
  const [own, name = ''] = host.split('://');
  return own === scheme && (name === domain || name.endsWith(`.${domain}`));
}
