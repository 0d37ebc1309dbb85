import * as v from 'valibot';
import { flag, id, list, maybe, optionalText, text, time } from '../decode/fields.ts';

/** What the administration of entitlement management answers, as far as making a package needs it. */
export const catalog = v.object({ id, displayName: text, description: text, createdDateTime: time });

const role = v.object({ id: optionalText, displayName: text, originId: text, originSystem: text });
const scope = v.object({ id: optionalText, originId: text, originSystem: text, isRootScope: flag });
export const catalogResource = v.object({
  id,
  displayName: text,
  originId: id,
  originSystem: text,
  createdDateTime: time,
  roles: list(role),
  scopes: list(scope),
});

export const resourceRole = role;

const roleScope = v.object({
  id,
  createdDateTime: time,
  role: maybe(v.object({ displayName: text, originId: text })),
  scope: maybe(v.object({ originId: text, originSystem: text })),
});

/** Who may ask, approve or review, whatever its kind: what isn't known stays a kind without words. */
const subject = v.pipe(
  v.looseObject({ '@odata.type': text, description: text, userId: optionalText, groupId: optionalText }),
  v.transform((set) => ({
    kind: set['@odata.type'].replace(/^#?microsoft\.graph\./, ''),
    id: set.userId ?? set.groupId,
    description: set.description,
  })),
);

export const policy = v.object({
  id,
  displayName: text,
  createdDateTime: time,
  allowedTargetScope: text,
  specificAllowedTargets: list(subject),
  requestorSettings: maybe(v.object({ enableTargetsToSelfAddAccess: flag })),
  requestApprovalSettings: maybe(
    v.object({
      isApprovalRequiredForAdd: flag,
      stages: list(
        v.object({
          primaryApprovers: list(subject),
          escalationApprovers: list(subject),
          fallbackPrimaryApprovers: list(subject),
        }),
      ),
    }),
  ),
  accessPackage: maybe(v.object({ id })),
});

export const administeredPackage = v.object({
  id,
  displayName: text,
  description: text,
  isHidden: flag,
  createdDateTime: time,
  catalog: maybe(v.object({ id, displayName: text })),
  resourceRoleScopes: list(roleScope),
  /** Empty unless asked for. */
  assignmentPolicies: list(policy),
});

/** A package with its policies, for who may not list policies. */
export const packageWithPolicies = v.object({ id, assignmentPolicies: list(policy) });

/** People and groups, as pickers show them. */
export const directoryObject = v.object({
  id,
  displayName: text,
  mail: v.fallback(v.nullish(v.string()), undefined),
  userPrincipalName: optionalText,
});
export const servicePrincipal = v.object({ id, displayName: text, appId: text });
export const site = v.object({ displayName: text, webUrl: v.pipe(v.string(), v.url()) });

export type AdministeredCatalog = v.InferOutput<typeof catalog>;
export type CatalogResource = v.InferOutput<typeof catalogResource>;
export type AdministeredPackage = v.InferOutput<typeof administeredPackage>;
export type AdministeredPolicy = v.InferOutput<typeof policy>;
