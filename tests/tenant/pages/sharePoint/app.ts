import { type Context, Hono } from 'hono';
import type { TenantCore } from '../../contract.ts';
import { sharePointAppId, sharePointReturnPath } from '../../login/applications.ts';
import { opensForReading } from '../../state/permissionLevels.ts';
import { partHolding } from '../../state/sitePermissions.ts';
import { createTokenService } from '../../tokens.ts';
import { page, redirect } from '../html.ts';
import { createWebSessions, signInAddress, type WebSessions, type WebUser } from '../webSessions.ts';
import { denialAddress, siteOf, tenantOfHost, webAddress } from './address.ts';
import { apiErrors } from './apiErrors.ts';
import { contentPage, errorAspx, notFoundPage } from './contentPages.ts';
import { denialPage } from './denialPage.ts';
import { hostilityOf } from './hostile.ts';
import { personalSite } from './personalSite.ts';
import { createKnownPlaces, type KnownPlaces, pathInSite } from './places.ts';
import { apiPath, siteApi } from './siteApi.ts';

/** SharePoint Online and OneDrive for every host under SharePoint's suffixes. */
export function createSharePointApp(core: TenantCore): Hono {
  const sessions = createWebSessions(core, 'FedAuth');
  const app = new Hono();
  app.post(sharePointReturnPath, (c) => signedIn(c, core, sessions));
  const places = createKnownPlaces();
  app.all('*', (c) => answer(c, core, sessions, places));
  return app;
}

async function answer(
  c: Context,
  core: TenantCore,
  sessions: WebSessions,
  places: KnownPlaces,
): Promise<Response> {
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
  const api = apiPath(address);
  if (!found || found.site.isRemoved) return api === undefined ? page(notFoundPage, 404) : apiErrors.noSite();
  const { tenant, site } = found;
  if (site.movedTo !== undefined) return moved(site.url, site.movedTo, address);
  if (api !== undefined) return siteApi(c, api, { core, tenant, site, person, places });
  if (!person) return redirect(authenticate(address));
  const path = pathInSite(site, address);
  places.add(site, path);
  if (partHolding(site, path)?.isRemoved) return page(notFoundPage, 404);
  const held = core.directory.permissionsOn(tenant.id, person.user.id, site, path);
  if (site.organizationalBlock || !opensForReading(held)) return redirect(denialAddress(site, address));
  if (path === '') return redirect(`${site.url}/SitePages/Home.aspx`);
  return page(contentPage({ site, person, address, held }));
}

/**
 * A site whose address was changed leaves a redirect to the new one at the old: 308, by a site of the template
 * `REDIRECTSITE#0` (Microsoft Learn, *Manage site redirects*; cloudappie.nl; seen 2026-11).
 */
function moved(from: string, to: string, address: URL): Response {
  const location = to + (address.origin + address.pathname).slice(from.length) + address.search;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-store' } });
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
