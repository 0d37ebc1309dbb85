import * as v from 'valibot';
import type { GraphPackage, GraphRoleScope } from '../api.ts';
import { flag, id, maybe, text } from './fields.ts';

/** `accessPackage` of v1.0. */
export const accessPackage: v.GenericSchema<unknown, GraphPackage> = v.object({
  id,
  displayName: text,
  description: text,
  isHidden: flag,
});

/** The part of a package that requests and assignments carry by `$expand`. */
export const accessPackageReference = maybe(v.object({ id, displayName: text }));

const resource = maybe(v.object({ displayName: text }));
const role = v.object({ displayName: text, originId: text, originSystem: text, resource });
const scope = v.object({ displayName: text, originId: id, originSystem: text, resource });

/** Scopes are nearly always called this, which is no name for people. */
const rootScopeName = 'Root';

/** `accessPackageResourceRoleScope`, with the member names of v1.0 or of beta. */
export const roleScope: v.GenericSchema<unknown, GraphRoleScope> = v.pipe(
  v.object({
    id: text,
    role: maybe(role),
    accessPackageResourceRole: maybe(role),
    scope: maybe(scope),
    accessPackageResourceScope: maybe(scope),
  }),
  v.transform((entry) => ({
    id: entry.id,
    role: entry.role ?? entry.accessPackageResourceRole,
    scope: entry.scope ?? entry.accessPackageResourceScope,
  })),
  v.check((entry) => entry.scope !== undefined, 'no scope'),
  v.transform((entry) => toRoleScope(entry.id, entry.role, entry.scope)),
);

function toRoleScope(
  roleScopeId: string,
  given: v.InferOutput<typeof role> | undefined,
  on: v.InferOutput<typeof scope> | undefined,
): GraphRoleScope {
  const scopeName = on?.displayName === rootScopeName ? '' : on?.displayName;
  return {
    id: roleScopeId || `${given?.originId ?? ''}_${on?.originId ?? ''}`,
    originSystem: on?.originSystem || given?.originSystem || '',
    originId: on?.originId ?? '',
    resourceName: given?.resource?.displayName || on?.resource?.displayName || scopeName || '',
    roleName: given?.displayName ?? '',
    roleOriginId: given?.originId ?? '',
  };
}
