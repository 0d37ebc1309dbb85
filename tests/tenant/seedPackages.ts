import * as v from 'valibot';
import { dateTime, duration, expiration, guid } from './seedParts.ts';

const subjectSet = v.variant('type', [
  v.strictObject({ type: v.literal('singleUser'), userId: guid }),
  v.strictObject({ type: v.literal('groupMembers'), groupId: guid }),
  v.strictObject({ type: v.literal('requestorManager'), managerLevel: v.number() }),
  v.strictObject({ type: v.literal('targetManager'), managerLevel: v.number() }),
  v.strictObject({
    type: v.literal('other'),
    written: v.objectWithRest({ '@odata.type': v.string() }, v.unknown()),
  }),
]);

export const catalogSchema = v.strictObject({
  id: guid,
  displayName: v.string(),
  description: v.exactOptional(v.string()),
  state: v.exactOptional(v.picklist(['published', 'unpublished'])),
  isExternallyVisible: v.exactOptional(v.boolean()),
  createdDateTime: v.exactOptional(dateTime),
  modifiedDateTime: v.exactOptional(dateTime),
  roles: v.exactOptional(
    v.array(
      v.strictObject({
        role: v.picklist([
          'Catalog owner',
          'Catalog reader',
          'Access package manager',
          'Access package assignment manager',
        ]),
        principalId: guid,
      }),
    ),
  ),
  resources: v.exactOptional(v.array(v.strictObject({ originSystem: v.string(), originId: v.string() }))),
});

const localizations = v.array(v.strictObject({ languageCode: v.string(), text: v.string() }));

const questionBase = {
  id: guid,
  text: v.string(),
  localizations,
  isRequired: v.boolean(),
  isAnswerEditable: v.boolean(),
  sequence: v.number(),
};

const question = v.variant('type', [
  v.strictObject({
    ...questionBase,
    type: v.literal('text'),
    isSingleLineQuestion: v.boolean(),
    regexPattern: v.nullable(v.string()),
  }),
  v.strictObject({
    ...questionBase,
    type: v.literal('choice'),
    isMultipleSelectionAllowed: v.boolean(),
    choices: v.array(v.strictObject({ actualValue: v.string(), text: v.string(), localizations })),
  }),
  v.strictObject({ ...questionBase, type: v.literal('unknown'), odataType: v.string() }),
]);

const stage = v.strictObject({
  id: guid,
  durationBeforeAutomaticDenial: duration,
  isApproverJustificationRequired: v.boolean(),
  primaryApprovers: v.array(subjectSet),
  fallbackPrimaryApprovers: v.exactOptional(v.array(subjectSet)),
  escalation: v.exactOptional(
    v.strictObject({ after: duration, approvers: v.array(subjectSet), fallback: v.array(subjectSet) }),
  ),
  approverInformationVisibility: v.exactOptional(v.string()),
});

const written = v.exactOptional(v.record(v.string(), v.unknown()));

const policy = v.strictObject({
  id: guid,
  displayName: v.string(),
  description: v.string(),
  allowedTargetScope: v.picklist([
    'specificDirectoryUsers',
    'allMemberUsers',
    'allDirectoryUsers',
    'specificConnectedOrganizationUsers',
    'allExternalUsers',
    'allConfiguredConnectedOrganizationUsers',
    'notSpecified',
    'specificDirectoryServicePrincipals',
    'allDirectoryServicePrincipals',
    'allDirectoryAgentIdentities',
  ]),
  createdDateTime: v.exactOptional(dateTime),
  modifiedDateTime: v.exactOptional(dateTime),
  specificAllowedTargets: v.exactOptional(v.array(subjectSet)),
  enableTargetsToSelfAddAccess: v.exactOptional(v.boolean()),
  enableOnBehalfRequestorsToAddAccess: v.exactOptional(v.boolean()),
  enableOnBehalfRequestorsToUpdateAccess: v.exactOptional(v.boolean()),
  enableOnBehalfRequestorsToRemoveAccess: v.exactOptional(v.boolean()),
  onBehalfRequestors: v.exactOptional(v.array(subjectSet)),
  isRequestorJustificationRequired: v.boolean(),
  allowCustomAssignmentSchedule: v.boolean(),
  enableTargetsToSelfUpdateAccess: v.exactOptional(v.boolean()),
  enableTargetsToSelfRemoveAccess: v.exactOptional(v.boolean()),
  isApprovalRequiredForAdd: v.exactOptional(v.boolean()),
  isApprovalRequiredForUpdate: v.exactOptional(v.boolean()),
  expiration,
  stages: v.pipe(v.array(stage), v.maxLength(3)),
  questions: v.array(question),
  reviewSettings: written,
  automaticRequestSettings: written,
  notificationSettings: written,
});

const roleScope = v.strictObject({
  id: v.string(),
  createdDateTime: dateTime,
  role: v.strictObject({
    id: guid,
    displayName: v.string(),
    originId: v.string(),
    originSystem: v.string(),
  }),
  scope: v.strictObject({
    id: guid,
    displayName: v.string(),
    originId: v.string(),
    originSystem: v.string(),
    isRootScope: v.boolean(),
  }),
  resource: v.strictObject({
    id: guid,
    displayName: v.string(),
    originId: v.string(),
    originSystem: v.string(),
  }),
});

export const packageSchema = v.strictObject({
  id: guid,
  catalogId: guid,
  displayName: v.string(),
  description: v.string(),
  isHidden: v.boolean(),
  createdDateTime: dateTime,
  modifiedDateTime: dateTime,
  resourceRoleScopes: v.array(roleScope),
  assignmentPolicies: v.array(policy),
  incompatibleAccessPackageIds: v.exactOptional(v.array(guid)),
  incompatibleGroupIds: v.exactOptional(v.array(guid)),
  deliveryLagMinutes: v.exactOptional(v.number()),
});
