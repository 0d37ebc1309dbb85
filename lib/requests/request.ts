/**
 * The states of a request as Knock tells them. Up to `sending` only Knock knows of it; from `submitted` on they
 * follow Graph's `accessPackageAssignmentRequest.state`; `usable` is observed by Knock alone.
 */
export const requestStates = [
  'draft',
  'queued',
  'sending',
  'submitted',
  'pendingApproval',
  'scheduled',
  'delivering',
  'delivered',
  'usable',
  'denied',
  'canceled',
  'expired',
  'failed',
  'partiallyDelivered',
  /** Graph said something Knock has no name for: shown verbatim, still polled. */
  'unknown',
] as const;
export type RequestState = (typeof requestStates)[number];

/** Nothing more will happen by itself. (`delivered` is not here: access may not work yet.) */
const ends: ReadonlySet<RequestState> = new Set([
  'usable',
  'denied',
  'canceled',
  'expired',
  'failed',
  'partiallyDelivered',
]);
export const isEnd = (state: RequestState): boolean => ends.has(state);

/** Cancellable in Graph: status accepted, pendingApproval, pendingNotBefore, pendingApprovalEscalated. */
const cancellable: ReadonlySet<RequestState> = new Set([
  'draft',
  'queued',
  'submitted',
  'pendingApproval',
  'scheduled',
]);
export const isCancellable = (state: RequestState): boolean => cancellable.has(state);

/** The same for what is known to Graph; a state that Knock has no name for may be cancellable. */
export const mayBeTakenBack = (state: RequestState): boolean => isCancellable(state) || state === 'unknown';

/** What one may ask about access that one holds: another end, or none any more. In Graph's words. */
export const changeTypes = ['userUpdate', 'userRemove'] as const;
export type ChangeType = (typeof changeTypes)[number];

/** How long a package is granted. ISO 8601 durations and date-times, as Graph writes them. */
export type Expiration =
  | { type: 'noExpiration' }
  | { type: 'afterDuration'; duration: string }
  | { type: 'afterDateTime'; endDateTime: string }
  | { type: 'notSpecified' };

export interface RequestSchedule {
  /** ISO date-time, or null for "as soon as approved". */
  startDateTime: string | null;
  expiration: Expiration;
}

export interface LocalizedText {
  /** BCP 47, e.g. `fr-CA`. */
  languageCode: string;
  text: string;
}

interface QuestionBase {
  id: string;
  text: string;
  localizations: LocalizedText[];
  isRequired: boolean;
  sequence: number;
}

export type Question =
  | (QuestionBase & { kind: 'text'; isSingleLine: boolean; regexPattern: string | null })
  | (QuestionBase & {
      kind: 'choice';
      isMultipleSelectionAllowed: boolean;
      choices: { actualValue: string; text: string; localizations: LocalizedText[] }[];
    });

/** What one policy asks of the requestor: `accessPackageAssignmentRequestRequirements`, decoded. */
export interface PolicyRequirements {
  policyId: string;
  policyDisplayName: string;
  policyDescription: string;
  isApprovalRequired: boolean;
  /** Somebody has to approve another end of access that is held. Absent: not known. */
  isApprovalRequiredForUpdate?: boolean;
  isJustificationRequired: boolean;
  allowsCustomSchedule: boolean;
  schedule: RequestSchedule | null;
  /** By `sequence`. */
  questions: Question[];
  /**
   * Something is asked that only My Access can answer (an unknown question type, several choices in one answer,
   * whose encoding is not documented).
   */
  needsMyAccess: boolean;
  /** Which of these it is; absent in rows of before it was kept. */
  myAccessWhy?: 'verifiedId' | 'question' | 'severalChoices';
}

export interface Answer {
  questionId: string;
  kind: Question['kind'];
  /** Free text, or the `actualValue` of the choice. */
  value: string;
  /** What the person saw. */
  displayValue: string;
}
