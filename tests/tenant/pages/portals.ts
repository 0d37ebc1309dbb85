import { Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import { type Html, html, page, raw, redirect } from './html.ts';

/** My Access: a plain page that tells where one landed, so that deep links can be checked by eye and by test. */
export function createMyAccessApp(): Hono {
  const app = new Hono();
  app.get('*', (c) => page(myAccess(decodeURIComponent(new URL(c.req.url).pathname))));
  return app;
}

function myAccess(path: string): Html {
  return html`
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>My Access</title><link rel="icon" href="data:,"><style>${raw(styles)}</style></head>
<body><header>My Access</header><main><h1>My Access</h1>
<p>You are at <code id="path">${path}</code><code id="fragment"></code>.</p></main>
<script>document.getElementById('fragment').textContent = decodeURIComponent(location.hash);</script></body>
</html>`;
}

/** Launcher links: `/api/signin/{appId}?tenantId=` and `/signin/{name}/{appId}?tenantId=` go to the application. */
export function createLauncherApp(core: TenantCore): Hono {
  const app = new Hono();
  const launch = (appId: string, tenantId: string | undefined): Response => {
    const tenants = tenantId ? [core.directory.tenant(tenantId)] : core.seed.tenants;
    const homepage = tenants
      .map((tenant) => tenant && core.directory.application(tenant.id, appId)?.homepage)
      .find((address) => address !== undefined);
    return homepage ? redirect(homepage) : page(unknownApplication, 404);
  };
  app.get('/api/signin/:appId', (c) => launch(c.req.param('appId'), c.req.query('tenantId')));
  app.get('/signin/:name/:appId', (c) => launch(c.req.param('appId'), c.req.query('tenantId')));
  app.notFound(() => page(unknownApplication, 404));
  return app;
}

const unknownApplication = html`
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>My Apps</title></head>
<body><h1>We couldn't find that application</h1></body></html>`;

const styles = `
:root { color-scheme: light; font: 16px/1.5 'Segoe UI', system-ui, sans-serif; color: #242424; background: #faf9f8; }
body { margin: 0; }
header { background: #0f6cbd; color: #fff; padding: 12px 32px; font-weight: 600; }
main { max-width: 880px; margin: 40px auto; padding: 0 32px; overflow-wrap: anywhere; }
`;
