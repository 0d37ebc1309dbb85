import { second } from '../platform/durations.ts';
import type { CreationStep } from '../store/draftRows.ts';
import { settleMs } from './sending.ts';

/** What a look-up found. `isReady`: what comes next may build upon it. */
export interface Found {
  id: string;
  createdAt?: number | undefined;
  isReady: boolean;
  /** It isn't as it was sent, or has what wasn't sent: somebody else made or changed it. */
  isOthers?: boolean;
}

/** `cantTell`: what isn't shown may be there all the same. */
export type Look = Found | 'cantTell' | undefined;

/** Both are the service's time, whose servers may differ a little. */
const skewMs = 5 * second;

/**
 * Whether what a look-up found was made from here: Graph said so, or it is as it was sent, and came to be when a call wasn't
 * answered. What can't be told isn't ours: an undo never takes away what somebody else made.
 */
export function isMadeHere(
  { id, isOurs, sentAt, firstSentAt = sentAt }: CreationStep,
  { id: foundId, createdAt, isOthers = false }: Found,
): boolean {
  if (isOurs !== undefined) return isOurs && (id === undefined || foundId === id);
  if (sentAt === undefined || firstSentAt === undefined || createdAt === undefined || isOthers) return false;
  return createdAt >= firstSentAt - skewMs && createdAt <= sentAt + settleMs;
}
