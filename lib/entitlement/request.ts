/** What Knock has to know of each state; all of it is required, so that a state which is added answers everything. */
interface StateFacts {
  /**
   * `typed`: kept here; `leaving`: on its way to Graph; `open`: Graph has it; `given`: granted, but access may not work
   * yet; the others are ends, after which nothing happens by itself: with some access, or with none.
   */
  phase: 'typed' | 'leaving' | 'open' | 'given' | 'something' | 'nothing';
  /** `accessPackageRequestState` of the v1.0 metadata (2026-08-20), lower case. */
  graph: string | null;
  /** Cancellable in Graph: status accepted, pendingApproval, pendingNotBefore, pendingApprovalEscalated. */
  takeBack: 'yes' | 'maybe' | 'no';
  /** What the person is told when it comes to this; `approved` only where somebody had to approve. */
  news: StateNews | null;
  /** An end that may still change: Graph retries a failed delivery for hours (reference as of 2026-09). */
  isRetried: boolean;
}

export type StateNews = 'approved' | 'delivered' | 'usable' | 'denied' | 'expired' | 'failed';

/**
 * The states of a request as Knock tells them. Up to `sending` only Knock knows of it; from `submitted` on they
 * follow Graph's; `usable` is observed by Knock alone.
 */
const states = {
  draft: { phase: 'typed', graph: null, takeBack: 'yes', news: null, isRetried: false },
  queued: { phase: 'leaving', graph: null, takeBack: 'yes', news: null, isRetried: false },
  sending: { phase: 'leaving', graph: null, takeBack: 'no', news: null, isRetried: false },
  submitted: { phase: 'open', graph: 'submitted', takeBack: 'yes', news: null, isRetried: false },
  pendingApproval: { phase: 'open', graph: 'pendingapproval', takeBack: 'yes', news: null, isRetried: false },
  scheduled: { phase: 'open', graph: 'scheduled', takeBack: 'yes', news: 'approved', isRetried: false },
  delivering: { phase: 'open', graph: 'delivering', takeBack: 'no', news: 'approved', isRetried: false },
  delivered: { phase: 'given', graph: 'delivered', takeBack: 'no', news: 'delivered', isRetried: false },
  usable: { phase: 'something', graph: null, takeBack: 'no', news: 'usable', isRetried: false },
  denied: { phase: 'nothing', graph: 'denied', takeBack: 'no', news: 'denied', isRetried: false },
  canceled: { phase: 'nothing', graph: 'canceled', takeBack: 'no', news: null, isRetried: false },
  expired: { phase: 'nothing', graph: 'expired', takeBack: 'no', news: 'expired', isRetried: false },
  failed: { phase: 'nothing', graph: 'deliveryfailed', takeBack: 'no', news: 'failed', isRetried: true },
  partiallyDelivered: {
    phase: 'something',
    graph: 'partiallydelivered',
    takeBack: 'no',
    news: 'failed',
    isRetried: true,
  },
  /** Graph said something Knock has no name for: shown verbatim, still polled. */
  unknown: { phase: 'open', graph: null, takeBack: 'maybe', news: null, isRetried: false },
} as const satisfies Record<string, StateFacts>;

export type RequestState = keyof typeof states;
const factsOf: Readonly<Record<RequestState, StateFacts>> = states;
export const requestStates = Object.keys(states) as RequestState[];

/** Not known to Graph yet. */
export const isUnsent = (state: RequestState): boolean =>
  factsOf[state].phase === 'typed' || factsOf[state].phase === 'leaving';

/** Under way, here or in Graph: a second request for the same would be a double. */
export const isOpen = (state: RequestState): boolean =>
  factsOf[state].phase === 'leaving' || factsOf[state].phase === 'open';

/** It gave nothing, and nothing more will happen by itself. */
export const hasComeToNothing = (state: RequestState): boolean => factsOf[state].phase === 'nothing';

/** Nothing more will happen by itself. (`delivered` is not here: access may not work yet.) */
export const isEnd = (state: RequestState): boolean =>
  hasComeToNothing(state) || factsOf[state].phase === 'something';

/** Decided and done in Graph, whether or not access works yet. */
export const isOver = (state: RequestState): boolean => isEnd(state) || factsOf[state].phase === 'given';

export const isRetried = (state: RequestState): boolean => factsOf[state].isRetried;
export const isCancellable = (state: RequestState): boolean => factsOf[state].takeBack === 'yes';

/** The same for what is known to Graph; a state that Knock has no name for may be cancellable. */
export const mayBeTakenBack = (state: RequestState): boolean => factsOf[state].takeBack !== 'no';

export const newsOfState = (state: RequestState): StateNews | null => factsOf[state].news;

/** The state that Graph names, in any spelling. */
export const stateInGraph = (name: string): RequestState =>
  requestStates.find((state) => factsOf[state].graph === name.toLowerCase()) ?? 'unknown';

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
  /** What was answered once stays so when access is extended (`isAnswerEditable` is false). */
  isAnswerFixed?: true;
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
