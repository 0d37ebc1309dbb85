import type { WorkerRole } from '../auth/tokenSource.ts';
import type { DeclaredApplication } from '../denial/declared.ts';
import type { Denial, PageIdentity } from '../denial/denial.ts';
import type { SignInRequest } from '../denial/remembered.ts';
import type { Need } from '../entitlement/need.ts';
import type { ChangeInput, Shown, SubmitInput } from '../entitlement/requestInput.ts';
import type { Failure, Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { HubView } from './hubAddress.ts';

/**
 * Every command there is, as function signatures; types only. Views read the store by live query and send these
 * verbs. Each answers `{ok}` or `{failure}`, always. Who may send which: `senders.ts`.
 * There is no "get" message and no "fetch this URL" message.
 */
export interface Commands {
  /** Content script: a detector claimed this page. The background brings the card if one is to be shown. */
  reportDenial(denial: Denial): undefined;
  /** Content script: the card's frame never said hello (blocked by the page): fall back to badge and popup. */
  reportCardBlocked(): undefined;
  /** Content script on Entra's sign-in addresses: what this tab asks to sign in to. Kept ten minutes, in memory. */
  rememberSignIn(request: SignInRequest): undefined;
  /** Content script on deep links that the product forgets (Teams): what this tab was sent to. In memory. */
  rememberLink(identity: PageIdentity): undefined;
  /** Content script on a host that policy names: what says no there. Its own host's entries only. */
  readSignals(): { applications: DeclaredApplication[] };

  /**
   * Popup: the person says that this page refused them. The page's own report, if any, stands. Popup and hub, with a
   * number that no tab has (`lib/offer/pasted.ts`): what the person pasted.
   */
  reportRefusal(input: { tabId: number; page: PageIdentity; need?: Need }): undefined;
  /** What the person needs of what this tab was refused. */
  setNeed(input: { tabId?: number; need: Need }): undefined;

  /** `role: 'approver'` signs the active profile in to the approver's registration, from a click. */
  signIn(input: { profile?: ProfileKey; role?: WorkerRole }): { profile: ProfileKey };
  /** Clears cache, tokens and the profile's rows; `discardUnsent` also drops unsent requests. */
  signOut(input: { profile: ProfileKey; discardUnsent: boolean }): undefined;
  switchProfile(input: { profile: ProfileKey }): undefined;

  submitRequest(input: SubmitInput): { requestId: string };
  /** Keeps what was typed, without sending. Nothing typed any more: the draft goes, and there is no id. */
  saveDraft(input: SubmitInput): { requestId?: string };
  /** Asks for another end of access that is held, or gives it up. */
  changeAssignment(input: ChangeInput): { requestId: string };
  /** Keeps what was typed of another end, without sending; as `saveDraft` does. */
  saveChange(input: ChangeInput): { requestId?: string };
  cancelRequest(input: { requestId: string } & Shown): undefined;
  /** Opens `returnTo` of a request in a tab, after validating it again. */
  openReturnTo(input: { requestId: string } & Shown): undefined;
  /** The person no longer wants to be taken back. */
  forgetReturnTo(input: { requestId: string } & Shown): undefined;
  /** The person says of what was delivered that it works, or that it still refuses. */
  noteWord(input: { requestId: string; works: boolean } & Shown): undefined;

  /** The person asked somebody to decide, this way; at most once a day is written down. */
  noteReminder(input: { requestId: string; by: 'teams' | 'mail' } & Shown): undefined;
  /** Removes requests that are over from the history, for good. */
  eraseRequests(input: { requestIds: string[] } & Shown): undefined;

  /** Reads what one may request, or what a form needs, again; resolves when the store holds it. */
  refresh(input: { what: 'packages' | 'requests' | 'assignments' | 'suggestions' }): undefined;
  readRequirements(input: { accessPackageId: string }): undefined;
  /** Reads who reports to this person; resolves when the store holds it. */
  readReports(input: Shown): undefined;

  /** Opens the queue: fetches it with the approver's token where there is one. */
  openApprovals(): undefined;
  /** How many wait, under the low scope; `undefined` where that is refused. Once per popup opening. */
  countApprovals(): { count?: number };
  /** Reads the stages of requests that came without: those in view. */
  readApprovalStages(input: { approvalIds: string[] } & Shown): undefined;
  /** What could not be decided is told, each with its reason. */
  decideApprovals(
    input: { approvalIds: string[]; decision: 'Approve' | 'Deny'; justification: string } & Shown,
  ): LeftAlone;
  /** Takes back decisions that have not been sent; those that have are told. */
  undoDecisions(input: { approvalIds: string[] } & Shown): LeftAlone;

  /** A message to the owner of what this tab was refused was opened, on the contact of the offer. */
  noteTold(input: { tabId?: number } & Shown): undefined;
  dismissDenial(input: { tabId: number }): undefined;
  openHub(input: { view: HubView }): undefined;
}

interface LeftAlone {
  left: { approvalId: string; failure: Failure }[];
}

export type CommandName = keyof Commands;
export type CommandInput<K extends CommandName> = Parameters<Commands[K]>[0];
export type CommandOutput<K extends CommandName> = ReturnType<Commands[K]>;
export type CommandAnswer<K extends CommandName> = Result<CommandOutput<K>>;

export interface CommandMessage<K extends CommandName = CommandName> {
  command: K;
  input: CommandInput<K>;
}

/** Background → content script, to the frame that reported the denial. */
export type FrameMessage =
  /** The card is there. Its secret opens the channel between the two (`sight.ts`). */
  | { type: 'cardHere'; secret: string }
  | { type: 'closeCard' }
  /** The page changed its address without loading: what was seen there no longer counts. */
  | { type: 'lookAgain' };
