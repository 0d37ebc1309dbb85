/**
 * Documented answers that the metadata contradicts, by operation, with what it says. Four reasons: the page prints beta's
 * names (`requestState`, `completedDate`, `isValidationOnly`, `target` of a decision) or spellings (`UserAdd`), the text
 * "null" for none, a member of a derived type without its type, or a type that the excerpt of the metadata leaves out.
 */
export const contradictory: Record<string, string[]> = {
  'GET /identityGovernance/accessReviews/definitions/*/instances/*/stages/*/decisions/*': [
    '$.target: undeclared in accessReviewInstanceDecisionItem',
  ],
  'GET /identityGovernance/accessReviews/definitions': [
    '$[].settings.applyActions[]: undeclared type removeAccessApplyAction',
  ],
  'GET /identityGovernance/accessReviews/definitions/*/instances/*/decisions/filterByCurrentUser(on=*)': [
    '$[].target: undeclared in accessReviewInstanceDecisionItem',
  ],
  'GET /identityGovernance/accessReviews/definitions/*/instances/*/decisions': [
    '$[].insights[]: undeclared type membershipOutlierInsight',
    '$[].insights[]: undeclared type userSignInInsight',
    '$[].target: undeclared in accessReviewInstanceDecisionItem',
  ],
  'GET /identityGovernance/accessReviews/definitions/*/instances/*/stages/*/decisions': [
    '$[].target: undeclared in accessReviewInstanceDecisionItem',
  ],
  'GET /identityGovernance/entitlementManagement/catalogs/*/customWorkflowExtensions': [
    '$[].authenticationConfiguration: undeclared type azureAdPopTokenAuthentication',
    '$[].callbackConfiguration.durationBeforeTimeout: undeclared in customExtensionCallbackConfiguration',
    '$[].endpointConfiguration: undeclared type logicAppTriggerEndpointConfiguration',
  ],
  'GET /identityGovernance/accessReviews/definitions/filterByCurrentUser(on=*)': [
    '$[].settings.applyActions[]: undeclared type removeAccessApplyAction',
  ],
  'GET /identityGovernance/entitlementManagement/connectedOrganizations/*': [
    '$.identitySources[]: undeclared type azureActiveDirectoryTenant',
  ],
  'GET /identityGovernance/accessReviews/historyDefinitions/*/instances': [
    '$[].reviewHistoryPeriodEndDate: undeclared in accessReviewHistoryInstance',
    '$[].reviewHistoryPeriodStartDate: undeclared in accessReviewHistoryInstance',
  ],
  'GET /identityGovernance/entitlementManagement/connectedOrganizations': [
    '$[].identitySources[]: undeclared type azureActiveDirectoryTenant',
  ],
  'POST /identityGovernance/entitlementManagement/assignmentRequests adminAdd': [
    '$.requestState: undeclared in accessPackageAssignmentRequest',
    '$.requestStatus: undeclared in accessPackageAssignmentRequest',
  ],
  'GET /identityGovernance/accessReviews/definitions/*/instances/*': [
    '$.value: undeclared in accessReviewInstance',
  ],
  'GET /users/*/manager': [
    '$.displayName: undeclared in directoryObject',
    '$.jobTitle: undeclared in directoryObject',
    '$.mail: undeclared in directoryObject',
    '$.userPrincipalName: undeclared in directoryObject',
  ],
  'GET /identityGovernance/entitlementManagement/accessPackages/*': [
    '$.catalogId: undeclared in accessPackage',
  ],
  'GET /identityGovernance/entitlementManagement/assignments/filterByCurrentUser(on=*)': [
    '$[].expiredDateTime: no DateTimeOffset',
  ],
  'POST /identityGovernance/entitlementManagement/assignmentRequests AdminAdd': [
    '$.completedDate: undeclared in accessPackageAssignmentRequest',
    '$.customExtensionHandlerInstances: undeclared in accessPackageAssignmentRequest',
    '$.isValidationOnly: undeclared in accessPackageAssignmentRequest',
    '$.requestState: undeclared in accessPackageAssignmentRequest',
    '$.requestStatus: undeclared in accessPackageAssignmentRequest',
    '$.requestType: not in accessPackageRequestType',
    '$.verifiedCredentialsData: undeclared in accessPackageAssignmentRequest',
  ],
  'POST /identityGovernance/entitlementManagement/assignmentRequests UserAdd': [
    '$.completedDate: undeclared in accessPackageAssignmentRequest',
    '$.isValidationOnly: undeclared in accessPackageAssignmentRequest',
    '$.requestState: undeclared in accessPackageAssignmentRequest',
    '$.requestStatus: undeclared in accessPackageAssignmentRequest',
    '$.requestType: not in accessPackageRequestType',
    '$.verifiedCredentialsData: undeclared in accessPackageAssignmentRequest',
  ],
  'GET /identityGovernance/entitlementManagement/assignmentRequests': [
    '$[].completedDate: undeclared in accessPackageAssignmentRequest',
  ],
};
