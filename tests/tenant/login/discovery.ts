import { Hono } from 'hono';
import { clouds } from '../../../lib/platform/cloud.ts';
import type { TenantSeed } from '../organization.ts';
import { entraErrors } from './errors.ts';
import type { Login } from './interaction.ts';
import { tokenFailure } from './tokenFailure.ts';

const anyOrigin = { 'access-control-allow-origin': '*' };

/** OpenID discovery, keys and instance discovery. MSAL knows the public hosts by heart and asks for none of it. */
export function createDiscoveryApp({ core, tokens }: Login): Hono {
  const app = new Hono();
  const configuration = '.well-known/openid-configuration';

  const described = (c: { req: { url: string } }, segment: string, isV2: boolean): Response => {
    const tenant = core.directory.tenant(segment);
    if (!tenant && segment !== 'common' && segment !== 'organizations')
      return withCors(tokenFailure(core, entraErrors.unknownTenant(segment)));
    const base = `https://${new URL(c.req.url).host}`;
    return Response.json(metadata(base, segment, tenant, isV2), { headers: anyOrigin });
  };
  app.get(`/:tenant/v2.0/${configuration}`, (c) => described(c, c.req.param('tenant'), true));
  app.get(`/:tenant/${configuration}`, (c) => described(c, c.req.param('tenant'), false));

  const keys = async (more: object = {}) => {
    const listed = (await tokens.keys()).map((key) => ({ ...key, ...more }));
    return Response.json({ keys: listed }, { headers: anyOrigin });
  };
  app.get('/:tenant/discovery/v2.0/keys', (c) => {
    const id = core.directory.tenant(c.req.param('tenant'))?.id ?? '{tenantid}';
    return keys({ issuer: issuerOf(new URL(c.req.url).host, id) });
  });
  app.get('/:tenant/discovery/keys', () => keys());
  app.get('/common/discovery/instance', (c) => {
    const host = new URL(c.req.url).host;
    return Response.json(
      {
        tenant_discovery_endpoint: `https://${host}/common/v2.0/${configuration}`,
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
      },
      { headers: anyOrigin },
    );
  });
  app.get('/common/userrealm/:user', (c) => {
    const domain = c.req.param('user').split('@')[1] ?? '';
    const cloud = {
      cloud_instance_name: 'microsoftonline.com',
      cloud_audience_urn: 'urn:federation:MicrosoftOnline',
    };
    return Response.json(
      core.directory.tenant(domain)
        ? { ver: '1.0', account_type: 'Managed', domain_name: domain, ...cloud }
        : { ver: '1.0', account_type: 'Unknown', ...cloud },
      { headers: anyOrigin },
    );
  });
  return app;
}

/** Of tokens of version 2.0. */
const issuerOf = (host: string, tenantId: string): string => `https://${host}/${tenantId}/v2.0`;

function withCors(answer: Response): Response {
  answer.headers.set('access-control-allow-origin', '*');
  return answer;
}

/** As the public configuration documents name it; version 1.0 has other addresses and another issuer. */
function metadata(base: string, segment: string, tenant: TenantSeed | undefined, isV2: boolean) {
  const endpoints = `${base}/${segment}/oauth2${isV2 ? '/v2.0' : ''}`;
  const id = tenant?.id ?? '{tenantid}';
  const { graphHost } = clouds[tenant?.cloud ?? 'global'];
  return {
    token_endpoint: `${endpoints}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/${segment}/discovery${isV2 ? '/v2.0' : ''}/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: isV2 ? issuerOf(new URL(base).host, id) : `https://sts.windows.net/${id}/`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `https://${graphHost}/oidc/userinfo`,
    authorization_endpoint: `${endpoints}/authorize`,
    device_authorization_endpoint: `${endpoints}/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${endpoints}/logout`,
    claims_supported: [
      ...['sub', 'iss', 'cloud_instance_name', 'cloud_instance_host_name', 'cloud_graph_host_name'],
      ...[
        'msgraph_host',
        'aud',
        'exp',
        'iat',
        'auth_time',
        'acr',
        'nonce',
        'preferred_username',
        'name',
        'tid',
      ],
      ...['ver', 'at_hash', 'c_hash', 'email'],
    ],
    tenant_region_scope: tenant === undefined ? null : 'NA',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: graphHost,
    rbac_url: 'https://pas.windows.net',
  };
}
