import { type Context, Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { createTokenService } from '../tokens.ts';
import { html, page, redirect } from './html.ts';
import { signInAddress } from './webSessions.ts';

/**
 * An application behind App Service's own sign-in: Entra lets everybody of the tenant in, the application only those
 * who are assigned. `/files` says the same sentence to everybody and has nothing to do with access.
 */
export function createEasyAuthApp(core: TenantCore): Hono {
  const app = new Hono();
  app.get('/files', () => refusal());
  app.get('*', (c) => {
    const found = applicationAt(core, new URL(c.req.url).hostname);
    if (found === undefined) return c.text('There is nothing here.', 404);
    const { tenant, application } = found;
    return redirect(
      signInAddress({
        tenant,
        clientId: application.appId,
        redirectUri: application.redirectUris[0] ?? '',
        state: c.req.url,
      }),
    );
  });
  app.post('*', (c) => signedIn(c, core));
  return app;
}

async function signedIn(c: Context, core: TenantCore): Promise<Response> {
  const found = applicationAt(core, new URL(c.req.url).hostname);
  const token = new URLSearchParams(await c.req.text()).get('id_token');
  if (found === undefined || token === null) return c.text('Sign-in failed.', 403);
  const claims = await createTokenService(core).claimsFor(token, found.application.appId);
  const isAssigned = found.application.assignments.some(({ principalId }) => principalId === claims?.oid);
  return isAssigned
    ? page(html`<!DOCTYPE html><title>Field Reports</title><h1>Field Reports</h1>`)
    : refusal();
}

const refusal = (): Response =>
  page(
    html`<!DOCTYPE html><html lang="en"><head><title>403</title></head><body><p>You do not have permission to view this directory or page.</p></body></html>`,
    403,
  );

function applicationAt(
  core: TenantCore,
  host: string,
): { tenant: TenantSeed; application: ApplicationSeed } | undefined {
  for (const tenant of core.seed.tenants)
    for (const application of tenant.applications)
      if (application.redirectUris.some((uri) => URL.parse(uri)?.hostname === host))
        return { tenant, application };
  return undefined;
}
