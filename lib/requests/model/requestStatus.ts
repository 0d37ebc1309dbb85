import { isEnd, isOpen, isRetried } from '../../entitlement/request.ts';
import { day } from '../../platform/durations.ts';
import type { RequestRow } from '../../store/rows.ts';
import { deliveryWatchMs, handOverWatchMs, recentForMs } from './timing.ts';

/** Asks for access. Graph answers in its own spelling (`UserAdd`), so case says nothing. */
export const asksForAccess = (requestType: string): boolean => /add$/i.test(requestType);

/** What must be unique among open requests: this package for this person. */
export const openIntentOf = (accessPackageId: string, targetId: string): string =>
  `${accessPackageId.toLowerCase()}/${targetId.toLowerCase()}`;

/** What must be unique among open changes: one at a time for what is held, be it another end or none. */
export const changeIntentOf = (assignmentId: string): string => `assignment/${assignmentId.toLowerCase()}`;

/** Something is still to come, from Microsoft or from the person: the upper part of one's list. */
export const isWaiting = (
  { state, changedAt, requestType }: Pick<RequestRow, 'state' | 'changedAt'> & { requestType?: string },
  now: number,
): boolean =>
  !isEnd(state) &&
  // Another end, or none any more, is there at once.
  (state !== 'delivered' || (asksForAccess(requestType ?? 'userAdd') && now - changedAt < deliveryWatchMs));

/** It is over, and has been for so long that only the history lists it. */
export const isPast = (request: Parameters<typeof isWaiting>[0], now: number): boolean =>
  !isWaiting(request, now) && now - request.changedAt > recentForMs;

/** Ends that Graph may still change are watched a day longer. */
const retriedForMs = day;

/** Graph may still change this request by itself, so it is polled. */
export function isUnsettled(row: Pick<RequestRow, 'state' | 'graphId' | 'changedAt'>, now: number): boolean {
  if (row.graphId === undefined) return false; // the outbox's business
  if (isRetried(row.state)) return now - row.changedAt < retriedForMs;
  return isOpen(row.state);
}

/**
 * The row with `openIntent` present exactly while it is open. `isTaken` says that another row holds the intent already
 * (two requests made elsewhere): then this one goes without.
 */
export function withOpenIntent({ openIntent: _old, ...row }: RequestRow, isTaken = false): RequestRow {
  const openIntent = isOpen(row.state) && !isTaken ? intentOf(row) : undefined;
  return openIntent === undefined ? row : { ...row, openIntent };
}

/** `undefined` where Graph does not say what a stranger is for. */
function intentOf(row: Omit<RequestRow, 'openIntent'>): string | undefined {
  if (!asksForAccess(row.requestType)) return row.assignmentId && changeIntentOf(row.assignmentId);
  return row.accessPackageId === '' || row.targetId === ''
    ? undefined
    : openIntentOf(row.accessPackageId, row.targetId);
}

/** A draft that waits for what the person does in My Access; for a while, then it is one like any other. */
export const isHandedOver = (row: Pick<RequestRow, 'state' | 'handedOverAt'>, now: number): boolean =>
  row.state === 'draft' && row.handedOverAt !== undefined && now - row.handedOverAt < handOverWatchMs;
