import * as v from 'valibot';
import { ok, type Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { PackageContents } from './api.ts';
import { asEmployee, entitlementManagement, type GraphContext } from './context.ts';
import { roleScope } from './decode/accessPackage.ts';
import { id, list } from './decode/fields.ts';
import { readAll } from './read.ts';

const packageWithContents = v.object({ id, resourceRoleScopes: list(roleScope) });

const path =
  `${entitlementManagement}/accessPackages/filterByCurrentUser(on='allowedRequestor')` +
  '?$select=id&$expand=resourceRoleScopes($expand=role,scope)';

/**
 * Contents in clouds without `availableAccessPackages`: the list of packages, expanded. Not documented for employees,
 * so a refusal, or an answer without any contents, means that contents can't be read here.
 */
export async function contentsByExpand(
  { send }: GraphContext,
  profile: Profile,
  accessPackageIds: readonly string[],
): Promise<Result<PackageContents[]>> {
  const read = await readAll(send, {
    call: { profile, access: asEmployee, method: 'GET', path },
    where: 'accessPackages',
    schema: packageWithContents,
  });
  if (!read.ok && !isRefusal(read.failure.kind)) return read;
  const rows = read.ok ? read.value : [];
  const isAnswered = rows.some((row) => row.resourceRoleScopes.length > 0);
  const byId = new Map(rows.map((row) => [row.id, row.resourceRoleScopes]));
  return ok(
    accessPackageIds.map((accessPackageId) => {
      const roleScopes = isAnswered ? byId.get(accessPackageId) : undefined;
      return {
        accessPackageId,
        outcome: roleScopes === undefined ? { kind: 'refused' } : { kind: 'read', roleScopes },
      };
    }),
  );
}

/** 400 reads as `unexpected`. */
const isRefusal = (kind: string): boolean => ['forbidden', 'gone', 'unexpected'].includes(kind);
