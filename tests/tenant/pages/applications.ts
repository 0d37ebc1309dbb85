import { deflateRawSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { clouds } from '../../../lib/platform/cloud.ts';
import type { TenantCore } from '../contract.ts';
import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { createTokenService } from '../tokens.ts';
import { type Html, html, page, raw, redirect } from './html.ts';
import { createWebSessions, signInAddress, type WebSessions, type WebUser } from './webSessions.ts';

/**
 * The organisation's own applications, each at the host of its `homepage`: no session → Entra's sign-in (OpenID
 * Connect or SAML), back with a token or a SAML response → *Welcome*. Refusals happen at Entra, before the
 * application.
 */
export function createApplicationsApp(core: TenantCore): Hono {
  const sessions = new Map<string, WebSessions>();
  const sessionsOf = ({ appId }: ApplicationSeed): WebSessions => {
    const known = sessions.get(appId) ?? createWebSessions(core, 'AppSession');
    sessions.set(appId, known);
    return known;
  };
  const app = new Hono();
  app.all('*', async (c) => {
    const address = new URL(c.req.url);
    const found = applicationAt(core, address);
    if (!found) return c.text('There is nothing here.', 404);
    const { application } = found;
    const own = sessionsOf(application);
    if (c.req.method === 'POST') return signedIn(c, core, application, own);
    if (address.pathname === '/signout') return redirect('/', { 'set-cookie': own.close(c) });
    const person = own.read(c);
    return person ? page(welcome(application, person)) : redirect(startSignIn(found, address));
  });
  return app;
}

interface Found {
  tenant: TenantSeed;
  application: ApplicationSeed;
}

/** By host; where several share one, the longest homepage in front of the address. */
function applicationAt(core: TenantCore, address: URL): Found | undefined {
  const all = core.seed.tenants.flatMap((tenant) =>
    tenant.applications.map((application) => ({ tenant, application })),
  );
  const here = all.filter(({ application }) => hostOf(application.homepage) === address.host);
  const fitting = here.filter(({ application }) => address.href.startsWith(application.homepage ?? ' '));
  return fitting.sort((one, other) => length(other) - length(one))[0] ?? here[0];
}

const length = ({ application }: Found): number => application.homepage?.length ?? 0;

const hostOf = (url: string | undefined): string | undefined => (url ? URL.parse(url)?.host : undefined);

function startSignIn({ tenant, application }: Found, address: URL): string {
  const redirectUri =
    application.redirectUris.find((uri) => hostOf(uri) === address.host) ?? application.redirectUris[0] ?? '';
  if (application.signInProtocol !== 'saml') {
    return signInAddress({ tenant, clientId: application.appId, redirectUri, state: address.href });
  }
  const login = new URL(`https://${clouds[tenant.cloud].loginHost}/${tenant.id}/saml2`);
  login.search = new URLSearchParams({
    SAMLRequest: samlRequest(application.identifierUris?.[0] ?? application.appId, redirectUri),
    RelayState: address.href,
  }).toString();
  return login.href;
}

function samlRequest(issuer: string, acs: string): string {
  const xml =
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="id1" Version="2.0" ' +
    `AssertionConsumerServiceURL="${acs}">` +
    `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</Issuer></samlp:AuthnRequest>`;
  return deflateRawSync(xml).toString('base64');
}

async function signedIn(
  c: Context,
  core: TenantCore,
  application: ApplicationSeed,
  sessions: WebSessions,
): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const token = form.get('id_token') ?? tokenInSaml(form.get('SAMLResponse') ?? '');
  const claims = await createTokenService(core).claimsFor(token, application.appId);
  const tenant =
    claims && core.seed.tenants.find((candidate) => candidate.applications.includes(application));
  const cookie = claims && tenant && sessions.open(tenant.id, String(claims.oid));
  if (!cookie) return c.text('Sign-in failed.', 403);
  const back = URL.parse(form.get('state') ?? form.get('RelayState') ?? '');
  const own = new URL(c.req.url).origin;
  return redirect(back?.origin === own ? back.href : `${own}/`, { 'set-cookie': cookie });
}

function tokenInSaml(response: string): string {
  const xml = Buffer.from(response, 'base64').toString();
  return /<SignatureValue>([^<]+)</.exec(xml)?.[1] ?? '';
}

function welcome(application: ApplicationSeed, { user }: WebUser): Html {
  return html`
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${application.displayName}</title><link rel="icon" href="data:,"><style>${raw(styles)}</style></head>
<body><header>${application.displayName}</header>
<main><h1>Welcome, ${user.displayName}</h1><p>You are in ${application.displayName}.</p>
<p><a href="/signout">Sign out</a></p></main></body>
</html>`;
}

const styles = `
:root { color-scheme: light; font: 16px/1.5 'Segoe UI', system-ui, sans-serif; color: #242424; background: #f7f7fb; }
body { margin: 0; }
header { background: #4f52b2; color: #fff; padding: 14px 32px; font-weight: 600; }
main { max-width: 880px; margin: 48px auto; padding: 0 32px; }
h1 { font-weight: 600; margin: 0 0 8px; }
`;
