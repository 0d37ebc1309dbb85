/** Catalogs, access packages and their policies, as an organisation is written: see `organization.ts`. */

export type SubjectSetSeed =
  | { type: 'singleUser'; userId: string }
  | { type: 'groupMembers'; groupId: string }
  | { type: 'requestorManager'; managerLevel: number }
  /** The manager of whom the access is for. */
  | { type: 'targetManager'; managerLevel: number }
  /** Any other set of Graph's, as it was written. The tenant finds nobody in it. */
  | { type: 'other'; written: { '@odata.type': string; [member: string]: unknown } };

export type CatalogRoleName =
  | 'Catalog owner'
  | 'Catalog reader'
  | 'Access package manager'
  | 'Access package assignment manager';

export interface CatalogSeed {
  id: string;
  displayName: string;
  description?: string;
  /** Absent: published. Nobody may ask for a package of another one. */
  state?: 'published' | 'unpublished';
  isExternallyVisible?: boolean;
  createdDateTime?: string;
  modifiedDateTime?: string;
  /** Who has which role on it: people, or groups. */
  roles?: { role: CatalogRoleName; principalId: string }[];
  /** What its packages may grant, besides what they grant from the start. */
  resources?: { originSystem: string; originId: string }[];
}

export interface AccessPackageSeed {
  id: string;
  catalogId: string;
  displayName: string;
  description: string;
  isHidden: boolean;
  createdDateTime: string;
  modifiedDateTime: string;
  resourceRoleScopes: ResourceRoleScopeSeed[];
  assignmentPolicies: AssignmentPolicySeed[];
  incompatibleAccessPackageIds?: string[];
  /** Their members may not ask for it. */
  incompatibleGroupIds?: string[];
  /** Minutes between `delivered` and access really working. */
  deliveryLagMinutes?: number;
}

export interface ResourceRoleScopeSeed {
  /** `<roleId>_<scopeId>` */
  id: string;
  createdDateTime: string;
  role: { id: string; displayName: string; originId: string; originSystem: string };
  scope: { id: string; displayName: string; originId: string; originSystem: string; isRootScope: boolean };
  resource: { id: string; displayName: string; originId: string; originSystem: string };
}

export interface AssignmentPolicySeed {
  id: string;
  displayName: string;
  description: string;
  allowedTargetScope:
    | 'specificDirectoryUsers'
    | 'allMemberUsers'
    | 'allDirectoryUsers'
    | 'specificConnectedOrganizationUsers'
    | 'allExternalUsers'
    | 'allConfiguredConnectedOrganizationUsers'
    /** Nobody of those below is a person who asks. */
    | 'notSpecified'
    | 'specificDirectoryServicePrincipals'
    | 'allDirectoryServicePrincipals'
    | 'allDirectoryAgentIdentities';
  createdDateTime?: string;
  modifiedDateTime?: string;
  specificAllowedTargets?: SubjectSetSeed[];
  /** `requestorSettings.enableTargetsToSelfAddAccess`; absent: people ask for themselves. */
  enableTargetsToSelfAddAccess?: boolean;
  /** `requestorSettings.enableOnBehalfRequestorsToAddAccess`; absent: nobody asks for anybody else. */
  enableOnBehalfRequestorsToAddAccess?: boolean;
  /** Who may ask for others then. */
  onBehalfRequestors?: SubjectSetSeed[];
  isRequestorJustificationRequired: boolean;
  allowCustomAssignmentSchedule: boolean;
  enableOnBehalfRequestorsToUpdateAccess?: boolean;
  enableOnBehalfRequestorsToRemoveAccess?: boolean;
  /** Holders may ask for another end (`enableTargetsToSelfUpdateAccess`). Absent: they may. */
  enableTargetsToSelfUpdateAccess?: boolean;
  /** Holders may give up what they hold. Absent: they may. */
  enableTargetsToSelfRemoveAccess?: boolean;
  /** The stages decide about new access. Absent: they do. */
  isApprovalRequiredForAdd?: boolean;
  /** The stages decide about another end, too. Absent: they don't. */
  isApprovalRequiredForUpdate?: boolean;
  expiration:
    | { type: 'noExpiration' }
    | { type: 'afterDuration'; duration: string }
    | { type: 'afterDateTime'; endDateTime: string };
  /** None: no approval. At most three. */
  stages: {
    id: string;
    durationBeforeAutomaticDenial: string;
    isApproverJustificationRequired: boolean;
    primaryApprovers: SubjectSetSeed[];
    /** They decide where nobody is found among the primary ones. */
    fallbackPrimaryApprovers?: SubjectSetSeed[];
    /** Who may decide, too, after so long. */
    escalation?: { after: string; approvers: SubjectSetSeed[]; fallback: SubjectSetSeed[] };
    approverInformationVisibility?: string;
  }[];
  /** As written: the tenant holds no reviews, assigns nothing by itself and sends no mail. */
  reviewSettings?: Record<string, unknown>;
  automaticRequestSettings?: Record<string, unknown>;
  notificationSettings?: Record<string, unknown>;
  questions: QuestionSeed[];
}

export type QuestionSeed = {
  id: string;
  text: string;
  localizations: { languageCode: string; text: string }[];
  isRequired: boolean;
  isAnswerEditable: boolean;
  sequence: number;
} & (
  | { type: 'text'; isSingleLineQuestion: boolean; regexPattern: string | null }
  | {
      type: 'choice';
      isMultipleSelectionAllowed: boolean;
      choices: {
        actualValue: string;
        text: string;
        localizations: { languageCode: string; text: string }[];
      }[];
    }
  /** A question type Knock cannot know. */
  | { type: 'unknown'; odataType: string }
);
