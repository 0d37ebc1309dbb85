import type { Denial } from './denial.ts';
import type { Detector, PageFacts } from './detector.ts';
import { isOnHosts } from './hosts.ts';
import { reasons } from './reasons.ts';

/** What the first of the detectors that knows the page makes of it, refusal or not; each only on its own hosts. */
export function judge(facts: PageFacts, detectors: readonly Detector[]): Denial | undefined {
  for (const detector of detectors) {
    const denial = isOnHosts(facts.url, detector.hosts) ? detector.detect(facts) : undefined;
    if (denial !== undefined) return denial;
  }
  return undefined;
}

/** The denial to report, if the page refuses the person for a reason that Knock knows. */
export function detectDenial(facts: PageFacts, detectors: readonly Detector[]): Denial | undefined {
  const denial = judge(facts, detectors);
  return denial !== undefined && reasons[denial.reason].isRefusal ? denial : undefined;
}
