import {
  type Approver,
  type DraftPackage,
  type DraftReview,
  type DraftStage,
  type PackageDraft,
  type Requestors,
  requestorsOf,
} from '../../entitlement/packageDraft.ts';

/** A draft's policy for one of its packages as Graph takes it, without the package. */
export function policyBody(draft: PackageDraft, of: DraftPackage, now: number) {
  const { requests, stages, lifecycle } = draft;
  return {
    displayName: draft.policyName,
    description: '',
    ...targets(requestorsOf(draft, of)),
    expiration:
      lifecycle.days === null
        ? { type: 'noExpiration' }
        : { type: 'afterDuration', duration: days(lifecycle.days) },
    requestorSettings: {
      enableTargetsToSelfAddAccess: true,
      enableTargetsToSelfUpdateAccess: lifecycle.mayExtend,
      enableTargetsToSelfRemoveAccess: true,
      allowCustomAssignmentSchedule: true,
      enableOnBehalfRequestorsToAddAccess: requests.byManagers,
      enableOnBehalfRequestorsToUpdateAccess: false,
      enableOnBehalfRequestorsToRemoveAccess: false,
      onBehalfRequestors: requests.byManagers ? [manager('targetManager')] : [],
    },
    requestApprovalSettings: {
      isApprovalRequiredForAdd: stages.length > 0,
      isApprovalRequiredForUpdate: stages.length > 0,
      isRequestorJustificationRequired: requests.isReasonRequired,
      stages: stages.map(stageBody),
    },
    reviewSettings: lifecycle.review === null ? null : reviewBody(lifecycle.review, now),
  };
}

const days = (count: number) => `P${count}D`;

const type = (name: string) => ({ '@odata.type': `#microsoft.graph.${name}` });
const manager = (name: 'requestorManager' | 'targetManager') => ({ ...type(name), managerLevel: 1 });

function targets({ who, groups }: Requestors) {
  if (who === 'members') return { allowedTargetScope: 'allMemberUsers', specificAllowedTargets: [] };
  if (who === 'everyone') return { allowedTargetScope: 'allDirectoryUsers', specificAllowedTargets: [] };
  const sets = groups.map((group) => subject({ kind: 'group', ...group }));
  return { allowedTargetScope: 'specificDirectoryUsers', specificAllowedTargets: sets };
}

function subject(approver: Approver) {
  switch (approver.kind) {
    case 'manager':
      return manager('requestorManager');
    case 'user':
      return { ...type('singleUser'), userId: approver.id, description: approver.displayName };
    case 'group':
      return { ...type('groupMembers'), groupId: approver.id, description: approver.displayName };
    default:
      return approver satisfies never;
  }
}

const stageBody = (stage: DraftStage) => ({
  durationBeforeAutomaticDenial: days(stage.days),
  isApproverJustificationRequired: stage.isReasonRequired,
  isEscalationEnabled: stage.alternates.length > 0,
  durationBeforeEscalation: stage.alternates.length > 0 ? days(stage.forwardAfterDays) : 'PT0S',
  primaryApprovers: stage.approvers.map(subject),
  fallbackPrimaryApprovers: stage.fallback.map(subject),
  escalationApprovers: stage.alternates.map(subject),
  fallbackEscalationApprovers: [],
});

function reviewBody({ everyMonths, days: length, reviewers }: DraftReview, now: number) {
  const start = new Date(now);
  // A day that each month has: the 31st of a shorter one would be the next month's.
  start.setUTCDate(Math.min(start.getUTCDate(), 28));
  start.setUTCMonth(start.getUTCMonth() + everyMonths);
  return {
    isEnabled: true,
    expirationBehavior: 'keepAccess',
    isRecommendationEnabled: true,
    isReviewerJustificationRequired: true,
    isSelfReview: reviewers.length === 0,
    schedule: {
      startDateTime: start.toISOString(),
      expiration: { type: 'afterDuration', duration: days(length) },
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: everyMonths, dayOfMonth: start.getUTCDate() },
        range: { type: 'noEnd', startDate: start.toISOString().slice(0, 10) },
      },
    },
    primaryReviewers: reviewers.map(subject),
    fallbackReviewers: [],
  };
}
