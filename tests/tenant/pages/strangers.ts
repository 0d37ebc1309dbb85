import { Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import { strangerHost } from '../hosts.ts';
import { entraErrors } from '../login/errors.ts';
import { errorPage } from '../login/page/errorPage.ts';
import { html, page } from './html.ts';

/**
 * Hosts that are nobody's: a phishing copy of Entra's refusal, with the same path and machine-readable state, and a
 * blog that writes about refusals, embeds them and carries their addresses in its own. Nothing may act on either.
 */
export function createStrangersApp(core: TenantCore): Hono {
  const app = new Hono();
  app.get('*', (c) => {
    if (new URL(c.req.url).hostname === strangerHost) return page(blog(core));
    const copied = refused(core);
    return copied ? page(errorPage({ error: copied, now: core.clock.now() })) : c.notFound();
  });
  return app;
}

function refused(core: TenantCore) {
  const tenant = core.seed.tenants[0];
  const user = tenant?.users[0];
  const application = tenant?.applications[0];
  if (!tenant || !user || !application) return undefined;
  const account = { homeTenantId: tenant.id, homeUserId: user.id };
  return entraErrors.notAssigned({ application, firstParty: false }, { account, tenant, user });
}

function blog(core: TenantCore) {
  const site = core.seed.tenants[0]?.sites[0]?.url ?? '';
  return html`
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>AADSTS50105 explained</title>
<meta name="PageID" content="ConvergedError"><meta name="SharePointError" content="1"></head>
<body><h1>AADSTS50105 explained</h1>
<div id="service_exception_message">${refused(core)?.message ?? ''}</div>
<div id="ms-accessDenied-reqDialog">You need permission to access this site.</div>
<iframe src="${site}/_layouts/15/AccessDenied.aspx?Type=web" width="400" height="240" title="Example"></iframe>
</body></html>`;
}
