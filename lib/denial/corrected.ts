import type { Denial, ReasonClass } from './denial.ts';
import { reasons } from './reasons.ts';

/** What the organisation knows better than what ships. */
export interface Corrections {
  /** Ids of detectors or rules not to be believed. */
  disabled: readonly string[];
  codes: readonly { code: number; reason: ReasonClass }[];
}

/** A report as the organisation wants it read; `undefined`: not to be believed, or no refusal by its account. */
export function corrected(denial: Denial, { disabled, codes }: Corrections): Denial | undefined {
  if (disabled.includes(denial.detector) || disabled.includes(denial.rule)) return undefined;
  const reason = codes.find(({ code }) => code === denial.code)?.reason ?? denial.reason;
  if (!reasons[reason].isRefusal) return undefined;
  return { ...denial, reason, curable: reasons[reason].curable };
}
