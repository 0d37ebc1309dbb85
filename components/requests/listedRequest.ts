import type { RequestSummary } from '../../lib/offer/offer.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import type { RequestFacts } from './outlook.ts';
import type { Reminding } from './reminder.tsx';
import type { RequestHandlers } from './requestActions.tsx';

/** A request with what the store knows beyond the summary. */
export type ListedRequest = RequestSummary &
  Partial<
    Pick<RequestRow, 'justification' | 'deniedName' | 'deniedKey' | 'answers' | 'schedule' | 'madeHere'>
  >;

/** Lists can also drop the way back; the card has no such command. */
export interface ListHandlers extends RequestHandlers {
  forget(requestId: string): Promise<Result<unknown>>;
  /** The person says whether what was delivered works. */
  say(requestId: string, works: boolean): Promise<Result<unknown>>;
  /** The person opened a message to somebody who may decide. */
  remind(requestId: string, by: 'teams' | 'mail'): void;
  /** Reads the requests again; a list has one button for all of them. */
  refresh?(): Promise<Result<unknown>>;
}

/** What is known beside the requests; both absent: nothing. */
export interface Surroundings {
  /** By id of the access package. */
  facts?: ReadonlyMap<string, RequestFacts> | undefined;
  reminding?: Reminding | undefined;
  /** The popup has little room: no drawing of the steps, which the story tells, and one *as of* for the list. */
  isCompact?: boolean;
  /** What, where it stands and what waits for the person; the rest opens with a click. Counts when it is first shown. */
  isFolded?: boolean;
}

export interface RequestItemProps extends Surroundings {
  request: ListedRequest;
  handlers: ListHandlers;
  myAccessUrl?: string | undefined;
}
