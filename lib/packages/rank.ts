import { durationMs } from '../entitlement/duration.ts';
import { needs } from '../entitlement/need.ts';
import type { PolicyRequirements } from '../entitlement/request.ts';
import type { Candidate, MatchKind } from './candidate.ts';
import { roleStrength } from './roleStrength.ts';

export type Rankable = Candidate & { policies?: PolicyRequirements[] };

const matches: readonly MatchKind[] = ['exact', 'through', 'map', 'mapUnconfirmed', 'unproven', 'guess'];

export type CriterionName = 'need' | 'match' | 'otherGrants' | 'role' | 'approval' | 'duration';

/** One question of the ranking. Lower is better; equal leaves it to the next question. */
interface Criterion {
  name: CriterionName;
  of(candidate: Rankable, now: number): number;
}

/**
 * What reaches the need first, then least privilege: the refused thing itself before what lies above it; what brings the fewest other things;
 * the weakest role that is known to be one; no approval before approval; the shortest access.
 */
const criteria: readonly Criterion[] = [
  { name: 'need', of: ({ isTooWeak, mayBeTooWeak }) => (isTooWeak ? 2 : mayBeTooWeak ? 1 : 0) },
  { name: 'match', of: ({ match }) => matches.indexOf(match) },
  { name: 'otherGrants', of: ({ otherGrants }) => otherGrants?.length ?? Number.POSITIVE_INFINITY },
  {
    name: 'role',
    of: ({ reach, roleNames }) => (reach === undefined ? roleStrength(roleNames) : needs.indexOf(reach)),
  },
  { name: 'approval', of: ({ policies }) => approvalRank(policies) },
  { name: 'duration', of: ({ policies }, now) => shortest(policies, now) },
];

/**
 * Orders candidates, best first. The order does not depend on that of the input: what all criteria find equal is
 * ordered by name and then by id. In: candidates with what is known of their policies, and the present time.
 */
export const rank = <T extends Rankable>(candidates: readonly T[], now: number): T[] =>
  [...candidates].sort((a, b) => compare(a, b, now));

function compare(a: Rankable, b: Rankable, now: number): number {
  const criterion = decidingCriterion(a, b, now);
  if (criterion !== undefined) return criterion.of(a, now) < criterion.of(b, now) ? -1 : 1;
  return byText(a.displayName, b.displayName) || byText(a.accessPackageId, b.accessPackageId);
}

/** Why one stands before the other: the first criterion that tells them apart, `undefined` when none does. */
export const decidingCriterion = (a: Rankable, b: Rankable, now: number): Criterion | undefined =>
  criteria.find((criterion) => criterion.of(a, now) !== criterion.of(b, now));

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function approvalRank(policies: PolicyRequirements[] | undefined): number {
  if (policies === undefined || policies.length === 0) return 1;
  return policies.some((policy) => !policy.isApprovalRequired) ? 0 : 2;
}

function shortest(policies: PolicyRequirements[] | undefined, now: number): number {
  return Math.min(Number.POSITIVE_INFINITY, ...(policies ?? []).map((policy) => lengthOf(policy, now)));
}

function lengthOf({ schedule }: PolicyRequirements, now: number): number {
  const expiration = schedule?.expiration;
  if (expiration?.type === 'afterDuration')
    return durationMs(expiration.duration) ?? Number.POSITIVE_INFINITY;
  if (expiration?.type !== 'afterDateTime') return Number.POSITIVE_INFINITY;
  const end = Date.parse(expiration.endDateTime);
  return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end - now;
}
