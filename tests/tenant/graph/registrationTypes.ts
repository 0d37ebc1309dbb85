import type { TypeRow } from './model.ts';

const nullable = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, 'String']));

/**
 * Types of app registrations that the excerpt of the metadata leaves out, as far as their reference pages print them
 * (graph-rest-1.0: application, oAuth2PermissionGrant and their complex types, seen 2026-11).
 */
export const registrationTypes: Record<string, TypeRow> = {
  application: {
    base: 'directoryObject',
    properties: {
      ...nullable(
        'appId',
        'applicationTemplateId',
        'description',
        'disabledByMicrosoftStatus',
        'displayName',
        'groupMembershipClaims',
        'notes',
        'publisherDomain',
        'samlMetadataUrl',
        'serviceManagementReference',
        'signInAudience',
      ),
      addIns: 'Collection(addIn)',
      api: 'apiApplication',
      appRoles: 'Collection(appRole)',
      certification: 'certification',
      createdDateTime: 'DateTimeOffset',
      identifierUris: 'Collection(String)',
      info: 'informationalUrl',
      isDeviceOnlyAuthSupported: 'Boolean',
      isFallbackPublicClient: 'Boolean',
      keyCredentials: 'Collection(keyCredential)',
      optionalClaims: 'optionalClaims',
      parentalControlSettings: 'parentalControlSettings',
      passwordCredentials: 'Collection(passwordCredential)',
      publicClient: 'publicClientApplication',
      requiredResourceAccess: 'Collection(requiredResourceAccess)',
      spa: 'spaApplication',
      tags: 'Collection(String)',
      tokenEncryptionKeyId: 'Guid',
      verifiedPublisher: 'verifiedPublisher',
      web: 'webApplication',
    },
    navigation: { owners: 'Collection(directoryObject)' },
  },
  apiApplication: {
    properties: {
      acceptMappedClaims: 'Boolean',
      knownClientApplications: 'Collection(Guid)',
      oauth2PermissionScopes: 'Collection(permissionScope)',
      preAuthorizedApplications: 'Collection(preAuthorizedApplication)',
      requestedAccessTokenVersion: 'Int32',
    },
  },
  certification: {
    properties: {
      certificationDetailsUrl: 'String',
      certificationExpirationDateTime: 'DateTimeOffset',
      isCertifiedByMicrosoft: 'Boolean',
      isPublisherAttested: 'Boolean',
      lastCertificationDateTime: 'DateTimeOffset',
    },
  },
  implicitGrantSettings: {
    properties: { enableAccessTokenIssuance: 'Boolean', enableIdTokenIssuance: 'Boolean' },
  },
  oAuth2PermissionGrant: {
    base: 'entity',
    properties: nullable('clientId', 'consentType', 'principalId', 'resourceId', 'scope'),
  },
  parentalControlSettings: {
    properties: { countriesBlockedForMinors: 'Collection(String)', legalAgeGroupRule: 'String' },
  },
  publicClientApplication: { properties: { redirectUris: 'Collection(String)' } },
  requiredResourceAccess: {
    properties: { resourceAccess: 'Collection(resourceAccess)', resourceAppId: 'String' },
  },
  resourceAccess: { properties: { id: 'Guid', type: 'String' } },
  spaApplication: { properties: { redirectUris: 'Collection(String)' } },
  webApplication: {
    properties: {
      homePageUrl: 'String',
      implicitGrantSettings: 'implicitGrantSettings',
      logoutUrl: 'String',
      redirectUris: 'Collection(String)',
    },
  },
};
