import { reportsOf } from '../state/people.ts';
import { Refusal } from '../state/refusal.ts';
import type { Call, Reply, Route } from './route.ts';
import { asDirectoryObject, userEntity, withoutDetails } from './users.ts';

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
