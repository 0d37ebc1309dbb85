import type { TypeRow } from './model.ts';

/**
 * What the service has and the metadata of 2026-08-20 lacks: members in the models of the SDK of 2026-09-18
 * (msgraph-sdk 1.0.0-preview.90), which were made from a newer CSDL. The names of the complex types are not
 * known; these are the tenant's own.
 */
export const newerMembers: Record<string, Pick<TypeRow, 'properties' | 'navigation'>> = {
  accessPackageAssignmentRequest: { properties: { parameters: 'newer.requestParameters' } },
  accessPackageResource: { navigation: { externalOriginResourceConnector: 'newer.connector' } },
  accessReviewInstance: { properties: { errors: 'Collection(newer.error)' } },
  accessReviewInstanceDecisionItem: {
    properties: { applyDescription: 'String', permission: 'newer.permission' },
  },
  accessReviewInstanceDecisionItemResource: { properties: { description: 'String' } },
  accessReviewInstanceDecisionItemServicePrincipalResource: {
    properties: { appRoleId: 'String', appRoleDisplayName: 'String' },
  },
  // Printed and selected by the reference page.
  servicePrincipal: { properties: { publisherName: 'String' } },
  accessReviewReviewerScope: { properties: { reviewerId: 'String', scopeType: 'String' } },
};

export const newerTypes: Record<string, TypeRow> = {
  // The excerpt of the metadata leaves them out; as their resource pages print them (graph-rest-1.0, seen 2026-11).
  unifiedRoleAssignment: {
    base: 'entity',
    properties: {
      appScopeId: 'String',
      directoryScopeId: 'String',
      principalId: 'String',
      roleDefinitionId: 'String',
    },
    navigation: { principal: 'directoryObject' },
  },
  siteCollection: { properties: { hostname: 'String', dataLocationCode: 'String' } },
  objectIdentity: { properties: { signInType: 'String', issuer: 'String', issuerAssignedId: 'String' } },
  'newer.requestParameters': { properties: { bypassApproval: 'Boolean' } },
  'newer.connector': { base: 'entity', open: true },
  'newer.error': { properties: { code: 'String', message: 'String' } },
  'newer.permission': {
    properties: { id: 'String', displayName: 'String', description: 'String', type: 'String' },
  },
};

const betaQuestion = {
  id: 'String',
  isAnswerEditable: 'Boolean',
  isRequired: 'Boolean',
  sequence: 'Int32',
  text: 'accessPackageLocalizedContent',
  // Beside the rest where both shapes come in one (Azure/LogicAppsUX#5905).
  localizations: 'Collection(accessPackageLocalizedText)',
};

/**
 * The beta shape of questions, which the newest v1.0 page of getApplicablePolicyRequirements prints (2026-07-04);
 * served when the switch `questionShape` stands on `beta`.
 */
export const betaQuestionTypes: Record<string, TypeRow> = {
  accessPackageLocalizedContent: {
    properties: { defaultText: 'String', localizedTexts: 'Collection(accessPackageLocalizedText)' },
  },
  textInputQuestion: {
    standsFor: 'accessPackageQuestion',
    properties: { ...betaQuestion, isSingleLineQuestion: 'Boolean', regexPattern: 'String' },
  },
  multipleChoiceQuestion: {
    standsFor: 'accessPackageQuestion',
    properties: {
      ...betaQuestion,
      allowsMultipleSelection: 'Boolean',
      isMultipleSelectionAllowed: 'Boolean',
      choices: 'Collection(betaAnswerChoice)',
    },
  },
  betaAnswerChoice: {
    properties: {
      actualValue: 'String',
      displayValue: 'accessPackageLocalizedContent',
      text: 'String',
      localizations: 'Collection(accessPackageLocalizedText)',
    },
  },
};
