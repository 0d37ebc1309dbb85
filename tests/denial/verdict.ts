import { Window } from 'happy-dom';
import type { Denial } from '../../lib/denial/denial.ts';
import type { PageFacts } from '../../lib/denial/detector.ts';
import { detectors } from '../../lib/denial/detectors.ts';
import { isOnHosts, loginHosts } from '../../lib/denial/hosts.ts';
import { detectDenial, judge } from '../../lib/denial/judge.ts';
import { type ReadablePage, readFacts } from '../../lib/denial/readFacts.ts';
import { parseResourceKey } from '../../lib/resource/resource.ts';

/** One line of input. Without `html` or `message` the verdict is what the URL alone proves. */
export interface Page {
  url?: string;
  html?: string;
  /** Judged as if read on Entra's own error page. */
  message?: string;
}

/** One line of output, the same detectors as in the extension. */
export interface Verdict {
  url: string | null;
  /** A denial that the extension would report. */
  denied: boolean;
  detector: string | null;
  reason: string | null;
  /** The reason class: whether an access package can help at all, not whether one exists. */
  curable: boolean;
  resource: { kind: 'sharepointSite' | 'oneDrive' | 'application'; key: string } | null;
  code?: number | null;
  appId?: string | null;
  appName?: string | null;
  user?: string | null;
  tenantHint?: Denial['tenantHint'];
}

/** The verdict on one page. Throws a `TypeError` with words for a page that has neither a URL nor a message. */
export function verdictOf(page: Page): Verdict {
  const facts = factsOf(page);
  const denial = judge(facts, detectors);
  return {
    url: page.url ?? null,
    denied: detectDenial(facts, detectors) !== undefined,
    detector: denial?.detector ?? null,
    reason: denial?.reason ?? null,
    curable: denial?.curable === 'yes',
    resource: denial === undefined ? null : refusedResource(denial),
    ...(page.message !== undefined || denial?.product === 'entra' ? sentence(denial) : {}),
    ...(denial?.tenantHint === undefined ? {} : { tenantHint: denial.tenantHint }),
  };
}

/** Where the error page of a message is taken to be: the URL given, if it is Entra's, else a place where it renders. */
const errorPage = 'https://login.microsoftonline.com/common/reprocess';

function factsOf({ url, html, message }: Page): PageFacts {
  if (message !== undefined) return { url: errorPageUrl(url), pageId: 'ConvergedError', message };
  const address = url === undefined ? null : URL.parse(url);
  if (address === null) throw new TypeError('a line needs a url or a message');
  return html === undefined ? { url: address } : readFacts(parseHtml(html), address.href);
}

function errorPageUrl(url: string | undefined): URL {
  const own = url === undefined ? null : URL.parse(url);
  return own !== null && isOnHosts(own, loginHosts) && own.pathname !== '/error' ? own : new URL(errorPage);
}

let window: Window | undefined;

/** A document without a browser: scripts don't run, nothing is loaded. */
function parseHtml(html: string): ReadablePage {
  window ??= new Window();
  return new window.DOMParser().parseFromString(html, 'text/html');
}

function refusedResource(denial: Denial): Verdict['resource'] {
  if (denial.product === 'entra') {
    const appId = readAppId(denial);
    return appId === null ? null : { kind: 'application', key: appId };
  }
  const kind = denial.product === 'oneDrive' ? 'oneDrive' : 'sharepointSite';
  return denial.resourceUrl === undefined ? null : { kind, key: denial.resourceUrl };
}

const readAppId = (denial: Denial): string | null =>
  denial.resources.map(({ key }) => parseResourceKey(key)).find(({ system }) => system === 'appid')?.id ??
  null;

const sentence = (denial: Denial | undefined) => ({
  code: denial?.code ?? null,
  appId: denial === undefined ? null : readAppId(denial),
  appName: denial?.resourceName ?? null,
  user: denial?.userHint ?? null,
});
