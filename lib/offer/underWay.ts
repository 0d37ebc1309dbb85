import { isOpen } from '../entitlement/request.ts';
import { type Candidate, isOneClickMatch } from '../packages/candidate.ts';
import type { CandidateKey } from '../packages/deniedKeys.ts';
import { day } from '../platform/durations.ts';
import { asksForAccess } from '../requests/model/requestStatus.ts';
import type { AssignmentRow, RequestRow } from '../store/rows.ts';

/** For so long after its end, a request is the answer to the page that it was made for. */
const recently = day;

/**
 * The request that answers this denial: one that is open, else one that ended a short while ago; for a package that
 * was found, or made for the same thing. A cancelled one, or a draft that was never sent, answers nothing.
 */
export function requestFor(
  rows: readonly RequestRow[],
  candidates: readonly Candidate[],
  keys: readonly CandidateKey[],
  now: number,
): RequestRow | undefined {
  const surePackages = new Set(sure(candidates).map((candidate) => candidate.accessPackageId));
  const refused = new Set(keys.filter(({ via }) => via === 'itself').map(({ key }) => key));
  const about = rows
    // A request for somebody else opens nothing for this person.
    .filter((row) => asksForAccess(row.requestType) && row.forOther === undefined)
    .filter(
      (row) =>
        surePackages.has(row.accessPackageId) || (row.deniedKey !== undefined && refused.has(row.deniedKey)),
    )
    .sort((a, b) => b.changedAt - a.changedAt);
  return about.find((row) => isUnderWay(row)) ?? about.find((row) => endedJustNow(row, now));
}

const sure = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ match }) => isOneClickMatch(match));

/** A draft counts when it came back ("still want this?"), not when it is only what was typed. */
const isUnderWay = (row: RequestRow): boolean =>
  isOpen(row.state) || (row.state === 'draft' && row.failure !== undefined);

const endedJustNow = (row: RequestRow, now: number): boolean =>
  row.state !== 'draft' && row.state !== 'canceled' && now - row.changedAt < recently;

/** How the person stands to packages: what they hold, else what they have asked for. */
export function standings(
  rows: readonly RequestRow[],
  assignments: readonly AssignmentRow[],
): Map<string, 'held' | 'asked'> {
  const asked = rows.filter((row) => asksForAccess(row.requestType) && isUnderWay(row));
  const held = assignments.filter((row) => row.state === 'delivered');
  return new Map([
    ...asked.map(({ accessPackageId }) => [accessPackageId, 'asked'] as const),
    ...held.map(({ accessPackageId }) => [accessPackageId, 'held'] as const),
  ]);
}

/**
 * The package that the person holds and that should open the page; `undefined` where a surer one is not held.
 * In: candidates best first.
 */
export function heldPackage(
  assignments: readonly AssignmentRow[],
  candidates: readonly Candidate[],
): Candidate | undefined {
  const held = new Set(
    assignments.filter((row) => row.state === 'delivered').map((row) => row.accessPackageId),
  );
  const best = sure(candidates)[0]?.match;
  return sure(candidates).find(
    ({ accessPackageId, match }) => held.has(accessPackageId) && (match === best || best !== 'exact'),
  );
}
