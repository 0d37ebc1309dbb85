import { Window } from 'happy-dom';
import type { Denial, PageIdentity } from '../../lib/denial/denial.ts';
import type { PageFacts } from '../../lib/denial/detector.ts';
import { detectors } from '../../lib/denial/detectors.ts';
import { type CloseRule, closeRules } from '../../lib/denial/explain.ts';
import { isOnHosts, loginHosts } from '../../lib/denial/hosts.ts';
import { identifyPage } from '../../lib/denial/identity/identifyPage.ts';
import { detectDenial, judge, reportable } from '../../lib/denial/judge.ts';
import { readFacts, readTextFacts } from '../../lib/denial/readFacts.ts';
import { lookUpKindOf } from '../../lib/resource/lookUp.ts';
import { parseResourceKey, type ResourceKey } from '../../lib/resource/resource.ts';
import { type Runs, runsAt } from './runs.ts';

/** One line of input. Without `html`, `title` or `message` the verdict is what the URL alone proves. */
export interface Page {
  url?: string;
  html?: string;
  title?: string;
  /** The document's own HTTP status. */
  status?: number;
  /** First text and page id, as a recording has them. */
  text?: string;
  pageId?: string;
  /** Judged as if read on Entra's own error page. */
  message?: string;
}

export interface NamedResource {
  kind: string;
  key: string;
}

/** One line of output, the same detectors as in the extension. */
export interface Verdict {
  url: string | null;
  /** The page refuses, by the shipped detectors. */
  denied: boolean;
  /** Whether the extension looks at this address at all. */
  runs: Runs;
  detector: string | null;
  /** The rule that decided. */
  rule: string | null;
  reason: string | null;
  /** The reason class: whether an access package can help at all, not whether one exists. */
  curable: boolean;
  resource: NamedResource | null;
  code?: number | null;
  appId?: string | null;
  appName?: string | null;
  user?: string | null;
  tenantHint?: Denial['tenantHint'];
  /** What the address is about, claimed or not: what the popup would offer to ask for. */
  identity: NamedResource | null;
  /** Rules of this host of which some signals held and some did not. */
  close: CloseRule[];
}

/** What the extension would report of a page: the denial, or nothing. */
export const denialOn = (page: Page): Denial | undefined => reportable(factsOf(page), detectors);

/** The verdict on one page. Throws a `TypeError` with words for a page that has neither a URL nor a message. */
export function verdictOf(page: Page): Verdict {
  const facts = factsOf(page);
  const denial = judge(facts, detectors);
  return {
    url: page.url ?? null,
    denied: detectDenial(facts, detectors) !== undefined,
    runs: runsAt(facts.url),
    detector: denial?.detector ?? null,
    rule: denial?.rule ?? null,
    reason: denial?.reason ?? null,
    curable: denial?.curable === 'yes',
    resource: denial === undefined ? null : namedResource(denial),
    ...(page.message !== undefined || denial?.product === 'entra' ? sentence(denial) : {}),
    ...(denial?.tenantHint === undefined ? {} : { tenantHint: denial.tenantHint }),
    identity: page.url === undefined ? null : identityOf(page.url),
    close: closeRules(facts, detectors),
  };
}

function identityOf(url: string): NamedResource | null {
  const identity = identifyPage(url);
  return identity === undefined ? null : namedResource(identity);
}

/** Where the error page of a message is taken to be: the URL given, if it is Entra's, else a place where it renders. */
const errorPage = 'https://login.microsoftonline.com/common/reprocess';

function factsOf({ url, html, message, ...given }: Page): PageFacts {
  if (message !== undefined) return { url: errorPageUrl(url), pageId: 'ConvergedError', message };
  const address = url === undefined ? null : URL.parse(url);
  if (address === null) throw new TypeError('a line needs a url or a message');
  if (html === undefined) return { url: address, ...factsGiven(given) };
  const document = parseHtml(html);
  return {
    ...readTextFacts(document, address.href, given.status ?? 0),
    ...readFacts(document, address.href),
    ...factsGiven(given),
  };
}

const factsGiven = ({ title, status, text, pageId }: Page): Partial<PageFacts> => ({
  ...(title === undefined ? {} : { title }),
  ...(status === undefined ? {} : { status }),
  ...(text === undefined ? {} : { text }),
  // What stands in a recording's text stands on the page itself.
  ...(pageId === undefined ? {} : { pageId, ...(text === undefined ? {} : { message: text }) }),
});

function errorPageUrl(url: string | undefined): URL {
  const own = url === undefined ? null : URL.parse(url);
  return own !== null && isOnHosts(own, loginHosts) && own.pathname !== '/error' ? own : new URL(errorPage);
}

let window: Window | undefined;

/** A document without a browser: scripts don't run, nothing is loaded. It has all that is read of a real one. */
function parseHtml(html: string): Document {
  window ??= new Window();
  return new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document;
}

/** In the words of the fixtures: the kind, and the key as the page spells it where that is known. */
function namedResource(page: Denial | PageIdentity): NamedResource | null {
  if (page.product === 'oneDrive')
    return page.resourceUrl === undefined ? null : { kind: 'oneDrive', key: page.resourceUrl };
  const [first] = page.resources;
  if (first === undefined) return null;
  const { kind, key } = kindOf(first.key);
  return kind === 'sharepointSite' ? { kind, key: page.resourceUrl ?? key } : { kind, key };
}

const held: Readonly<Record<string, string>> = {
  sharepointonline: 'sharepointSite',
  appid: 'application',
  aadapplication: 'application',
  aadgroup: 'group',
  azureresources: 'azureResource',
};

function kindOf(key: ResourceKey): NamedResource {
  const { system, id } = parseResourceKey(key);
  return { kind: held[system] ?? lookUpKindOf(system) ?? system, key: id };
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
