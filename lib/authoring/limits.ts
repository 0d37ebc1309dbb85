import type { DraftStage, PackageDraft, Requestors } from '../entitlement/packageDraft.ts';

/**
 * What Entra would refuse, by the place in the page. Sources: "Change approval and requestor information settings for an
 * access package" and the reference pages of v1.0 (2026-08): three stages, two weeks and alternates after a day where there
 * are four; names of 1 to 256 characters, descriptions up to 1,024.
 */
export type LimitCode =
  | 'nameMissing'
  | 'nameTooLong'
  | 'sameName'
  | 'descriptionTooLong'
  | 'catalogMissing'
  | 'noResource'
  | 'noRole'
  | 'noGroups'
  | 'tooManyStages'
  | 'noApprovers'
  | 'noFallback'
  | 'stageDays'
  | 'alternatesNeedDays'
  | 'forwardDays'
  | 'lifecycleDays'
  | 'reviewDays'
  | 'policyNameMissing';

/** `where`: the field, such as `packages/view/displayName` or `stages/0/days`. */
export interface DraftLimit {
  where: string;
  code: LimitCode;
}

const longestName = 256;
const longestDescription = 1024;
export const mostStages = 3;
/** Entra takes 1 to 14 days for each stage. */
export const stageDays = { least: 1, most: 14 };
/** With alternate approvers: at least this, and they are asked after a day at the earliest. */
export const alternateDays = 4;
export const lifecycleDays = { least: 1, most: 3660 };
/** The most days that reviewers have, by how often they review: a review ends before the next begins. */
export const reviewDays: Record<1 | 3 | 6 | 12, number> = { 1: 27, 3: 80, 6: 170, 12: 350 };

/** Out: none where the draft can be sent. */
export function limitsOf(draft: PackageDraft): DraftLimit[] {
  const { catalog, packages, resources, requests, stages, lifecycle } = draft;
  const found: DraftLimit[] = [];
  const check = (holds: boolean, where: string, code: LimitCode) => {
    if (!holds) found.push({ where, code });
  };
  check(catalog.id !== undefined || catalog.displayName.trim() !== '', 'catalog', 'catalogMissing');
  check(catalog.displayName.length <= longestName, 'catalog', 'nameTooLong');
  check(resources.length > 0, 'resources', 'noResource');
  const names = packages.map(({ displayName }) => displayName.trim().toLowerCase());
  packages.forEach((one, index) => {
    const at = `packages/${one.key}`;
    check(one.displayName.trim() !== '', `${at}/displayName`, 'nameMissing');
    check(one.displayName.length <= longestName, `${at}/displayName`, 'nameTooLong');
    check(names.indexOf(names[index] ?? '') === index, `${at}/displayName`, 'sameName');
    check(one.description.length <= longestDescription, `${at}/description`, 'descriptionTooLong');
    // Without a resource there is no role to choose; a package that is there may be given a policy alone.
    const needsRole = resources.length > 0 && !(one.id !== undefined && one.hasPolicy);
    check(!needsRole || one.roles.length > 0, `${at}/roles`, 'noRole');
    check(!one.hasPolicy || hasRequestors(one.requestors), `${at}/requestors`, 'noGroups');
  });
  if (!packages.some(({ hasPolicy }) => hasPolicy)) return found;
  check(draft.policyName.trim() !== '', 'policyName', 'policyNameMissing');
  check(hasRequestors(requests), 'requests/groups', 'noGroups');
  check(stages.length <= mostStages, 'stages', 'tooManyStages');
  stages.forEach((stage, index) => {
    found.push(...stageLimits(stage, `stages/${index}`));
  });
  const { days, review } = lifecycle;
  check(days === null || isWithin(days, lifecycleDays), 'lifecycle/days', 'lifecycleDays');
  if (review !== null)
    check(
      isWithin(review.days, { least: 1, most: reviewDays[review.everyMonths] }),
      'lifecycle/review/days',
      'reviewDays',
    );
  return found;
}

function stageLimits(stage: DraftStage, at: string): DraftLimit[] {
  const { approvers, fallback, alternates, days, forwardAfterDays } = stage;
  const asksManager = approvers.some(({ kind }) => kind === 'manager');
  const hasAlternates = alternates.length > 0;
  const checks: [holds: boolean, where: string, code: LimitCode][] = [
    [approvers.length > 0, 'approvers', 'noApprovers'],
    // Who has no manager could never be let in.
    [!asksManager || fallback.length > 0, 'fallback', 'noFallback'],
    [isWithin(days, stageDays), 'days', 'stageDays'],
    [!hasAlternates || days >= alternateDays, 'days', 'alternatesNeedDays'],
    [
      !hasAlternates || isWithin(forwardAfterDays, { least: 1, most: days - 1 }),
      'forwardAfterDays',
      'forwardDays',
    ],
  ];
  return checks.flatMap(([holds, where, code]) => (holds ? [] : [{ where: `${at}/${where}`, code }]));
}

const hasRequestors = (requestors: Requestors | undefined): boolean =>
  requestors?.who !== 'groups' || requestors.groups.length > 0;

const isWithin = (value: number, { least, most }: { least: number; most: number }): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
