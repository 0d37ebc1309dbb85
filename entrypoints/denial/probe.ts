import type { Denial } from '../../lib/denial/denial.ts';
import type { Detector, PageFacts } from '../../lib/denial/detector.ts';
import { isErrorPageId } from '../../lib/denial/entraPageId.ts';
import { reportable } from '../../lib/denial/judge.ts';
import { readFacts } from '../../lib/denial/readFacts.ts';

/**
 * Looks at the page once. Only on an error page of Entra whose sentence is not there yet does it look a second time,
 * when the page has loaded; on every other page nothing is left behind: no observer, no timer, no listener.
 */
export function probe(
  page: Document,
  address: string,
  detectors: readonly Detector[],
  claim: (denial: Denial) => void,
): void {
  const judge = (facts: PageFacts) => {
    const denial = reportable(facts, detectors);
    if (denial !== undefined) claim(denial);
  };
  const facts = readFacts(page, address);
  const isUnfinished =
    isErrorPageId(facts.pageId ?? facts.config?.pageId) &&
    facts.config?.message === undefined &&
    facts.message === undefined;
  if (isUnfinished && page.readyState !== 'complete') {
    page.defaultView?.addEventListener('load', () => judge(readFacts(page, address)), { once: true });
  } else {
    judge(facts);
  }
}
