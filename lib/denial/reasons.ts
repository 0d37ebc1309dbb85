import type { Curable, ReasonClass } from './denial.ts';

export interface ReasonFacts {
  /** Whether requesting an access package can help. */
  curable: Curable;
  /** The person was refused. `false` keeps Knock quiet: the page says something else, or Knock can't tell. */
  isRefusal: boolean;
}

/** Data behind each reason class; the words live with the other messages. As understood 2026-11. */
export const reasons: Record<ReasonClass, ReasonFacts> = {
  notAssigned: { curable: 'yes', isRefusal: true },
  conditionalAccess: { curable: 'no', isRefusal: true },
  consentNeeded: { curable: 'no', isRefusal: true },
  organizationalPolicy: { curable: 'no', isRefusal: true },
  personalStorage: { curable: 'no', isRefusal: true },
  // A package for connected organisations can invite a guest; an employee simply used another account.
  wrongAccount: { curable: 'maybe', isRefusal: true },
  applicationBroken: { curable: 'no', isRefusal: true },
  notARefusal: { curable: 'no', isRefusal: false },
  unknown: { curable: 'no', isRefusal: false },
};
