import * as v from 'valibot';
import type { Seed } from './organization.ts';
import { catalogSchema, packageSchema } from './seedPackages.ts';
import { dateTime, expiration, guid } from './seedParts.ts';
import { permissionLevelNames } from './state/permissionLevels.ts';

const person = v.strictObject({
  id: guid,
  displayName: v.string(),
  userPrincipalName: v.string(),
  mail: v.string(),
  givenName: v.exactOptional(v.string()),
  surname: v.exactOptional(v.string()),
  jobTitle: v.exactOptional(v.string()),
  department: v.exactOptional(v.string()),
  preferredLanguage: v.exactOptional(v.string()),
  officeLocation: v.exactOptional(v.string()),
  mobilePhone: v.exactOptional(v.string()),
  businessPhones: v.exactOptional(v.array(v.string())),
  userType: v.picklist(['member', 'guest']),
  home: v.exactOptional(v.strictObject({ tenantId: guid, userId: guid })),
  managerId: v.exactOptional(guid),
  directoryRoles: v.exactOptional(v.array(v.string())),
});

const group = v.strictObject({
  id: guid,
  displayName: v.string(),
  description: v.exactOptional(v.string()),
  kind: v.picklist(['security', 'microsoft365']),
  memberIds: v.array(guid),
  ownerIds: v.exactOptional(v.array(guid)),
});

const level = v.picklist(permissionLevelNames);

const siteGroup = v.strictObject({
  id: v.pipe(v.number(), v.integer()),
  title: v.string(),
  level,
  associatedAs: v.exactOptional(v.picklist(['visitor', 'member', 'owner'])),
});

const sitePart = v.strictObject({
  path: v.string(),
  access: v.exactOptional(v.array(v.strictObject({ principalId: v.string(), level }))),
  isRemoved: v.exactOptional(v.boolean()),
});

const site = v.strictObject({
  id: guid,
  url: v.pipe(v.string(), v.url()),
  title: v.string(),
  visitorIds: v.exactOptional(v.array(guid)),
  memberIds: v.array(guid),
  ownerIds: v.exactOptional(v.array(guid)),
  everyoneReads: v.exactOptional(v.boolean()),
  groupId: v.exactOptional(guid),
  siteGroups: v.exactOptional(v.array(siteGroup)),
  parts: v.exactOptional(v.array(sitePart)),
  movedTo: v.exactOptional(v.pipe(v.string(), v.url())),
  isRemoved: v.exactOptional(v.boolean()),
  organizationalBlock: v.exactOptional(v.boolean()),
});

const application = v.strictObject({
  appId: guid,
  servicePrincipalId: guid,
  displayName: v.string(),
  appRoles: v.array(v.strictObject({ id: guid, value: v.string(), displayName: v.string() })),
  appRoleAssignmentRequired: v.boolean(),
  assignments: v.array(
    v.strictObject({ principalId: guid, principalType: v.picklist(['User', 'Group']), appRoleId: guid }),
  ),
  redirectUris: v.array(v.string()),
  platforms: v.exactOptional(v.record(v.string(), v.picklist(['spa', 'web', 'public']))),
  signInAudience: v.exactOptional(v.picklist(['AzureADMyOrg', 'AzureADMultipleOrgs'])),
  identifierUris: v.exactOptional(v.array(v.string())),
  homepage: v.exactOptional(v.string()),
  ownerIds: v.exactOptional(v.array(guid)),
  signInProtocol: v.exactOptional(v.picklist(['oidc', 'saml'])),
  delegatedScopes: v.exactOptional(v.array(v.string())),
  tenantWideConsent: v.exactOptional(v.array(v.string())),
  conditionalAccessBlock: v.exactOptional(v.boolean()),
  isDisabled: v.exactOptional(v.boolean()),
  needsAdminApproval: v.exactOptional(v.boolean()),
});

const request = v.strictObject({
  id: guid,
  accessPackageId: guid,
  assignmentPolicyId: guid,
  requestorId: guid,
  targetId: guid,
  requestType: v.string(),
  state: v.string(),
  status: v.string(),
  createdDateTime: dateTime,
  completedDateTime: v.nullable(dateTime),
  justification: v.nullable(v.string()),
  answers: v.exactOptional(
    v.array(v.strictObject({ questionId: guid, value: v.string(), displayValue: v.string() })),
  ),
});

const assignment = v.strictObject({
  id: guid,
  accessPackageId: guid,
  assignmentPolicyId: guid,
  targetId: guid,
  state: v.string(),
  status: v.string(),
  startDateTime: v.exactOptional(dateTime),
  expiredDateTime: v.nullable(dateTime),
  expiration,
  hasNoEffect: v.exactOptional(v.boolean()),
});

const tenant = v.strictObject({
  id: guid,
  displayName: v.string(),
  domain: v.string(),
  cloud: v.picklist(['global', 'usGovHigh', 'usGovDoD', 'china']),
  users: v.array(person),
  groups: v.optional(v.array(group), []),
  sites: v.optional(v.array(site), []),
  applications: v.optional(v.array(application), []),
  catalogs: v.optional(v.array(catalogSchema), []),
  catalogCreatorIds: v.exactOptional(v.array(guid)),
  accessPackages: v.optional(v.array(packageSchema), []),
  requests: v.exactOptional(v.array(request)),
  assignments: v.exactOptional(v.array(assignment)),
});

const seed = v.strictObject({ now: v.exactOptional(dateTime), tenants: v.array(tenant) });

/**
 * Reads an organisation as documented in `organization.ts`.
 * @throws Error that names every wrong place, one a line.
 */
export function parseSeed(value: unknown): Seed {
  const result = v.safeParse(seed, value);
  if (result.success) return result.output;
  const places = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'seed'}: ${issue.message}`);
  throw new Error(`The organisation can't be used:\n${places.join('\n')}`);
}
