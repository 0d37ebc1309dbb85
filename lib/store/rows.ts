import type { EarlierDecision, PolicyStage } from '../entitlement/approval.ts';
import type { Need } from '../entitlement/need.ts';
import type {
  Answer,
  Expiration,
  PolicyRequirements,
  RequestSchedule,
  RequestState,
} from '../entitlement/request.ts';
import type { CloudId } from '../platform/cloud.ts';
import type { Failure } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { ResourceKey } from '../resource/resource.ts';

/** The shapes that are stored. Times are epoch milliseconds unless a name says otherwise. */

/** A person in a tenant that Knock knows. The sign-in hint lives here; tokens never do. */
export interface ProfileRow {
  profile: ProfileKey;
  cloud: CloudId;
  tenantId: string;
  oid: string;
  username: string;
  displayName: string;
  /** `needsSignIn` keeps every row; `signedOut` also stops silent renewal. */
  session: 'signedIn' | 'needsSignIn' | 'signedOut';
  /** Last silent attempt (`prompt=none`), at most hourly. */
  lastSilentAttempt?: number;
  /** Guest marker from the tenant (UPN holds `#EXT#`). */
  isGuest: boolean;
}

/** What `meta` keeps of a profile, one value each. A sign-out erases them all (`wholeProfile.ts`), by the key's end. */
export type ProfileMeta =
  | `${'coverage' | 'decisions' | 'erased' | 'reasonNeeded' | 'reports' | 'requestsSeen' | 'signInAnnounced' | 'suggestions'}/${ProfileKey}`
  | `form/${string}/${ProfileKey}`;

/** Every key of `meta`. The map belongs to the organisation's address, not to a person. */
export type MetaKey = 'activeProfile' | `resourceMap/${string}` | ProfileMeta;

export interface MetaRow {
  key: MetaKey;
  value: unknown;
}

export interface TimelineEntry {
  at: number;
  state: RequestState;
  /** `knock`: done here; `graph`: seen in Graph at that time, which is not when it happened. */
  source: 'knock' | 'graph' | 'page';
  /** Graph's free-text status at that moment, shown verbatim in details. */
  status?: string;
  /** No change of state: the person asked somebody about it, this way. */
  asked?: 'teams' | 'mail';
  /** Graph no longer listed it. */
  vanished?: true;
  /** A page refused the person although the access was said to work. */
  refused?: true;
}

/** A request, made here or seen in Graph. It is a row before it is a call. */
export interface RequestRow {
  profile: ProfileKey;
  /** Client key: a UUID made here, also for requests first seen in Graph. */
  id: string;
  /** Graph's id, once known. */
  graphId?: string;
  accessPackageId: string;
  accessPackageName: string;
  policyId?: string;
  targetId: string;
  /** Somebody else's access, which this person asked for. Empty strings: Graph does not say whose. */
  forOther?: { name: string; mail: string };
  /** Somebody else asked for this person; empty: Graph does not say who. */
  askedBy?: string;
  /** Graph's `requestType` as it came, e.g. `userAdd`. */
  requestType: string;
  /** What a request that is no `…Add` changes or ends. */
  assignmentId?: string;
  state: RequestState;
  /** Verbatim, for `unknown` and for details. */
  graphState?: string;
  graphStatus?: string;
  justification: string;
  answers: Answer[];
  schedule: RequestSchedule | null;
  /** What the policy asked when this was typed: what has changed since can be pointed out. */
  policySeen?: PolicyRequirements;
  /** A draft that the person went to finish in My Access. */
  handedOverAt?: number;
  /** `true` for rows made on this device; `false` for those first seen in Graph, whose first sight never notifies. */
  madeHere: boolean;
  createdAt: number;
  /** When Knock last saw this state confirmed; what the person is shown as "as of". */
  asOf: number;
  /** When the last change was observed. */
  changedAt: number;
  deliveredAt?: number;
  /** Since when Graph no longer lists it; absent: it does. */
  missingSince?: number;
  /** https URL to go back to; erased when used, dismissed or past retention. */
  returnTo?: string;
  /** What was refused when it was asked for. */
  deniedKey?: ResourceKey;
  deniedName?: string;
  /** What it was asked for there; absent: to view it. */
  need?: Need;
  /** Only something within `deniedKey` was refused (a file, a list): that the rest opens proves nothing. */
  deniedExtent?: 'item';
  failure?: Failure;
  timeline: TimelineEntry[];
  /**
   * Present (`<packageId>/<targetId>`, or `assignment/<id>` for a change of what is held) while the request is open; the
   * unique index on profile + this makes a second open request for the same thing impossible on this device.
   */
  openIntent?: string;
  /**
   * The last state the person was told of, whether or not it had words of its own. Differs from `state` between an
   * observed change and its announcement, so that a worker's death in between loses nothing.
   */
  announcedState?: RequestState;
  /**
   * `opens`: the site answered as this person, and lets them do what `need` says; `opensForLess`: it opens, and doesn't;
   * `refuses`: site, page or person said no; `cantTell`: everything else.
   */
  usability?: {
    checkedAt: number;
    tries: number;
    verdict: 'opens' | 'opensForLess' | 'refuses' | 'cantTell';
  };
}

