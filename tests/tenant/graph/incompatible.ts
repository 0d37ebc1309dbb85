import type { AccessPackageSeed, GroupSeed } from '../organization.ts';
import { findGroup, findPackage, sameId } from '../state/lookups.ts';
import { accessPackageEntity } from './accessPackages.ts';
import { badRequest, packageFor, replacePackage, unknown } from './entitlementAdministration.ts';
import type { Entity } from './entity.ts';
import { groupEntity } from './groups.ts';
import type { Call, Reply, Route } from './route.ts';
import { isObject } from './validate.ts';

const byId = '/identityGovernance/entitlementManagement/accessPackages/{id}';
const options = ['$select', '$filter', '$top'] as const;
const members = {
  incompatibleAccessPackages: 'incompatibleAccessPackageIds',
  incompatibleGroups: 'incompatibleGroupIds',
} as const;
type Navigation = keyof typeof members;

/** Separation of duties: who holds the one, or is in the group, may not ask for the other. */
export const incompatibleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${byId}/accessPackagesIncompatibleWith`,
    options,
    answer: (call) => packages(call, packagesIncompatibleWith(call, ownPackage(call))),
  },
  {
    method: 'GET',
    path: `${byId}/incompatibleAccessPackages`,
    options,
    answer: (call) => packages(call, incompatiblePackages(call, ownPackage(call))),
  },
  {
    method: 'GET',
    path: `${byId}/incompatibleGroups`,
    options,
    answer: (call) =>
      listed(
        'group',
        incompatibleGroups(call, ownPackage(call)).map((group) => groupEntity(call, group)),
      ),
  },
  ...(Object.keys(members) as Navigation[]).flatMap((name): Route[] => [
    { method: 'POST', path: `${byId}/${name}/$ref`, options: [], answer: (call) => add(call, name) },
    {
      method: 'DELETE',
      path: `${byId}/${name}/{otherId}/$ref`,
      options: [],
      answer: (call) => remove(call, name),
    },
  ]),
];

const ownPackage = (call: Call): AccessPackageSeed => packageFor(call, call.parameter('id'), 'read');

const listed = (type: string, entities: Entity[]): Reply => ({
  kind: 'collection',
  context: `Collection(${type})`,
  type,
  entities,
});

const packages = (call: Call, found: AccessPackageSeed[]): Reply =>
  listed(
    'accessPackage',
    found.map((one) => accessPackageEntity(call, one)),
  );

export const incompatiblePackages = ({ tenant }: Call, one: AccessPackageSeed): AccessPackageSeed[] =>
  (one.incompatibleAccessPackageIds ?? []).flatMap((id) => findPackage(tenant, id) ?? []);

export const packagesIncompatibleWith = ({ tenant }: Call, { id }: AccessPackageSeed): AccessPackageSeed[] =>
  tenant.accessPackages.filter(({ incompatibleAccessPackageIds = [] }) =>
    incompatibleAccessPackageIds.some((other) => sameId(other, id)),
  );

export const incompatibleGroups = ({ tenant }: Call, one: AccessPackageSeed): GroupSeed[] =>
  (one.incompatibleGroupIds ?? []).flatMap((id) => findGroup(tenant, id) ?? []);

function add(call: Call, name: Navigation): Reply {
  const accessPackage = packageFor(call, call.parameter('id'), 'changePackages');
  const { body } = call.exchange;
  const address = isObject(body) ? body['@odata.id'] : undefined;
  const id = typeof address === 'string' ? /\/([^/]+)\/?$/.exec(address)?.[1] : undefined;
  if (id === undefined) throw badRequest('@odata.id is required.');
  const other = name === 'incompatibleGroups' ? findGroup(call.tenant, id) : findPackage(call.tenant, id);
  if (other === undefined) throw unknown(name === 'incompatibleGroups' ? 'group' : 'access package', id);
  const before = accessPackage[members[name]] ?? [];
  replacePackage(call, accessPackage, { [members[name]]: [...new Set([...before, other.id])] });
  return { kind: 'nothing', status: 204, effect: `addIncompatible ${accessPackage.id} ${other.id}` };
}

function remove(call: Call, name: Navigation): Reply {
  const accessPackage = packageFor(call, call.parameter('id'), 'changePackages');
  const id = call.parameter('otherId');
  const before = accessPackage[members[name]] ?? [];
  const after = before.filter((one) => !sameId(one, id));
  if (after.length === before.length) throw unknown(name, id);
  replacePackage(call, accessPackage, { [members[name]]: after });
  return { kind: 'nothing', status: 204, effect: `removeIncompatible ${accessPackage.id} ${id}` };
}
