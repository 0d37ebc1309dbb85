import { clouds } from '../../platform/cloud.ts';
import { isRecord } from '../../platform/isRecord.ts';
import { anotherApp, ofExtensions, refusalsAsComment, several } from './refusals.ts';
import {
  defaultRole,
  graphAppId,
  kinds,
  permissionIds,
  policyOf,
  type RegisterPlan,
  type Role,
  roles,
  type Wanted,
  wantedBy,
} from './registrations.ts';

type Json = Record<string, unknown>;
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** One call of Graph, below `/v1.0`. Rejects where Graph refuses. */
export type Send = (method: Method, path: string, body?: Json) => Promise<Json>;

/**
 * Registers what the plan says, and answers what policy says then. What is there already is kept and completed, so that it
 * may be run again: redirect URIs are added, permissions and consent become exactly the ones that are needed.
 */
export async function registerByGraph(
  send: Send,
  plan: RegisterPlan,
  redirectUris: readonly string[],
): Promise<Json> {
  const graph = await send('GET', `/servicePrincipals(appId='${graphAppId}')?$select=id`);
  const clientIds: Partial<Record<Role, string>> = {};
  let tenantId = '';
  for (const wanted of wantedBy(plan)) {
    const { appId, principal } = await register(send, wanted, redirectUris);
    await consent(send, wanted, text(principal, 'id'), text(graph, 'id'));
    if (wanted.group !== undefined) await assign(send, text(principal, 'id'), wanted.group);
    clientIds[wanted.role] = appId;
    tenantId = text(principal, 'appOwnerOrganizationId');
  }
  return policyOf(plan, tenantId, clientIds);
}

/** Deletes every registration of Knock's. Its service principal, consent and assignments go with it. */
export async function unregisterByGraph(send: Send): Promise<string[]> {
  const gone: string[] = [];
  for (const role of roles) {
    const { displayName } = kinds[role];
    const found = await registrationNamed(send, displayName);
    if (found === undefined) continue;
    await send('DELETE', `/applications/${text(found, 'id')}`);
    gone.push(displayName);
  }
  return gone;
}

async function register(send: Send, wanted: Wanted, redirectUris: readonly string[]) {
  const { displayName, scopes } = wanted;
  const found = await registrationNamed(send, displayName);
  const application =
    found ?? (await send('POST', '/applications', { displayName, signInAudience: 'AzureADMyOrg' }));
  await send('PATCH', `/applications/${text(application, 'id')}`, {
    spa: { redirectUris: [...new Set([...urisOf(application.spa), ...redirectUris])] },
    requiredResourceAccess: [
      {
        resourceAppId: graphAppId,
        resourceAccess: scopes.map((scope) => ({ id: permissionIds[scope], type: 'Scope' })),
      },
    ],
  });
  const appId = text(application, 'appId');
  const [known] = listIn(await send('GET', `/servicePrincipals?$filter=appId eq '${appId}'`));
  return { appId, principal: known ?? (await send('POST', '/servicePrincipals', { appId })) };
}

/** @throws when several have the name, or another app has: nobody but an administrator can tell what is meant. */
async function registrationNamed(send: Send, displayName: string): Promise<Json | undefined> {
  const found = listIn(await send('GET', `/applications?$filter=displayName eq '${displayName}'`));
  if (found.length > 1) throw new Error(several(String(found.length), displayName));
  const uris = found.flatMap(({ spa, web, publicClient }) => [spa, web, publicClient].flatMap(urisOf));
  if (uris.length > 0 && !uris.some((uri) => ofExtensions.test(uri)))
    throw new Error(anotherApp(displayName));
  return found[0];
}

async function consent(send: Send, { scopes }: Wanted, clientId: string, resourceId: string): Promise<void> {
  const grants = listIn(await send('GET', `/oauth2PermissionGrants?$filter=clientId eq '${clientId}'`));
  const known = grants.find(
    (grant) => grant.consentType === 'AllPrincipals' && grant.resourceId === resourceId,
  );
  const scope = scopes.join(' ');
  if (known === undefined)
    await send('POST', '/oauth2PermissionGrants', {
      clientId,
      consentType: 'AllPrincipals',
      resourceId,
      scope,
    });
  else if (known.scope !== scope)
    await send('PATCH', `/oauth2PermissionGrants/${text(known, 'id')}`, { scope });
}

async function assign(send: Send, resourceId: string, principalId: string): Promise<void> {
  const path = `/servicePrincipals/${resourceId}`;
  await send('PATCH', path, { appRoleAssignmentRequired: true });
  const assigned = listIn(await send('GET', `${path}/appRoleAssignedTo?$top=999`));
  if (assigned.some((one) => one.principalId === principalId)) return;
  await send('POST', `${path}/appRoleAssignedTo`, { principalId, resourceId, appRoleId: defaultRole });
}

const text = (object: Json, name: string): string => String(object[name] ?? '');
const listIn = ({ value }: Json): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const urisOf = (platform: unknown): string[] =>
  isRecord(platform) && Array.isArray(platform.redirectUris) ? platform.redirectUris.map(String) : [];

/** The same calls as text, for a tenant in which nothing of Knock is registered: what Graph answers stands in braces. */
export async function graphCalls(plan: RegisterPlan, redirectUris: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const names = wantedBy(plan).map(({ role }) => role);
  const made: Record<string, number> = {};
  const policy = await registerByGraph(
    async (method, path, body) => {
      const what = path.replace(/^\/(\w+).*$/, '$1');
      lines.push(`### ${lines.length + 1}`);
      lines.push(`${method} https://${clouds[plan.cloud].graphHost}/v1.0${path.replaceAll(' ', '%20')}`);
      if (body !== undefined) lines.push('Content-Type: application/json', '', JSON.stringify(body, null, 2));
      lines.push('');
      if (path.includes('(appId=')) return { id: '{graph}' };
      if (method !== 'POST') return {};
      made[what] = (made[what] ?? 0) + 1;
      const role = names[made[what] - 1];
      return { id: `{${role}.${what}}`, appId: `{${role}.appId}`, appOwnerOrganizationId: '{tenant}' };
    },
    plan,
    redirectUris,
  );
  const numbered = lines.map((line, at) =>
    line.startsWith('### ')
      ? `### ${lines.slice(0, at + 1).filter((one) => one.startsWith('### ')).length}`
      : line,
  );
  return [
    '# Each call with the header "Authorization: Bearer …". What stands in braces, an earlier answer says.',
    '# What GET finds already needs no POST. To undo: DELETE /v1.0/applications/{employees.applications}, and the others.',
    ...refusalsAsComment(),
    '',
    ...numbered,
    '# Policy:',
    JSON.stringify(policy, null, 2),
    '',
  ].join('\n');
}
