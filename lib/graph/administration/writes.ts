import type {
  DraftCatalog,
  DraftPackage,
  DraftResource,
  PackageDraft,
} from '../../entitlement/packageDraft.ts';
import type { Call } from '../call.ts';
import { entitlementManagement, part } from '../context.ts';
import { policyBody } from './policyBody.ts';

/**
 * The calls that make an access package, as data: they are sent, shown and exported. Shapes: "Tutorial: Manage access to
 * resources in Microsoft Entra entitlement management" and the reference pages of v1.0 (seen 2026-08).
 */
export type Write = Pick<Call, 'method' | 'path' | 'body'>;

export interface ResourceRole {
  /** Some roles have none until they are used. */
  id?: string | undefined;
  originId: string;
  originSystem: string;
  displayName: string;
}

export interface ResourceScope {
  id?: string | undefined;
  originId: string;
  originSystem: string;
}

export const postCatalog = ({ displayName, description }: DraftCatalog): Write => ({
  method: 'POST',
  path: `${entitlementManagement}/catalogs`,
  body: { displayName, description, state: 'published', isExternallyVisible: false },
});

/** Takes a resource into a catalog, or out of it. */
export const postResourceRequest = (
  requestType: 'adminAdd' | 'adminRemove',
  catalogId: string,
  { originId, originSystem, displayName }: DraftResource,
): Write => ({
  method: 'POST',
  path: `${entitlementManagement}/resourceRequests`,
  body: { requestType, resource: { originId, originSystem, displayName }, catalog: { id: catalogId } },
});

export const postPackage = (
  catalogId: string,
  { displayName, description }: { displayName: string; description: string },
): Write => ({
  method: 'POST',
  path: `${entitlementManagement}/accessPackages`,
  body: { displayName, description, isHidden: false, catalog: { id: catalogId } },
});

/** `resourceId`: the catalog's id of the resource. */
export const postRoleScope = (
  packageId: string,
  resourceId: string,
  resource: DraftResource,
  role: ResourceRole,
  scope: ResourceScope,
): Write => ({
  method: 'POST',
  path: `${roleScopes(packageId)}`,
  body: {
    role: {
      ...(role.id !== undefined && { id: role.id }),
      displayName: role.displayName,
      originSystem: role.originSystem,
      originId: role.originId,
      resource: { id: resourceId, originId: resource.originId, originSystem: resource.originSystem },
    },
    scope: {
      ...(scope.id !== undefined && { id: scope.id }),
      originId: scope.originId,
      originSystem: scope.originSystem,
      isRootScope: true,
    },
  },
});

/** `now`: epoch milliseconds; the first review begins a period later. */
export const postPolicy = (packageId: string, draft: PackageDraft, of: DraftPackage, now: number): Write => ({
  method: 'POST',
  path: `${entitlementManagement}/assignmentPolicies`,
  body: { ...policyBody(draft, of, now), accessPackage: { id: packageId } },
});

export const deletePolicy = (id: string): Write => ({
  method: 'DELETE',
  path: `${entitlementManagement}/assignmentPolicies/${part(id)}`,
});
export const deleteRoleScope = (packageId: string, id: string): Write => ({
  method: 'DELETE',
  path: `${roleScopes(packageId)}/${part(id)}`,
});
export const deletePackage = (id: string): Write => ({
  method: 'DELETE',
  path: `${entitlementManagement}/accessPackages/${part(id)}`,
});
export const deleteCatalog = (id: string): Write => ({
  method: 'DELETE',
  path: `${entitlementManagement}/catalogs/${part(id)}`,
});

const roleScopes = (packageId: string) =>
  `${entitlementManagement}/accessPackages/${part(packageId)}/resourceRoleScopes`;
