import { ok } from '../platform/failure.ts';
import type { GraphApi } from './api.ts';
import { asEmployee, asLookUp, type GraphContext, part, quoted } from './context.ts';
import { appRoleAssignment, me, report, servicePrincipal } from './decode/directory.ts';
import { readAll, readOne } from './read.ts';

/** `/me`, who reports to one, and the admin-consented look-up of applications. */
export const directory = ({
  send,
}: GraphContext): Pick<GraphApi, 'me' | 'directReports' | 'servicePrincipal' | 'assignedGroups'> => ({
  me: (profile) =>
    readOne(send, {
      call: {
        profile,
        access: asEmployee,
        method: 'GET',
        path: '/me?$select=id,displayName,userPrincipalName',
      },
      where: 'me',
      schema: me,
    }),

  async directReports(profile) {
    const read = await readAll(send, {
      call: {
        profile,
        access: asEmployee,
        method: 'GET',
        path: '/me/directReports?$select=id,displayName,mail,userPrincipalName',
      },
      where: 'directReports',
      schema: report,
    });
    if (!read.ok) return read;
    return ok(
      read.value.filter((row) => row.isUser).map(({ id, displayName, mail }) => ({ id, displayName, mail })),
    );
  },

  async servicePrincipal(profile, appId) {
    const path = `/servicePrincipals(appId=${quoted(appId)})?$select=id,appId,displayName`;
    const found = await readOne(send, {
      call: { profile, access: asLookUp, method: 'GET', path },
      where: 'servicePrincipal',
      schema: servicePrincipal,
    });
    return !found.ok && found.failure.kind === 'gone' ? ok(undefined) : found;
  },

  async assignedGroups(profile, servicePrincipalId) {
    const path = `/servicePrincipals/${part(servicePrincipalId)}/appRoleAssignedTo`;
    const assigned = await readAll(send, {
      call: { profile, access: asLookUp, method: 'GET', path },
      where: 'appRoleAssignedTo',
      schema: appRoleAssignment,
    });
    if (!assigned.ok) return assigned;
    const groups = assigned.value.filter((row) => row.principalType.toLowerCase() === 'group');
    return ok([...new Set(groups.map((row) => row.principalId))]);
  },
});
