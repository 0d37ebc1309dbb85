import { Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import { page, redirect } from '../pages/html.ts';
import type { EntraTokens } from '../tokens.ts';
import { accountFrom } from './accounts.ts';
import { createAuthorizeApp } from './authorize.ts';
import { createDeviceCodeApp } from './deviceCode.ts';
import { createDiscoveryApp } from './discovery.ts';
import { entraErrors } from './errors.ts';
import { type Login, showError } from './interaction.ts';
import { errorTalkPage, interruptPage, interrupts, signedOutPage } from './page/plainPages.ts';
import { signOut } from './session.ts';
import { loginState } from './state.ts';
import { createTokenApp } from './token.ts';

/**
 * Entra's sign-in for the login hosts of every cloud: OAuth 2.0 with PKCE, OpenID Connect, SAML, consent, policy
 * refusals, sign-out. Every request URL must carry the real host name.
 */
export function createLoginApp(core: TenantCore, tokens: EntraTokens): Hono {
  const login: Login = { core, tokens, state: loginState(core) };
  const app = new Hono();
  app.get('/error', (c) => page(errorTalkPage(c.req.query('code') ?? '')));
  app.get('/kmsi', () => page(interruptPage('KmsiInterrupt')));
  app.get('/common/SAS/ProcessAuth', (c) => {
    const asked = c.req.query('page') ?? '';
    return page(interruptPage(Object.hasOwn(interrupts, asked) ? asked : 'ConvergedTFA'));
  });
  app.get('/:tenant/oauth2/v2.0/logout', (c) => {
    const hint = c.req.query('logout_hint');
    const cookies = signOut(c, login.state, hint ? accountFrom(core, hint) : undefined);
    const target = c.req.query('post_logout_redirect_uri');
    const response = target && URL.canParse(target) ? redirect(target) : page(signedOutPage());
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  });
  app.route('/', createDiscoveryApp(login));
  app.route('/', createTokenApp(login));
  app.route('/', createDeviceCodeApp(login));
  app.route('/', createAuthorizeApp(login));
  app.get('/favicon.ico', () => new Response(null, { status: 204 }));
  app.notFound(() => showError(login, entraErrors.unknownTenant('')));
  return app;
}