/** A command on its way to Graph. Times are this machine's own (`lib/sync/times.ts`), unless said otherwise. */
export interface OutboxRow {
  profile: ProfileKey;
  /** Same as the request's id for `submit`. */
  id: string;
  command:
    | { kind: 'submitRequest'; requestId: string }
    | { kind: 'cancelRequest'; requestId: string; graphId: string }
    | {
        kind: 'decideApproval';
        approvalId: string;
        stageId: string;
        decision: 'Approve' | 'Deny';
        justification: string;
      };
  /** `verifying`: an answer was lost; the service is asked what happened before anything is sent again. */
  state: 'queued' | 'sending' | 'verifying';
  createdAt: number;
  /** After this a queued command is not sent by itself: it goes back to the person. */
  expiresAt: number;
  /** When the call was last started, in the service's time: an answer may have been lost after this. */
  sendingSince?: number;
  /** When the first call was started, in the service's time: what is looked for may be as old as this. */
  firstSentAt?: number;
  /** When it was noticed that the answer is lost: the effect may be as late as this, and be listed later still. */
  lostAt?: number;
  /** `lostAt` in the service's time, or the first time after it that is surely told: what absence is measured from. */
  lostAtService?: number;
  /** Fingerprint of the requirements the person answered; another one at sending time means asking again. */
  requirementsSeen?: string;
  /** The person cancelled while the call was under way: cancel in Graph once it is known, never send again. */
  cancelWanted?: boolean;
  attempts: number;
  /** Not before this. */
  dueAt: number;
  /** The person may take it back until it is sent, and it isn't before this, whatever else would send it. */
  heldUntil?: number;
  failure?: Failure;
}

export interface AssignmentRow {
  profile: ProfileKey;
  id: string;
  accessPackageId: string;
  accessPackageName: string;
  policyId?: string;
  state: 'delivering' | 'partiallyDelivered' | 'delivered' | 'expired' | 'deliveryFailed' | 'unknown';
  expiration: Expiration;
  startedAt?: number;
  asOf: number;
  /** The last day mark before `end` that is over with: told (`at`), or past when this end was first seen. */
  warned?: { end: number; days?: number; at?: number };
}

/** An approval waiting for this person. */
export interface ApprovalRow {
  profile: ProfileKey;
  /** Approval id = assignment request id. */
  id: string;
  accessPackageId: string;
  accessPackageName: string;
  requestorName: string;
  requestorUpn: string;
  requestorId?: string;
  /** Job title and department, as far as there are any; absent: not read. */
  requestorJob?: string[];
  targetName: string;
  isForApp?: true;
  isExtension?: true;
  justification: string;
  answers: { question: string; answer: string }[];
  schedule: RequestSchedule | null;
  requestedAt?: number;
  policyId?: string;
  /** Its stages were not asked for yet, or could not be read just now. */
  isStageUnread?: true;
  /** The stage assigned to this person and in progress; absent when stages can't be read: decide in My Access. */
  stageId?: string;
  stageName?: string;
  /** Which of the approval's stages it is, and of how many: the service may have more of them than the policy. */
  step?: { number: number; of: number };
  earlier?: EarlierDecision[];
  /** The stages of its policy, where that may be read. */
  policyStages?: PolicyStage[];
  /** When its stage is denied by itself, where that follows from the policy. */
  decideBy?: number;
  /** Sorts the queue: what is denied by itself first comes first, and those of which nobody says this come last. */
  urgency: number;
  /** The policy says so, or a decision on this package was refused for lack of a reason. */
  isJustificationRequired: boolean;
  state: 'waiting' | 'deciding' | 'approved' | 'denied' | 'alreadyDecided' | 'failed';
  decision?: 'Approve' | 'Deny';
  /** Decided, and not sent yet. */
  mayUndo?: true;
  failure?: Failure;
  asOf: number;
}

/** Progress of one section of the sync engine for one profile. */
export interface SyncRow {
  profile: ProfileKey;
  section: string;
  lastSuccessAt?: number;
  /** Not before this; from Retry-After, backoff or the schedule. */
  dueAt: number;
  failures: number;
  failure?: Failure;
  /** What the section needs to go on where it stopped (a nextLink, a verdict, a count). */
  cursor?: unknown;
}
