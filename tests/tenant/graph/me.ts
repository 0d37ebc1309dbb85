import type { TenantSeed, UserSeed } from '../organization.ts';
import { findUser } from '../state/lookups.ts';
import { reportsOf } from '../state/people.ts';
import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const reportOptions = ['$select', '$top', '$count', '$search', '$filter', '$orderby'] as const;

export const meRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    options: ['$select', '$expand'],
    answer: ({ me, tenant }) => ({
      kind: 'entity',
      context: 'users/$entity',
      entity: userEntity(tenant, me),
    }),
  },
  ...['/me/directReports', '/me/directReports/microsoft.graph.user'].map(
    (path): Route => ({
      method: 'GET',
      path,
      options: reportOptions,
      isDirectory: true,
      answer: listReports,
    }),
  ),
];

function listReports({ me, tenant, state, caller }: Call): Reply {
  const isBroad = caller.scopes.some((scope) => /^(?:User|Directory)\..*\.All$/.test(scope));
  const told = isBroad ? 'full' : state.switches.get('directReports');
  if (told === 'refused')
    throw new Refusal(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  return {
    kind: 'collection',
    context: 'directoryObjects',
    type: 'directoryObject',
    entities: reportsOf(tenant, me).map((user) => {
      const report = asDirectoryObject(userEntity(tenant, user));
      return told === 'full' ? report : withoutDetails(report);
    }),
  };
}

/** "Limited information returned for inaccessible member objects" (Graph permissions overview, seen 2026-11). */
const withoutDetails = ({ type, properties, ...report }: Entity): Entity => ({
  ...report,
  type,
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      name === 'id' ? value : Array.isArray(value) ? [] : null,
    ]),
  ),
});

const asDirectoryObject = (entity: Entity): Entity => ({
  ...entity,
  annotations: { '@odata.type': '#microsoft.graph.user' },
});

/** Without `$select`, the properties the reference page lists as default. */
function userEntity(tenant: TenantSeed, user: UserSeed): Entity {
  const manager = user.managerId === undefined ? undefined : findUser(tenant, user.managerId);
  return {
    type: 'user',
    properties: {
      businessPhones: user.businessPhones ?? [],
      displayName: user.displayName,
      givenName: user.givenName ?? null,
      jobTitle: user.jobTitle ?? null,
      mail: user.mail,
      mobilePhone: user.mobilePhone ?? null,
      officeLocation: user.officeLocation ?? null,
      preferredLanguage: user.preferredLanguage ?? null,
      surname: user.surname ?? null,
      userPrincipalName: user.userPrincipalName,
      id: user.id,
      userType: user.userType === 'guest' ? 'Guest' : 'Member',
    },
    onRequest: ['userType'],
    navigations: {
      manager: () => (manager === undefined ? null : asDirectoryObject(userEntity(tenant, manager))),
    },
  };
}
