import type { ProfileKey } from '../platform/profile.ts';
import type { Answer, ChangeType, RequestSchedule } from './request.ts';

/**
 * Whom the view showed as acting when the person clicked: the command is carried out as that profile, or not at all.
 * Another one may have become the active one between the picture and the click. Absent: the active profile.
 */
export interface Shown {
  profile?: ProfileKey;
}

export interface SubmitInput extends Shown {
  accessPackageId: string;
  policyId?: string;
  justification: string;
  answers: Answer[];
  schedule: RequestSchedule | null;
  /** A guess, or what nobody approves on a page that a link may have led to, was confirmed by a second press. */
  confirmedGuess?: boolean;
  /** Whose access it is: somebody who reports to this person. From the hub's form only. Absent: one's own. */
  targetId?: string;
  /** The draft that this was typed in, which may have been for somebody else so far. */
  draftId?: string;
  /** A draft that the person goes to finish in My Access: what appears in Graph is taken for it. */
  handsOver?: boolean;
  /** From the popup's "this page": which tab's denial this answers. The card's is known from its port. */
  tabId?: number;
  /** The report that was answered: what the tab is refused by now may be something else. */
  denialId?: string;
}

export interface ChangeInput extends Shown {
  assignmentId: string;
  requestType: ChangeType;
  /** The policy under which it is held; nothing is asked of who gives up. */
  policyId?: string;
  justification: string;
  answers: Answer[];
  schedule: RequestSchedule | null;
}
