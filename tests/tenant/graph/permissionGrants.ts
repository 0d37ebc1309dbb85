import type { Grant } from '../contract.ts';
import type { TenantSeed } from '../organization.ts';
import { findUser, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { administered, invalid, mayAdminister, notFound } from './administration.ts';
import type { Entity } from './entity.ts';
import { graphApplication } from './graphPrincipal.ts';
import type { Call, Reply, Route } from './route.ts';

const all = '/oauth2PermissionGrants';
const byId = `${all}/{id}`;

/** Consent to Graph's delegated permissions: for everybody, or one person's. */
export const permissionGrantRoutes: readonly Route[] = [
  { method: 'GET', path: all, options: ['$filter', '$top'], answer: (call) => listed(grantsOf(call)) },
  {
    method: 'GET',
    path: '/servicePrincipals/{id}/oauth2PermissionGrants',
    options: [],
    answer: (call) => {
      const own = grantsOf(call).filter(({ properties }) => properties.clientId === call.parameter('id'));
      return listed(own);
    },
  },
  { method: 'POST', path: all, options: [], answer: create },
  {
    method: 'PATCH',
    path: byId,
    options: [],
    answer: (call) => change(call, scopesIn(administered(call, 'oAuth2PermissionGrant'))),
  },
  { method: 'DELETE', path: byId, options: [], answer: (call) => change(call, []) },
];

const listed = (entities: Entity[]): Reply => ({
  kind: 'collection',
  context: 'oauth2PermissionGrants',
  type: 'oAuth2PermissionGrant',
  entities,
});

const grantsOf = ({ state, tenant }: Call): Entity[] =>
  state.directory.grants(tenant.id).flatMap((grant) => grantEntity(tenant, grant) ?? []);

function create(call: Call): Reply {
  const { state, tenant } = call;
  const body = administered(call, 'oAuth2PermissionGrant');
  const client = tenant.applications.find(({ servicePrincipalId }) =>
    sameId(servicePrincipalId, String(body.clientId)),
  );
  if (client === undefined) return notFound(String(body.clientId));
  if (!sameId(String(body.resourceId), graphApplication(tenant).servicePrincipalId))
    return notFound(String(body.resourceId));
  const grant: Grant = { userId: personIn(tenant, body), appId: client.appId, scopes: scopesIn(body) };
  if (state.directory.grants(tenant.id, client.appId).some(({ userId }) => userId === grant.userId))
    throw new Refusal(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.');
  state.directory.grant(tenant.id, grant.userId, grant.appId, grant.scopes);
  const entity = grantEntity(tenant, grant);
  if (entity === undefined) return notFound(grant.appId);
  const context = 'oauth2PermissionGrants/$entity';
  return { kind: 'entity', status: 201, context, entity, effect: `grant ${client.appId}` };
}

function change(call: Call, scopes: string[]): Reply {
  mayAdminister(call, 'oAuth2PermissionGrant');
  const { state, tenant, parameter } = call;
  const id = parameter('id');
  const grant = state.directory.grants(tenant.id).find((one) => idOf(tenant, one) === id);
  if (grant === undefined) return notFound(id);
  state.directory.grant(tenant.id, grant.userId, grant.appId, scopes);
  return { kind: 'nothing', status: 204, effect: `grant ${grant.appId}` };
}

/** Whose consent is written: everyone's, or that of a person of the tenant. */
function personIn(tenant: TenantSeed, { consentType, principalId }: Record<string, unknown>): string {
  if (consentType === 'AllPrincipals' && (principalId === undefined || principalId === null))
    return 'everyone';
  const user = typeof principalId === 'string' ? findUser(tenant, principalId) : undefined;
  if (consentType === 'Principal' && user !== undefined) return user.id;
  throw invalid('consentType is AllPrincipals, or Principal with the principalId of a person.');
}

/** One text with blanks between. An empty one is no grant. */
function scopesIn({ scope }: Record<string, unknown>): string[] {
  const scopes = String(scope ?? '')
    .split(' ')
    .filter((one) => one !== '');
  if (scopes.length === 0) throw invalid('scope is required.');
  return scopes;
}

const clientOf = (tenant: TenantSeed, { appId }: Grant): string | undefined =>
  tenant.applications.find((application) => sameId(application.appId, appId))?.servicePrincipalId;

/** The real id is opaque text; this one is stable and as opaque to clients. */
const idOf = (tenant: TenantSeed, grant: Grant): string =>
  Buffer.from(`${clientOf(tenant, grant)}.${grant.userId}`).toString('base64url');

/** `undefined`: a client without a service principal, such as SharePoint's own. */
function grantEntity(tenant: TenantSeed, grant: Grant): Entity | undefined {
  const clientId = clientOf(tenant, grant);
  if (clientId === undefined) return undefined;
  const isForAll = grant.userId === 'everyone';
  return {
    type: 'oAuth2PermissionGrant',
    properties: {
      clientId,
      consentType: isForAll ? 'AllPrincipals' : 'Principal',
      id: idOf(tenant, grant),
      principalId: isForAll ? null : grant.userId,
      resourceId: graphApplication(tenant).servicePrincipalId,
      scope: grant.scopes.join(' '),
    },
  };
}
