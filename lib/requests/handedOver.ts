import type { GraphRequest } from '../graph/api.ts';
import type { RequestRow } from '../store/rows.ts';
import { findSubmitted } from './findSubmitted.ts';
import { isHandedOver } from './openness.ts';

/**
 * The draft that was finished in My Access as this request, with what was really sent. Matched like an answer of ours
 * that was lost, but under any policy, which may have been chosen there; a request that names no package is nobody's.
 */
export function finishedElsewhere(
  rows: readonly RequestRow[],
  observed: GraphRequest,
  now: number,
): RequestRow | undefined {
  if (observed.accessPackage === undefined) return undefined;
  const found = rows.find((row) => {
    if (!isHandedOver(row, now) || row.graphId !== undefined) return false;
    const { policyId: _any, ...draft } = row;
    return findSubmitted([observed], draft, row.handedOverAt ?? now, new Set()) !== undefined;
  });
  if (found === undefined) return undefined;
  const { justification, answers, schedule } = observed;
  const { failure: _over, policyId: _chosenThere, ...row } = found;
  return { ...row, justification, answers, schedule };
}
