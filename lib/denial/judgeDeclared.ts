import type { DeclaredApplication, DeclaredSignal } from './declared.ts';
import type { Denial } from './denial.ts';
import type { PageFacts } from './detector.ts';
import { keyFrom } from './identity/keys.ts';
import { matchesPath } from './pathPattern.ts';
import { safeText } from './safeText.ts';

/** A page as far as declared signals look at it. */
export interface DeclaredPage {
  facts: PageFacts;
  /** Whether an element matches; `false` for a selector the browser does not understand. */
  has(selector: string): boolean;
}

/**
 * What an application declared by policy makes of a page: a denial for the first signal that holds. What was refused
 * is what policy says, whatever stands on the page.
 */
export function judgeDeclared(
  page: DeclaredPage,
  applications: readonly DeclaredApplication[],
): Denial | undefined {
  const { url } = page.facts;
  const application = applications.find(({ signals }) => signals.some((signal) => holds(signal, page)));
  if (application === undefined || url.protocol !== 'https:') return undefined;
  const isRedirect = errorParameters(url) !== undefined;
  return {
    detector: 'inHouse',
    rule: `inHouse.${application.id}`,
    product: 'inHouse',
    reason: 'notAssigned',
    curable: 'yes',
    resources: [
      ...keyFrom('applicationHost', url.hostname, 'host'),
      { key: application.resource, from: 'policy' },
    ],
    resourceName: safeText(application.displayName) ?? url.hostname,
    resourceUrl: url.origin,
    // The address of a failed sign-in holds its state: what is opened later is the application's front door.
    returnTo: isRedirect ? url.origin : `${url.origin}${url.pathname}`.slice(0, 2048),
  };
}

/** Whether a signal could hold later on this page: its text or element may be rendered any moment. */
export const mayComeLate = (application: DeclaredApplication, page: DeclaredPage): boolean =>
  application.signals.some(
    ({ marker, ...rest }) => marker !== undefined && holds({ ...rest, marker: undefined }, page),
  );

type Loose = { [K in keyof DeclaredSignal]?: DeclaredSignal[K] | undefined };

function holds({ path, status, marker, redirectCode }: Loose, page: DeclaredPage): boolean {
  const { url, status: seen } = page.facts;
  return (
    (status === undefined || (seen !== undefined && status.includes(seen))) &&
    (path === undefined || matchesPath(path, url.pathname)) &&
    (marker === undefined || isMarked(marker, page)) &&
    (redirectCode === undefined || codeOf(url) === redirectCode)
  );
}

function isMarked(marker: NonNullable<DeclaredSignal['marker']>, { facts, has }: DeclaredPage): boolean {
  if ('selector' in marker) return has(marker.selector);
  return `${facts.title ?? ''}\n${facts.text ?? ''}`.toLowerCase().includes(marker.text.toLowerCase());
}

/**
 * The code of a sign-in that came back refused: `error_description` begins with it, and `state` is there. Anybody can
 * write such an address, but it only ever leads to the resource that policy names for this host.
 */
function codeOf(url: URL): number | undefined {
  const description = errorParameters(url)?.get('error_description') ?? '';
  const code = /^AADSTS(\d{5,7})(?!\d)/.exec(description)?.[1];
  return code === undefined ? undefined : Number(code);
}

function errorParameters(url: URL): URLSearchParams | undefined {
  return [url.search, url.hash.replace(/^#\/?\??/, '')]
    .map((text) => new URLSearchParams(text.slice(0, 8192)))
    .find((parameters) => parameters.has('error') && parameters.has('state'));
}
