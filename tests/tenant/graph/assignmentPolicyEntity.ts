import type { AccessPackageSeed, AssignmentPolicySeed, SubjectSetSeed } from '../organization.ts';
import { findGroup, findUser } from '../state/lookups.ts';
import { accessPackageEntity } from './accessPackages.ts';
import { plainCatalogEntity } from './catalogEntity.ts';
import type { Entity } from './entity.ts';
import { questionJson } from './questions.ts';
import type { Call } from './route.ts';
import { expirationJson } from './schedule.ts';

/** A policy as administrators read it, whole: what comes of a PUT of it changes nothing. */
export function assignmentPolicyEntity(
  call: Call,
  accessPackage: AccessPackageSeed,
  policy: AssignmentPolicySeed,
): Entity {
  const subjects = (sets: readonly SubjectSetSeed[] = []) => sets.map((set) => subjectSetJson(call, set));
  const created = policy.createdDateTime ?? accessPackage.createdDateTime;
  const catalog = call.tenant.catalogs.find(({ id }) => id === accessPackage.catalogId);
  return {
    type: 'accessPackageAssignmentPolicy',
    properties: {
      id: policy.id,
      displayName: policy.displayName,
      description: policy.description,
      allowedTargetScope: policy.allowedTargetScope,
      createdDateTime: created,
      modifiedDateTime: policy.modifiedDateTime ?? created,
      automaticRequestSettings: policy.automaticRequestSettings ?? null,
      specificAllowedTargets: subjects(policy.specificAllowedTargets),
      expiration: expirationJson(policy.expiration),
      requestorSettings: {
        enableTargetsToSelfAddAccess: policy.enableTargetsToSelfAddAccess !== false,
        enableTargetsToSelfUpdateAccess: policy.enableTargetsToSelfUpdateAccess !== false,
        enableTargetsToSelfRemoveAccess: policy.enableTargetsToSelfRemoveAccess !== false,
        allowCustomAssignmentSchedule: policy.allowCustomAssignmentSchedule,
        enableOnBehalfRequestorsToAddAccess: policy.enableOnBehalfRequestorsToAddAccess === true,
        enableOnBehalfRequestorsToUpdateAccess: policy.enableOnBehalfRequestorsToUpdateAccess === true,
        enableOnBehalfRequestorsToRemoveAccess: policy.enableOnBehalfRequestorsToRemoveAccess === true,
        onBehalfRequestors: subjects(policy.onBehalfRequestors),
      },
      requestApprovalSettings: {
        isApprovalRequiredForAdd: policy.stages.length > 0 && policy.isApprovalRequiredForAdd !== false,
        isApprovalRequiredForUpdate: policy.isApprovalRequiredForUpdate === true,
        ...(call.model.lacks('accessPackageAssignmentApprovalSettings', 'isRequestorJustificationRequired')
          ? {}
          : { isRequestorJustificationRequired: policy.isRequestorJustificationRequired }),
        stages: policy.stages.map((stage) => stageJson(stage, subjects)),
      },
      reviewSettings: policy.reviewSettings ?? null,
      notificationSettings: policy.notificationSettings ?? { isAssignmentNotificationDisabled: false },
    },
    navigations: {
      accessPackage: () => accessPackageEntity(call, accessPackage),
      catalog: () => (catalog === undefined ? null : plainCatalogEntity(catalog)),
      customExtensionStageSettings: () => [],
      questions: () =>
        policy.questions
          .toSorted((one, other) => one.sequence - other.sequence)
          .map((question) => questionEntity(questionJson(question, 'en', 'v1.0'))),
    },
  };
}

function questionEntity({ '@odata.type': type, ...properties }: Record<string, unknown>): Entity {
  return {
    type: 'accessPackageQuestion',
    properties,
    annotations: { '@odata.type': String(type) },
  };
}

type Stage = AssignmentPolicySeed['stages'][number];

function stageJson(stage: Stage, subjects: (sets?: readonly SubjectSetSeed[]) => unknown[]) {
  const { escalation } = stage;
  return {
    durationBeforeAutomaticDenial: stage.durationBeforeAutomaticDenial,
    isApproverJustificationRequired: stage.isApproverJustificationRequired,
    isEscalationEnabled: escalation !== undefined,
    durationBeforeEscalation: escalation?.after ?? 'PT0S',
    primaryApprovers: subjects(stage.primaryApprovers),
    fallbackPrimaryApprovers: subjects(stage.fallbackPrimaryApprovers),
    escalationApprovers: subjects(escalation?.approvers),
    fallbackEscalationApprovers: subjects(escalation?.fallback),
    ...(stage.approverInformationVisibility === undefined
      ? {}
      : { approverInformationVisibility: stage.approverInformationVisibility }),
  };
}

function subjectSetJson({ tenant }: Call, set: SubjectSetSeed): Record<string, unknown> {
  const type = { '@odata.type': `#microsoft.graph.${set.type}` };
  switch (set.type) {
    case 'singleUser':
      return { ...type, userId: set.userId, description: findUser(tenant, set.userId)?.displayName ?? null };
    case 'groupMembers':
      return {
        ...type,
        groupId: set.groupId,
        description: findGroup(tenant, set.groupId)?.displayName ?? null,
      };
    case 'other':
      return set.written;
    default:
      return { ...type, managerLevel: set.managerLevel };
  }
}
