import type { Need } from '../../lib/entitlement/need.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';

/** What it takes to request an access package. */
export type AskingActions = Pick<
  OfferActions,
  'submit' | 'saveDraft' | 'signIn' | 'openForm' | 'openRequests' | 'openSettings'
>;

/** What a view of an offer can have done. In the card each goes over the port, elsewhere as a command. */
export interface OfferActions {
  submit(input: SubmitInput): Promise<Result<unknown>>;
  /** Keeps what was typed when the view goes away. */
  saveDraft(input: SubmitInput): Promise<Result<unknown>>;
  cancel(requestId: string): Promise<Result<unknown>>;
  /** What the person needs there. */
  setNeed(need: Need): Promise<Result<unknown>>;
  /** Back to the page. */
  open(requestId: string): Promise<Result<unknown>>;
  signIn(): Promise<Result<unknown>>;
  /** A message to the owner was opened: counted here, for nobody else. */
  toldOwner(): void;
  /** `isForOther`: it begins with whom it is for. */
  openForm(accessPackageId: string, isForOther?: true): void;
  openRequests(): void;
  /** Looks for another access package, or for what was pasted; the refused page goes along. */
  findAccess(pasted?: string): void;
  openSettings(): void;
  /** Makes the missing access package; absent: not here, or not by this person. */
  makePackage?(resource: ResourceKey, need: Need | undefined): void;
}
