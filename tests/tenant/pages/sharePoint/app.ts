import { type Context, Hono } from 'hono';
import type { TenantCore } from '../../contract.ts';
import { sharePointAppId, sharePointReturnPath } from '../../login/applications.ts';
import type { SiteSeed } from '../../organization.ts';
import { createTokenService } from '../../tokens.ts';
import { page, redirect } from '../html.ts';
import { createWebSessions, signInAddress, type WebSessions, type WebUser } from '../webSessions.ts';
import { denialAddress, siteOf, tenantOfHost, webAddress } from './address.ts';
import { contentPage, errorAspx, notFoundPage } from './contentPages.ts';
import { currentUser } from './currentUser.ts';
import { denialPage } from './denialPage.ts';
import { hostilityOf } from './hostile.ts';
import { personalSite } from './personalSite.ts';

/** SharePoint Online and OneDrive for every host under SharePoint's suffixes. */
export function createSharePointApp(core: TenantCore): Hono {
  const sessions = createWebSessions(core, 'FedAuth');
  const app = new Hono();
  app.post(sharePointReturnPath, (c) => signedIn(c, core, sessions));
  app.all('*', (c) => answer(c, core, sessions));
  return app;
}

async function answer(c: Context, core: TenantCore, sessions: WebSessions): Promise<Response> {
  const address = new URL(c.req.url);
  const layouts = /\/_layouts\/(?:15\/)?(\w+)\.aspx$/i.exec(address.pathname)?.[1]?.toLowerCase();
  const person = sessions.read(c);
  switch (layouts) {
    case 'accessdenied':
      return denial(c, address, person);
    case 'error':
      return page(errorAspx);
    case 'authenticate':
      return redirect(hop(core, address, address.searchParams.get('Source') ?? '/'));
    case 'closeconnection':
    case 'signout':
      return redirect(hop(core, address, address.searchParams.get('Source') ?? '/', 'select_account'), {
        'set-cookie': sessions.close(c),
      });
  }
  const found = personalSite(core, address) ?? siteOf(core, address);
  if (!found) return page(notFoundPage, 404);
  const { site } = found;
  const allowed = person !== undefined && mayOpen(core, site, person);
  if (/\/_api\/web\/currentuser$/i.test(address.pathname)) return currentUser(c, person, allowed);
  if (!person) return redirect(authenticate(address));
  if (!allowed) return redirect(denialAddress(site, address));
  const isRoot = address.origin + address.pathname.replace(/\/$/, '') === site.url.replace(/\/$/, '');
  if (isRoot) return redirect(`${site.url}/SitePages/Home.aspx`);
  return page(contentPage({ site, person, address }));
}

function mayOpen(core: TenantCore, site: SiteSeed, { tenant, user }: WebUser): boolean {
  if (site.organizationalBlock) return false;
  return site.memberIds.includes(user.id) || core.directory.mayOpenSite(tenant.id, user.id, site.url);
}

function denial(c: Context, address: URL, person: WebUser | undefined): Response {
  const hostility = hostilityOf(address);
  const document = denialPage({
    type: address.searchParams.get('Type') ?? address.searchParams.get('type') ?? undefined,
    person,
    asked: c.req.method === 'POST',
    ...(hostility ? { extra: hostility.markup } : {}),
  });
  return page(document, 200, hostility?.headers);
}

/** The sign-in hop keeps the page asked for, relative to the host. */
function authenticate(address: URL): string {
  const source = encodeURIComponent(address.pathname + address.search);
  return `${webAddress(address)}/_layouts/15/Authenticate.aspx?Source=${source}`;
}

function hop(core: TenantCore, address: URL, source: string, prompt?: string): string {
  const tenant = tenantOfHost(core, address.hostname);
  if (!tenant) return address.origin;
  return signInAddress({
    tenant,
    clientId: sharePointAppId,
    redirectUri: address.origin + sharePointReturnPath,
    state: source,
    ...(prompt ? { prompt } : {}),
  });
}

async function signedIn(c: Context, core: TenantCore, sessions: WebSessions): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const claims = await createTokenService(core).claimsFor(form.get('id_token') ?? '', sharePointAppId);
  const cookie = claims && sessions.open(String(claims.tid), String(claims.oid));
  if (!cookie) return c.text('Sign-in failed.', 403);
  const origin = new URL(c.req.url).origin;
  const target = URL.parse(form.get('state') ?? '/', origin);
  return redirect(target?.origin === origin ? target.href : origin, { 'set-cookie': cookie });
}
