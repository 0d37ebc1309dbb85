import type { Denial } from './denial.ts';
import type { Detector, PageFacts, Rule } from './detector.ts';
import { isOnHosts } from './hosts.ts';
import { reasons } from './reasons.ts';

/**
 * What the first rule whose signals all hold says about the page, refusal or not. Rules run only on their own hosts.
 */
export function judge(facts: PageFacts, detectors: readonly Detector[]): Denial | undefined {
  for (const { id, product, hosts, aliases = [], rules } of detectors) {
    if (!isOnHosts(facts.url, hosts) && !isOnHosts(facts.url, aliases)) continue;
    for (const rule of rules) {
      const found = holds(rule, facts) ? rule.read(facts) : undefined;
      if (found !== undefined) return { detector: id, rule: rule.id, product, ...found };
    }
  }
  return undefined;
}

const holds = ({ signals }: Rule, facts: PageFacts): boolean =>
  Object.values(signals).every((signal) => signal(facts));

/**
 * What a page reports: a refusal, or a code Knock has no row for. The organisation may know that code
 * (`detectorRules`); if it doesn't, the background drops the report.
 */
export function reportable(facts: PageFacts, detectors: readonly Detector[]): Denial | undefined {
  const denial = judge(facts, detectors);
  const isUnknownCode = denial?.reason === 'unknown' && denial.code !== undefined;
  return denial !== undefined && (isUnknownCode || reasons[denial.reason].isRefusal) ? denial : undefined;
}

/** The denial, if the page refuses the person for a reason that Knock knows. */
export function detectDenial(facts: PageFacts, detectors: readonly Detector[]): Denial | undefined {
  const denial = judge(facts, detectors);
  return denial !== undefined && reasons[denial.reason].isRefusal ? denial : undefined;
}
