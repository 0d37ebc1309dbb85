import type { TenantSeed, UserSeed } from '../organization.ts';
import { findUser, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { notFound } from './administration.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const listOptions = ['$select', '$expand', '$filter', '$search', '$orderby', '$top', '$count'] as const;

/** People, as pickers look for them. */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    options: listOptions,
    isDirectory: true,
    answer: (call) => ({
      kind: 'collection',
      context: 'users',
      type: 'user',
      entities: call.tenant.users.map((user) => visibleUser(call, user)),
    }),
  },
  {
    method: 'GET',
    path: '/users/{id}',
    options: ['$select', '$expand'],
    answer: (call) => {
      const user = userNamed(call);
      checkReadable(call, user);
      return { kind: 'entity', context: 'users/$entity', entity: visibleUser(call, user) };
    },
  },
  { method: 'GET', path: '/users/{id}/manager', options: ['$select'], answer: getManager },
];

/** By object id or user principal name. */
function userNamed({ tenant, parameter }: Call): UserSeed {
  const id = parameter('id');
  return (
    findUser(tenant, id) ??
    tenant.users.find(({ userPrincipalName }) => sameId(userPrincipalName, id)) ??
    notFound(id)
  );
}

/** `User.Read` is for oneself. */
function checkReadable({ caller, me }: Call, user: UserSeed): void {
  const readsOthers = caller.scopes.some((scope) => /^(?:User|Directory)\.Read\w*\.All$/.test(scope));
  if (user.id === me.id || readsOthers) return;
  throw new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

function getManager(call: Call): Reply {
  const user = userNamed(call);
  const manager = user.managerId === undefined ? undefined : findUser(call.tenant, user.managerId);
  if (manager === undefined) return notFound('manager');
  return {
    kind: 'entity',
    context: 'directoryObjects/$entity',
    entity: asDirectoryObject(userEntity(call.tenant, manager)),
  };
}

/** What `User.ReadBasic.All` tells of others. Source: Graph permissions reference, seen 2026-11. */
const basic = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];

/** Somebody as the caller's scopes show them. */
function visibleUser({ tenant, caller, me }: Call, user: UserSeed): Entity {
  const entity = userEntity(tenant, user);
  const seesAll = caller.scopes.some((scope) =>
    /^(?:User\.Read|Directory\.Read)(?:Write)?\.All$/.test(scope),
  );
  if (seesAll || user.id === me.id) return entity;
  const { manager: _, ...navigations } = entity.navigations ?? {};
  return onlyWith(basic, { ...entity, navigations });
}

/** Somebody in a list of directory objects: "Limited information returned for inaccessible member objects". */
export function memberEntity(call: Call, user: UserSeed): Entity {
  const tells = call.caller.scopes.some((scope) => /^(?:User|Directory)\.Read\w*\.All$/.test(scope));
  const entity = asDirectoryObject(visibleUser(call, user));
  return tells ? entity : withoutDetails(entity);
}

/** Source: Graph permissions overview, seen 2026-11. */
export const withoutDetails = (entity: Entity): Entity => onlyWith(['id'], entity);

const onlyWith = (names: readonly string[], { type, properties, ...others }: Entity): Entity => ({
  ...others,
  type,
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      names.includes(name) ? value : Array.isArray(value) ? [] : null,
    ]),
  ),
});

export const asDirectoryObject = (entity: Entity): Entity => ({
  ...entity,
  annotations: { '@odata.type': '#microsoft.graph.user' },
});

/** Without `$select`, the properties the reference page lists as default. */
export function userEntity(tenant: TenantSeed, user: UserSeed): Entity {
  const manager = user.managerId === undefined ? undefined : findUser(tenant, user.managerId);
  return {
    type: 'user',
    properties: {
      businessPhones: user.businessPhones ?? [],
      displayName: user.displayName,
      givenName: user.givenName ?? null,
      jobTitle: user.jobTitle ?? null,
      department: user.department ?? null,
      mail: user.mail,
      mobilePhone: user.mobilePhone ?? null,
      officeLocation: user.officeLocation ?? null,
      preferredLanguage: user.preferredLanguage ?? null,
      surname: user.surname ?? null,
      userPrincipalName: user.userPrincipalName,
      id: user.id,
      userType: user.userType === 'guest' ? 'Guest' : 'Member',
      postalCode: null,
      identities: [
        {
          signInType: 'userPrincipalName',
          issuer: tenant.domain,
          issuerAssignedId: user.userPrincipalName,
        },
      ],
    },
    onRequest: ['userType', 'department', 'postalCode', 'identities'],
    navigations: {
      manager: () => (manager === undefined ? null : asDirectoryObject(userEntity(tenant, manager))),
    },
  };
}
