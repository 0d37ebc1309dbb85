import { requiredHosts } from '../../settings/products.ts';
import type { Ids } from '../ids.ts';
import type { PolicyKey } from './policyKeys.ts';

/** What the files of a kit are made of. */
export interface Plan {
  ids: Ids;
  keys: readonly PolicyKey[];
  /** The values that policy sets, by key. */
  settings: Readonly<Record<string, unknown>>;
  /** Where a self-hosted package is fetched from; absent: the browser's store. */
  updateUrls: Partial<Ids>;
  /** Firefox ESR is to take a package that Mozilla has not signed. */
  unsigned?: boolean;
}

/** The two browsers whose policies are written alike. */
export type ChromiumBrowser = 'chrome' | 'edge';

/**
 * Chrome's and Edge's own names and places. Sources: Chrome Enterprise "ExtensionSettings" and "Set policies for
 * extensions", Microsoft "Edge browser policies: ExtensionSettings", as seen 2026-11.
 */
export const chromiumBrowsers = {
  chrome: {
    name: 'Google Chrome',
    registry: 'Software\\Policies\\Google\\Chrome',
    preferences: 'com.google.Chrome',
    linux: '/etc/opt/chrome/policies/managed/',
    store: 'https://clients2.google.com/service/update2/crx',
    pin: { toolbar_pin: 'force_pinned' },
  },
  edge: {
    name: 'Microsoft Edge',
    registry: 'Software\\Policies\\Microsoft\\Edge',
    preferences: 'com.microsoft.Edge',
    linux: '/etc/opt/edge/policies/managed/',
    store: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
    pin: { toolbar_state: 'force_shown' },
  },
} as const;

/** Below the browser's own place in the registry. */
export const settingsKey = (plan: Plan, browser: ChromiumBrowser): string =>
  `${chromiumBrowsers[browser].registry}\\3rdparty\\extensions\\${plan.ids[browser]}\\policy`;

/** Hosts without which nothing works, where an organisation keeps extensions from all hosts by default. */
export const allowedHosts = requiredHosts.map((pattern) => pattern.replace(/\/\*$/, ''));

/** What `ExtensionSettings` says of Knock: installed for everybody, in sight, and let to its hosts. */
export function chromiumInstallation(plan: Plan, browser: ChromiumBrowser) {
  const { store, pin } = chromiumBrowsers[browser];
  const own = plan.updateUrls[browser];
  return {
    installation_mode: 'force_installed',
    update_url: own ?? store,
    // A package without an address of its own is otherwise never updated (docs/policy.md).
    ...(own === undefined ? {} : { override_update_url: true }),
    ...pin,
    runtime_allowed_hosts: allowedHosts,
  };
}

/** The same for Firefox. `latest.xpi` is where addons.mozilla.org has the newest listed version. */
export const firefoxInstallation = ({ ids, updateUrls }: Plan) => ({
  installation_mode: 'force_installed',
  install_url:
    updateUrls.firefox ??
    `https://addons.mozilla.org/firefox/downloads/latest/${encodeURIComponent(ids.firefox)}/latest.xpi`,
  default_area: 'navbar',
});
