import type { Detector, PageFacts } from './detector.ts';
import { isOnHosts } from './hosts.ts';

/** A rule of the page's host of which some signals hold and some do not, by name. */
export interface CloseRule {
  rule: string;
  held: string[];
  failed: string[];
}

/** Which rules came close to claiming the page, those nearest first. For tools: no part of the extension needs it. */
export function closeRules(facts: PageFacts, detectors: readonly Detector[]): CloseRule[] {
  return detectors
    .filter(({ hosts, aliases = [] }) => isOnHosts(facts.url, [...hosts, ...aliases]))
    .flatMap(({ rules }) => rules)
    .map(({ id, signals }) => {
      const verdicts = Object.entries(signals).map(([name, signal]) => ({ name, held: signal(facts) }));
      const named = (wanted: boolean) =>
        verdicts.filter(({ held }) => held === wanted).map(({ name }) => name);
      return { rule: id, held: named(true), failed: named(false) };
    })
    .filter(({ held, failed }) => held.length > 0 && failed.length > 0)
    .sort((a, b) => a.failed.length - b.failed.length || b.held.length - a.held.length);
}
