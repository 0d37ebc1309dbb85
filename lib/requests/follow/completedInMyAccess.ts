import type { GraphRequest } from '../../graph/api.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import { findSubmitted } from '../model/findSubmitted.ts';
import { isHandedOver } from '../model/requestStatus.ts';
import { type ListRead, requestorOf } from './aboutPeople.ts';

interface Pass {
  /** Epoch ms of the look. */
  now: number;
  profile: ProfileRow;
  read: ListRead;
  /** Ids of drafts that became another request in the same look. */
  finished: ReadonlySet<string>;
}

/**
 * The draft that was finished in My Access as this request, with what was really sent. Matched like an answer of ours
 * that was lost, but under any policy, which may have been chosen there. A request that names no package is
 * nobody's; nor is one that somebody else made, nor one for others that does not say for whom.
 */
export function finishedElsewhere(
  rows: readonly RequestRow[],
  observed: GraphRequest,
  { now, profile, read, finished }: Pass,
): RequestRow | undefined {
  if (observed.accessPackage === undefined || !isAskedBy(profile, observed, read)) return undefined;
  const isForOther = read.list === 'made';
  if (isForOther && !observed.target?.objectId) return undefined;
  const found = rows.find((row) => {
    if (!isHandedOver(row, now) || row.graphId !== undefined || finished.has(row.id)) return false;
    if ((row.forOther !== undefined) !== isForOther) return false;
    const { policyId: _any, ...draft } = row;
    return findSubmitted([observed], draft, row.handedOverAt ?? now, new Set()) !== undefined;
  });
  if (found === undefined) return undefined;
  const { justification, answers, schedule } = observed;
  const { failure: _over, policyId: _chosenThere, ...row } = found;
  return { ...row, justification, answers, schedule };
}

/** My Access asks as the person, so what an administrator or a manager filed is not what was finished there. */
function isAskedBy(profile: ProfileRow, observed: GraphRequest, { list, madeIds }: ListRead): boolean {
  if (observed.requestType.toLowerCase() !== 'useradd') return false;
  return requestorOf(observed, profile, list === 'mine' ? madeIds : undefined) === undefined;
}
