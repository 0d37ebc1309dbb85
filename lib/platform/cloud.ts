import { launcherHost, loginHostOf, sharePointSuffixOf, teamsHost } from './cloudHosts.ts';

/**
 * Microsoft's clouds and their hosts, as data.
 * Source: Graph "National cloud deployments" and "My Access" documentation as seen 2026-09; the host of
 * My Access in China is not documented, so there is none.
 */
export const clouds = {
  global: {
    graphHost: 'graph.microsoft.com',
    loginHost: loginHostOf.global,
    myAccessHost: 'myaccess.microsoft.com',
    sharePointSuffix: sharePointSuffixOf.global,
    teamsHost,
    launcherHost,
    /** `availableAccessPackages` and `accessPackageSuggestions` exist. */
    hasAvailableAccessPackages: true,
    hasJustification: true,
  },
  usGovHigh: {
    graphHost: 'graph.microsoft.us',
    loginHost: loginHostOf.usGovHigh,
    myAccessHost: 'myaccess.microsoft.us',
    sharePointSuffix: sharePointSuffixOf.usGovHigh,
    teamsHost: null,
    launcherHost: null,
    hasAvailableAccessPackages: false,
    hasJustification: false,
  },
  usGovDoD: {
    graphHost: 'dod-graph.microsoft.us',
    loginHost: loginHostOf.usGovDoD,
    myAccessHost: 'myaccess.microsoft.us',
    sharePointSuffix: sharePointSuffixOf.usGovDoD,
    teamsHost: null,
    launcherHost: null,
    hasAvailableAccessPackages: false,
    hasJustification: false,
  },
  china: {
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    loginHost: loginHostOf.china,
    myAccessHost: null,
    sharePointSuffix: sharePointSuffixOf.china,
    teamsHost: null,
    launcherHost: null,
    hasAvailableAccessPackages: false,
    hasJustification: false,
  },
} as const satisfies Record<string, Cloud>;

export interface Cloud {
  graphHost: string;
  loginHost: string;
  myAccessHost: string | null;
  sharePointSuffix: string;
  /** Where deep links into Teams are documented. */
  teamsHost: string | null;
  /** Where an application is started by its id ("user access URL" of an enterprise application). */
  launcherHost: string | null;
  hasAvailableAccessPackages: boolean;
  /** `accessPackageAssignmentRequest` has a justification (v1.0 metadata, 2026-08). Without it, none is asked for or sent. */
  hasJustification: boolean;
}

export type CloudId = keyof typeof clouds;

export const isCloudId = (value: unknown): value is CloudId =>
  typeof value === 'string' && Object.hasOwn(clouds, value);
