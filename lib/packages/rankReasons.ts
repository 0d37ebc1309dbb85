import { needs } from '../entitlement/need.ts';
import type { Expiration } from '../entitlement/request.ts';
import type { MatchKind } from './candidate.ts';
import { type CriterionName, decidingCriterion, type Rankable } from './rank.ts';
import { knownStrength } from './roleStrength.ts';

/** How the person stands to a package. `undefined`: nothing is known yet. */
export type Standing = 'mayRequest' | 'notForYou' | 'held' | 'asked' | undefined;

/** `unread`: too little is known of it to place it higher; `name`: nothing tells the two apart. */
export type Because = CriterionName | 'standing' | 'unread' | 'name';

/** Why a candidate stands where it stands: what each question of the ranking found, and what put it behind another. */
export interface Placement {
  accessPackageId: string;
  displayName: string;
  match: MatchKind;
  /** How many other resources it grants; `null`: its contents can't be read. */
  otherGrants: number | null;
  role: { names: string[]; strength: 'weak' | 'middling' | 'strong' | 'unknown' };
  approval: 'none' | 'some' | 'always' | 'unknown';
  /** Of the only policy; absent: several, or not known. */
  expiration?: Expiration;
  standing: Standing;
  /** The one before it, and the first question that tells the two apart. */
  after?: { displayName: string; because: Because };
}

type Explained = Rankable & { standing?: 'held' | 'asked' };

const strengths = ['weak', 'middling', 'strong'] as const;

/** Explains a ranking. In: the candidates as ranked, best first, and the time it was made for. */
export const explainRanking = (ranked: readonly Explained[], now: number): Placement[] =>
  ranked.map((candidate, index) => {
    const before = ranked[index - 1];
    const expiration =
      candidate.policies?.length === 1 ? candidate.policies[0]?.schedule?.expiration : undefined;
    const { reach } = candidate;
    const strength = reach === undefined ? knownStrength(candidate.roleNames) : needs.indexOf(reach);
    return {
      accessPackageId: candidate.accessPackageId,
      displayName: candidate.displayName,
      match: candidate.match,
      otherGrants: candidate.otherGrants?.length ?? null,
      role: {
        names: candidate.roleNames,
        strength: strength === undefined ? 'unknown' : (strengths[strength] ?? 'unknown'),
      },
      approval: approvalOf(candidate),
      ...(expiration === undefined ? {} : { expiration }),
      standing: standingOf(candidate),
      ...(before === undefined
        ? {}
        : { after: { displayName: before.displayName, because: because(before, candidate, now) } }),
    };
  });

/** What nobody can ask for stands last, whatever else is said for it. */
function because(before: Explained, candidate: Explained, now: number): Because {
  if (isClosed(candidate) !== isClosed(before)) return 'standing';
  const decided = decidingCriterion(before, candidate, now)?.name ?? 'name';
  const isUnread =
    (decided === 'otherGrants' && candidate.otherGrants === null) ||
    (decided === 'approval' && candidate.policies === undefined) ||
    (decided === 'need' && candidate.isTooWeak === undefined);
  return isUnread ? 'unread' : decided;
}

const isClosed = ({ policies }: Explained): boolean => policies?.length === 0;

function standingOf({ standing, policies }: Explained): Standing {
  if (standing !== undefined) return standing;
  if (policies === undefined) return undefined;
  return policies.length === 0 ? 'notForYou' : 'mayRequest';
}

function approvalOf({ policies }: Explained): Placement['approval'] {
  if (policies === undefined || policies.length === 0) return 'unknown';
  const needing = policies.filter((policy) => policy.isApprovalRequired).length;
  if (needing === policies.length) return 'always';
  return needing === 0 ? 'none' : 'some';
}
