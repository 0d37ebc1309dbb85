import type { Denial, PageIdentity, ProductId } from './denial.ts';

/**
 * What detectors may know of a page; read once by `readFacts.ts`, every text cut to length. Extend it there when a
 * product needs one more marker: detectors never touch the document.
 */
export interface PageFacts {
  url: URL;
  /** `meta[name=PageID]`: the name Entra gives each of its pages. */
  pageId?: string;
  /** What is needed of Entra's `$Config`. */
  config?: EntraConfig;
  /** Text of `#service_exception_message`. */
  message?: string;
  /** The document's own HTTP status (`PerformanceNavigationTiming.responseStatus`). Useless alone. */
  status?: number;
  title?: string;
  /** The first visible-or-not text of the body, cut; only read by the probes of products whose rules need it. */
  text?: string;
}

export interface EntraConfig {
  pageId?: string;
  /** `sErrorCode` or `iErrorCode`. On a healthy sign-in page it is 50058, so it proves nothing alone. */
  errorCode?: number;
  /** `strServiceExceptionMessage`, the English sentence with the code. */
  message?: string;
  /** `urlPost`: where the page's form goes; names the tenant. */
  postUrl?: string;
}

/**
 * One way a product says no. All signals must hold; a rule of which only some do is *close*, which
 * `npm run detect` prints. `read` runs only then and may still find nothing to claim.
 */
export interface Rule {
  /** `<detector>.<name>`. */
  id: string;
  signals: Record<string, (facts: PageFacts) => boolean>;
  read(facts: PageFacts): Refusal | undefined;
}

/** A denial without what the judge adds. */
export type Refusal = Omit<Denial, 'detector' | 'rule' | 'product'>;

/** One product's denials. Pure and declarative: adding one is one file, its examples, and a line in `detectors.ts`. */
export interface Detector {
  id: string;
  product: ProductId;
  /** Exact names, or suffixes that begin with a dot. Nothing else is ever looked at. */
  hosts: readonly string[];
  /** Where nothing runs, but a page that somebody brings is judged; a name may have `*` for a label. */
  aliases?: readonly string[];
  /** In the order in which they are tried. */
  rules: readonly Rule[];
}

/** What a product's addresses are about, denied or not: for the popup and for links that a product forgets. */
export interface Identifier {
  product: ProductId;
  hosts: readonly string[];
  /** Only called for its hosts over https. `undefined`: nothing a package could be found for. */
  identify(url: URL): Omit<PageIdentity, 'product'> | undefined;
}

/** What the examples beside a detector look like; see `tests/denial/examples.test.ts`. Never shipped. */
export interface DetectorExamples {
  claims: { name: string; page: ExamplePage; denial: Partial<Denial> }[];
  /** Look-alikes that no detector may claim. */
  neighbours: { name: string; page: ExamplePage }[];
}

export type ExamplePage = Omit<PageFacts, 'url'> & { url: string };
