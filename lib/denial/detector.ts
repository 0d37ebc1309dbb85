import type { Denial, ProductId } from './denial.ts';

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

/** One product. Pure and declarative: adding one is one file, its examples, and a line in `detectors.ts`. */
export interface Detector {
  id: string;
  product: ProductId;
  /** Exact names, or suffixes that begin with a dot. Nothing else is ever looked at. */
  hosts: readonly string[];
  /** `undefined`: not a denial this detector knows. Only called for its hosts over https. */
  detect(facts: PageFacts): Denial | undefined;
}

/** What the examples beside a detector look like; see `tests/denial/examples.test.ts`. Never shipped. */
export interface DetectorExamples {
  claims: { name: string; page: ExamplePage; denial: Partial<Denial> }[];
  /** Look-alikes that no detector may claim. */
  neighbours: { name: string; page: ExamplePage }[];
}

export type ExamplePage = Omit<PageFacts, 'url'> & { url: string };
