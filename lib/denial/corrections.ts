import type { Denial, ReasonClass } from './denial.ts';
import { reasons } from './reasons.ts';

/** Policy's corrections to the detectors that ship with Knock. */
export interface Corrections {
  /** Ids of detectors or rules not to be believed. */
  disabled: readonly string[];
  codes: readonly { code: number; reason: ReasonClass }[];
}

/**
 * A report after policy's corrections. `undefined`: policy switched its detector off, or doesn't take it for a refusal.
 */
export function corrected(denial: Denial, { disabled, codes }: Corrections): Denial | undefined {
  if (disabled.includes(denial.detector) || disabled.includes(denial.rule)) return undefined;
  const reason = codes.find(({ code }) => code === denial.code)?.reason ?? denial.reason;
  if (!reasons[reason].isRefusal) return undefined;
  return { ...denial, reason, curable: reasons[reason].curable };
}
