import type { SubjectSetSeed, TenantSeed } from '../organization.ts';
import { findGroup, findUser } from '../state/lookups.ts';
import { badRequest } from './entitlementAdministration.ts';
import { bareType } from './model.ts';
import { isObject } from './validate.ts';

/** Sets of subjects as they are written. @throws Refusal 400 for people and groups that there aren't. */
export function readSubjects(tenant: TenantSeed, value: unknown, name: string): SubjectSetSeed[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest(`${name}: no collection`);
  return value.filter(isObject).map((set) => readSubject(tenant, set, name));
}

function readSubject(tenant: TenantSeed, set: Record<string, unknown>, name: string): SubjectSetSeed {
  const odataType = String(set['@odata.type'] ?? '');
  const type = bareType(odataType);
  switch (type) {
    case 'singleUser': {
      const user = findUser(tenant, String(set.userId));
      if (user === undefined) throw notThere(name, String(set.userId));
      return { type, userId: user.id };
    }
    case 'groupMembers': {
      const group = findGroup(tenant, String(set.groupId));
      if (group === undefined) throw notThere(name, String(set.groupId));
      return { type, groupId: group.id };
    }
    case 'requestorManager':
    case 'targetManager':
      return { type, managerLevel: typeof set.managerLevel === 'number' ? set.managerLevel : 1 };
    case '':
      throw badRequest(`${name}: @odata.type is required.`);
    default:
      return { type: 'other', written: { ...set, '@odata.type': odataType } };
  }
}

/** The code is the tenant's own: Graph documents none. */
const notThere = (name: string, id: string) =>
  badRequest(`${name}: there is no subject '${id}' in the directory.`, 'SubjectNotFound');
