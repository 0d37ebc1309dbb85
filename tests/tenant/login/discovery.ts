import { Hono } from 'hono';
import { clouds } from '../../../lib/platform/cloud.ts';
import type { Login } from './interaction.ts';

const anyOrigin = { 'access-control-allow-origin': '*' };

/** OpenID discovery, keys and instance discovery. MSAL knows the public hosts by heart and asks for none of it. */
export function createDiscoveryApp({ core, tokens }: Login): Hono {
  const app = new Hono();
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    const segment = c.req.param('tenant');
    const tenant = core.directory.tenant(segment);
    const base = `https://${new URL(c.req.url).host}`;
    const endpoints = `${base}/${segment}/oauth2/v2.0`;
    return Response.json(
      {
        token_endpoint: `${endpoints}/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
        jwks_uri: `${base}/${segment}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code', 'id_token', 'code id_token'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        issuer: `${base}/${tenant?.id ?? '{tenantid}'}/v2.0`,
        authorization_endpoint: `${endpoints}/authorize`,
        end_session_endpoint: `${endpoints}/logout`,
        msgraph_host: clouds[tenant?.cloud ?? 'global'].graphHost,
      },
      { headers: anyOrigin },
    );
  });
  app.get('/:tenant/discovery/v2.0/keys', async () =>
    Response.json({ keys: await tokens.keys() }, { headers: anyOrigin }),
  );
  app.get('/common/discovery/instance', (c) => {
    const host = new URL(c.req.url).host;
    return Response.json(
      {
        tenant_discovery_endpoint: `https://${host}/common/v2.0/.well-known/openid-configuration`,
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
      },
      { headers: anyOrigin },
    );
  });
  return app;
}
