import { isOver, type RequestState } from '../../entitlement/request.ts';
import type { GraphRequest } from '../../graph/api.ts';
import type { Failure } from '../../platform/failure.ts';
import type { RequestRow, TimelineEntry } from '../../store/rows.ts';
import { withOpenIntent } from './requestStatus.ts';
import { listLagMs } from './timing.ts';

/** What is read from Graph about a request's progress. */
export type Observed = Pick<
  GraphRequest,
  'id' | 'state' | 'graphState' | 'graphStatus' | 'createdAt' | 'accessPackage' | 'policyId'
>;

/**
 * The row after one look at Graph. Pure. In: the row as stored, what Graph said, the time of the look (epoch ms).
 * Out: the row with `asOf` moved and, when something changed, one timeline entry more. A state Knock has no name for
 * is kept verbatim; a state that has ended is not left for a stale answer of a lagging list.
 */
export function nextState(before: RequestRow, observed: Observed, now: number): RequestRow {
  const row = listedAgain(before);
  const state = settledState(row, observed);
  if (hasEnded(before) && !isOver(state) && now - row.changedAt < listLagMs) return before;
  const seen = withDetails({ ...row, graphId: observed.id, asOf: now }, observed);
  const isChange =
    state !== row.state ||
    observed.graphStatus !== (row.graphStatus ?? '') ||
    observed.graphState !== (row.graphState ?? '');
  // If Graph knew the request already, its failure is about cancelling. Only the request's end makes that out of date.
  const told = row.graphId !== undefined && !isOver(state) ? seen : withoutFailure(seen);
  if (!isChange) return told;
  const entry: TimelineEntry = { at: now, state, source: 'graph' };
  if (observed.graphStatus !== '') entry.status = observed.graphStatus;
  const next: RequestRow = {
    ...told,
    state,
    graphState: observed.graphState,
    graphStatus: observed.graphStatus,
    changedAt: now,
    timeline: [...row.timeline, entry],
  };
  if (state === 'delivered' && row.deliveredAt === undefined) next.deliveredAt = now;
  return withOpenIntent(next);
}

/** A change made or seen by Knock itself: one timeline entry, `changedAt`, and the open intent kept true. */
export function movedTo(
  row: RequestRow,
  state: RequestState,
  now: number,
  source: TimelineEntry['source'] = 'knock',
): RequestRow {
  if (row.state === state) return row;
  const timeline = isRetry(row, state) ? row.timeline : [...row.timeline, { at: now, state, source }];
  const moved = { ...row, state, changedAt: now, timeline };
  return withOpenIntent(source === 'knock' ? { ...moved, asOf: now } : moved);
}

/** While the network is away, queued and sending alternate. The timeline shows that once per attempt of the person. */
function isRetry(row: RequestRow, state: RequestState): boolean {
  if (state !== 'queued' && state !== 'sending') return false;
  const sinceDraft = row.timeline.slice(row.timeline.findLastIndex((entry) => entry.state === 'draft') + 1);
  return sinceDraft.some((entry) => entry.state === state);
}

/** The row with what went wrong, or without it. */
export function withFailure(row: RequestRow, failure: Failure | undefined): RequestRow {
  const clean = withoutFailure(row);
  return failure === undefined ? clean : { ...clean, failure };
}

function withoutFailure({ failure: _gone, ...row }: RequestRow): RequestRow {
  return row;
}

/** `usable` is known to Knock alone and outlives `delivered`. */
const settledState = (row: RequestRow, observed: Observed): RequestState =>
  observed.state === 'delivered' && row.state === 'usable' ? 'usable' : observed.state;

/** If Knock concluded an end only from an absence, any list that has the request outweighs it. */
const hasEnded = (row: RequestRow): boolean =>
  row.graphId !== undefined && isOver(row.state) && row.failure?.kind !== 'noLongerListed';

function listedAgain(before: RequestRow): RequestRow {
  if (before.missingSince === undefined) return before;
  const { missingSince: _over, ...row } = before;
  return row.failure?.kind === 'noLongerListed' ? withoutFailure(row) : row;
}

/** Names that were not known when the row was first written. */
function withDetails(row: RequestRow, observed: Observed): RequestRow {
  const next = { ...row };
  if (observed.accessPackage && next.accessPackageName === '')
    next.accessPackageName = observed.accessPackage.displayName;
  if (observed.policyId !== undefined && next.policyId === undefined) next.policyId = observed.policyId;
  return next;
}
