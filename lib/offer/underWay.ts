import { reaches } from '../entitlement/need.ts';
import { isOpen } from '../entitlement/request.ts';
import { type Candidate, isOneClickMatch } from '../packages/candidate.ts';
import { day, hour } from '../platform/durations.ts';
import { asksForAccess } from '../requests/model/requestStatus.ts';
import type { AssignmentRow, RequestRow } from '../store/rows.ts';
import { type LookUpQuestion, mayHelp } from './knowledge.ts';
import type { Offer } from './offer.ts';
import { isPartAlone, opensForLess } from './situation.ts';

/** For so long after its end, a request is the answer to the page that it was made for. */
const recently = day;

/**
 * The request that answers this denial: one that is open, else one that ended a short while ago; for a package that
 * was found and helps, or made for the same thing and need. A cancelled one, or a draft that was never sent, answers nothing.
 */
export function requestFor(
  rows: readonly RequestRow[],
  candidates: readonly Candidate[],
  { keys, need = 'view' }: Pick<LookUpQuestion, 'keys' | 'need'>,
  now: number,
): RequestRow | undefined {
  const helpful = sure(candidates).filter(mayHelp);
  const surePackages = new Set(helpful.map((candidate) => candidate.accessPackageId));
  const tooWeak = new Set(candidates.filter((one) => !mayHelp(one)).map((one) => one.accessPackageId));
  const refused = new Set(keys.filter(({ via }) => via === 'itself').map(({ key }) => key));
  const about = rows
    // A request for somebody else opens nothing for this person.
    .filter((row) => asksForAccess(row.requestType) && row.forOther === undefined)
    .filter(
      (row) =>
        surePackages.has(row.accessPackageId) ||
        (row.deniedKey !== undefined &&
          refused.has(row.deniedKey) &&
          reaches(row.need ?? 'view', need) &&
          !tooWeak.has(row.accessPackageId)),
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

type HeldState = Pick<Extract<Offer, { state: 'held' }>, 'state' | 'packageName' | 'why'>;

/**
 * What holding a package means here; `undefined`: none that is held answers. In: candidates best first, and the question
 * with what the site answered. Where the site opens for less than is needed, a role that isn't known is taken for less.
 */
export function heldState(
  assignments: readonly AssignmentRow[],
  candidates: readonly Candidate[],
  question: LookUpQuestion,
  now: number,
): HeldState | undefined {
  const isLess = opensForLess(question);
  const enough = sure(candidates).filter((one) => mayHelp(one) && !(isLess && one.mayBeTooWeak));
  const found = heldAmong(assignments, enough);
  if (found === undefined) return undefined;
  const { displayName: packageName } = found.candidate;
  const isOld = now - (found.since ?? now) > settlesWithin;
  if (question.denial.extent === 'item')
    return { state: 'held', packageName, why: isPartAlone(question) && !isOld ? 'signIn' : 'part' };
  return { state: 'held', packageName, why: isLess && isOld ? 'contradiction' : 'signIn' };
}

/** By then delivered access works, and a site that still opens for less has another reason. */
const settlesWithin = 2 * hour;

/** The one that is held and should open the page; `undefined` where a surer one is not held. */
function heldAmong(
  assignments: readonly AssignmentRow[],
  enough: readonly Candidate[],
): { candidate: Candidate; since: number | undefined } | undefined {
  const delivered = assignments
    .filter((row) => row.state === 'delivered')
    // Of several of one package, the first one counts: it had the longest time to take effect.
    .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  const held = new Map(delivered.map((row) => [row.accessPackageId, row.startedAt] as const));
  const best = enough[0]?.match;
  const candidate = enough.find(
    ({ accessPackageId, match }) => held.has(accessPackageId) && (match === best || best !== 'exact'),
  );
  return candidate && { candidate, since: held.get(candidate.accessPackageId) };
}
