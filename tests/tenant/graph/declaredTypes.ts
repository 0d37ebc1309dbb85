import type { TypeRow } from './model.ts';

/**
 * Types that the metadata excerpt lacks.
 * Source: graph-rest-1.0 reference pages "user resource type", "servicePrincipal resource type" and
 * "appRoleAssignment resource type", seen 2026-09; only what the tenant knows of them.
 */
export const declaredTypes: Record<string, TypeRow> = {
  entity: { kind: 'EntityType', properties: { id: 'String' } },
  directoryObject: { kind: 'EntityType', base: 'entity', properties: { deletedDateTime: 'DateTimeOffset' } },
  user: {
    kind: 'EntityType',
    base: 'directoryObject',
    properties: {
      businessPhones: 'Collection(String)',
      displayName: 'String',
      givenName: 'String',
      jobTitle: 'String',
      mail: 'String',
      mobilePhone: 'String',
      officeLocation: 'String',
      preferredLanguage: 'String',
      surname: 'String',
      userPrincipalName: 'String',
      userType: 'String',
    },
    navigation: { manager: 'directoryObject', directReports: 'Collection(directoryObject)' },
  },
  group: {
    kind: 'EntityType',
    base: 'directoryObject',
    properties: {
      displayName: 'String',
      groupTypes: 'Collection(String)',
      securityEnabled: 'Boolean',
      mailEnabled: 'Boolean',
    },
  },
  servicePrincipal: {
    kind: 'EntityType',
    base: 'directoryObject',
    properties: {
      appId: 'String',
      appDisplayName: 'String',
      displayName: 'String',
      appRoleAssignmentRequired: 'Boolean',
      accountEnabled: 'Boolean',
      homepage: 'String',
      replyUrls: 'Collection(String)',
      servicePrincipalNames: 'Collection(String)',
      servicePrincipalType: 'String',
      appRoles: 'Collection(appRole)',
    },
    navigation: { appRoleAssignedTo: 'Collection(appRoleAssignment)' },
  },
  appRole: {
    kind: 'ComplexType',
    properties: {
      allowedMemberTypes: 'Collection(String)',
      description: 'String',
      displayName: 'String',
      id: 'Guid',
      isEnabled: 'Boolean',
      origin: 'String',
      value: 'String',
    },
  },
  appRoleAssignment: {
    kind: 'EntityType',
    base: 'directoryObject',
    properties: {
      appRoleId: 'Guid',
      createdDateTime: 'DateTimeOffset',
      principalDisplayName: 'String',
      principalId: 'Guid',
      principalType: 'String',
      resourceDisplayName: 'String',
      resourceId: 'Guid',
    },
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
    kind: 'ComplexType',
    properties: { defaultText: 'String', localizedTexts: 'Collection(accessPackageLocalizedText)' },
  },
  textInputQuestion: {
    kind: 'EntityType',
    standsFor: 'accessPackageQuestion',
    properties: { ...betaQuestion, isSingleLineQuestion: 'Boolean', regexPattern: 'String' },
  },
  multipleChoiceQuestion: {
    kind: 'EntityType',
    standsFor: 'accessPackageQuestion',
    properties: {
      ...betaQuestion,
      allowsMultipleSelection: 'Boolean',
      isMultipleSelectionAllowed: 'Boolean',
      choices: 'Collection(betaAnswerChoice)',
    },
  },
  betaAnswerChoice: {
    kind: 'ComplexType',
    properties: {
      actualValue: 'String',
      displayValue: 'accessPackageLocalizedContent',
      text: 'String',
      localizations: 'Collection(accessPackageLocalizedText)',
    },
  },
};
