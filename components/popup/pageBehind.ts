import { type DeclaredApplication, isDeclaredFor } from '../../lib/denial/declared.ts';
import type { PageIdentity } from '../../lib/denial/denial.ts';
import { isOnHosts } from '../../lib/denial/hosts.ts';
import { identifiers } from '../../lib/denial/identity/all.ts';
import { identifyPage } from '../../lib/denial/identity/identifyPage.ts';
import { defined } from '../../lib/platform/defined.ts';
import { lookUpKey } from '../../lib/resource/lookUp.ts';
import { coversHost } from '../../lib/settings/matchPatterns.ts';
import { watches } from '../../lib/settings/products.ts';

/** The page behind the popup, as far as Knock knows it. */
export interface PageBehind {
  /** Only of web pages over https that the browser lets Knock see. */
  url?: string;
  page?: PageIdentity;
  /** A product Knock knows; `false`: any other site, taken for an application. */
  isKnown: boolean;
  /** A host that Knock could watch and is not allowed to yet. */
  askable?: string;
}

/**
 * What the popup makes of a page nobody claimed. In: its address as the browser tells it, the link that led this tab
 * there if the page has forgotten it, the applications policy declares, and the match patterns that are granted.
 */
export function pageBehind(
  address: string | undefined,
  remembered: PageIdentity | undefined,
  declared: readonly DeclaredApplication[],
  granted: readonly string[],
): PageBehind {
  const url = address === undefined ? null : URL.parse(address);
  if (url === null || url.protocol !== 'https:') return { isKnown: true };
  const host = url.hostname;
  const application = declared.find((one) => isDeclaredFor(one, host));
  const isKnown = application !== undefined || identifiers.some(({ hosts }) => isOnHosts(url, hosts));
  const page =
    (application && ofPolicy(application, url)) ??
    remembered ??
    identifyPage(url.href) ??
    (isKnown ? undefined : anyApplication(url));
  const isWatchable =
    application !== undefined ||
    watches.some(({ hosts }) => hosts.some((pattern) => coversHost(pattern, host)));
  const isGranted = granted.some((pattern) => coversHost(pattern, host));
  return defined<PageBehind>({
    url: url.href,
    isKnown,
    page,
    askable: isWatchable && !isGranted ? host : undefined,
  });
}

const ofPolicy = ({ displayName, resource }: DeclaredApplication, url: URL): PageIdentity => ({
  product: 'inHouse',
  resources: [{ key: resource, from: 'policy' }],
  resourceName: displayName,
  resourceUrl: url.origin,
});

/** Which enterprise application answers at this host, the map or the look-up may know. */
function anyApplication(url: URL): PageIdentity | undefined {
  const key = lookUpKey('applicationHost', url.hostname);
  if (key === undefined) return undefined;
  return {
    product: 'inHouse',
    resources: [{ key, from: 'host' }],
    resourceName: url.hostname,
    resourceUrl: url.origin,
  };
}
