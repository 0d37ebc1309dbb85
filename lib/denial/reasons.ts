import type { Curable, ReasonClass } from './denial.ts';

/** The one step that can help; the words for each live with the other messages. */
export type NextStep =
  | 'request'
  | 'search'
  | 'switchAccount'
  | 'satisfyPolicy'
  | 'askForConsent'
  | 'askOwner'
  | 'tellAdmin'
  | 'none';

export interface ReasonFacts {
  /** Whether requesting an access package can help. */
  curable: Curable;
  /** The person was refused. `false` keeps Knock quiet: the page says something else, or Knock can't tell. */
  isRefusal: boolean;
  nextStep: NextStep;
}

/**
 * Data behind each reason class. Sources: "Microsoft Entra authentication and authorization error codes", SharePoint's
 * "Access denied" troubleshooting and restricted access control pages, Azure DevOps error pages; seen 2026-11.
 */
export const reasons: Record<ReasonClass, ReasonFacts> = {
  notAssigned: { curable: 'yes', isRefusal: true, nextStep: 'request' },
  conditionalAccess: { curable: 'no', isRefusal: true, nextStep: 'satisfyPolicy' },
  consentNeeded: { curable: 'no', isRefusal: true, nextStep: 'askForConsent' },
  organizationalPolicy: { curable: 'no', isRefusal: true, nextStep: 'askOwner' },
  personalStorage: { curable: 'no', isRefusal: true, nextStep: 'askOwner' },
  sharedByOwner: { curable: 'no', isRefusal: true, nextStep: 'askOwner' },
  // Hidden and missing look the same: a package is offered only if its contents show the very thing.
  mayNotExist: { curable: 'maybe', isRefusal: true, nextStep: 'search' },
  // A package for connected organisations can invite a guest; an employee simply used another account.
  wrongAccount: { curable: 'maybe', isRefusal: true, nextStep: 'switchAccount' },
  applicationBroken: { curable: 'no', isRefusal: true, nextStep: 'tellAdmin' },
  notARefusal: { curable: 'no', isRefusal: false, nextStep: 'none' },
  unknown: { curable: 'no', isRefusal: false, nextStep: 'none' },
};
