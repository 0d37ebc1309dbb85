import { isOpen } from '../../entitlement/request.ts';
import type { GraphRequest } from '../../graph/api.ts';
import type { RequestRow } from '../../store/rows.ts';
import { asksForAccess } from './requestStatus.ts';
import { clockSkewMs } from './timing.ts';

/**
 * The request in Graph that a call of ours has made, if it is listed. In: Graph's list; our row; when the first call
 * was started (epoch ms); Graph ids that belong to other rows. Matched by package, person, policy and time:
 * - an open one for the same package and person is ours whatever its age, since a second one must not be filed;
 * - an ended one only if it is not older than our call, give or take the clocks; without a date it is fresh;
 * - where Graph did not say which package (expand refused), the same words in the same time are taken as ours.
 */
export function findSubmitted(
  list: readonly GraphRequest[],
  row: RequestRow,
  sentAt: number,
  knownElsewhere: ReadonlySet<string>,
): GraphRequest | undefined {
  const matches = list.filter(
    (request) => !knownElsewhere.has(request.id) && isSameIntent(request, row, sentAt),
  );
  return matches.sort((a, b) => freshness(b) - freshness(a))[0];
}

function isSameIntent(request: GraphRequest, row: RequestRow, sentAt: number): boolean {
  if (differs(request.target?.objectId, row.targetId)) return false;
  const isRecent = request.createdAt === undefined || request.createdAt >= sentAt - clockSkewMs;
  if (row.assignmentId !== undefined && !asksForAccess(row.requestType))
    return isSameChange(request, row, isRecent);
  if (!asksForAccess(request.requestType)) return false;
  const isAlike = isRecent && request.justification.trim() === row.justification.trim();
  if (request.accessPackage === undefined) return isAlike;
  // One for others that does not name them may be for anybody.
  if (row.forOther !== undefined && request.target === undefined && !isAlike) return false;
  if (differs(request.accessPackage.id, row.accessPackageId)) return false;
  if (isOpen(request.state)) return true; // another policy of the same package is still the same access
  return isRecent && !differs(request.policyId, row.policyId);
}

/**
 * The same kind of change to the same assignment; where Graph did not say which, to the same package; where it said
 * neither, at the same time. Ends are told apart by their time alone: two in a row are two wishes.
 */
function isSameChange(request: GraphRequest, row: RequestRow, isRecent: boolean): boolean {
  if (differs(request.requestType, row.requestType)) return false;
  if (differs(request.assignmentId, row.assignmentId)) return false;
  if (differs(request.accessPackage?.id, row.accessPackageId)) return false;
  return isRecent || (request.assignmentId !== undefined && isOpen(request.state));
}

/** Graph writes no date on a request it has just taken. */
const freshness = (request: GraphRequest): number => request.createdAt ?? Number.MAX_SAFE_INTEGER;

/** What is empty is not known: Graph did not name it when it was read. */
const differs = (theirs = '', ours = ''): boolean =>
  theirs !== '' && ours !== '' && theirs.toLowerCase() !== ours.toLowerCase();
