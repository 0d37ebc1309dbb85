import { type Context, Hono } from 'hono';
import { accountFrom } from './accounts.ts';
import { entraErrors } from './errors.ts';
import { type Act, type Login, lostRequest, proceed, showError, tell } from './interaction.ts';
import { type AuthorizeRequest, readAuthorize } from './request.ts';
import { readSaml } from './saml.ts';
import { signIn } from './session.ts';
import type { Parked } from './state.ts';

/** Where sign-in starts and where its pages post to. Refusals appear at all of these paths, as on the real host. */
export function createAuthorizeApp(login: Login): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], ['/:tenant/oauth2/v2.0/authorize', '/:tenant/oauth2/authorize'], async (c) =>
    proceed(c, login, readAuthorize(originOf(c), c.req.param('tenant'), await paramsOf(c)), {}),
  );
  app.on(['GET', 'POST'], '/:tenant/saml2', async (c) => {
    const request = readSaml(login.core, originOf(c), c.req.param('tenant'), await paramsOf(c));
    return request
      ? proceed(c, login, request, {})
      : showError(login, entraErrors.unknownApplication('', 'SAML'));
  });
  app.get('/:tenant/v2.0/adminconsent', async (c) =>
    proceed(c, login, adminConsent(originOf(c), c.req.param('tenant'), await paramsOf(c)), {}),
  );
  app.post('/:tenant/login', async (c) => picked(c, login, await paramsOf(c)));
  app.post('/common/reprocess', async (c) => picked(c, login, await paramsOf(c)));
  app.get('/common/reprocess', (c) => {
    const ctx = c.req.query('ctx') ?? '';
    const parked = login.state.parked.get(ctx);
    return parked ? proceed(c, login, parked.request, resume(ctx, parked)) : lostRequest(login);
  });
  app.post('/common/Consent/Set', async (c) => consented(c, login, await paramsOf(c)));
  return app;
}

async function picked(c: Context, login: Login, form: URLSearchParams): Promise<Response> {
  const ctx = form.get('ctx') ?? '';
  const request = login.state.parked.get(ctx)?.request;
  if (!request) return lostRequest(login);
  const name = form.get('account') ?? form.get('loginfmt') ?? '';
  const chosen = accountFrom(login.core, name);
  if (!chosen) return proceed(c, login, { ...request, prompt: 'select_account' }, { ctx, unknownName: name });
  const { signedIn, cookie } = signIn(c, login.state, {
    account: chosen,
    now: login.core.clock.now(),
    kept: form.get('kmsi') === '1',
    contexts: request.contexts,
  });
  const response = await proceed(c, login, request, { ctx, chosen, signedIn });
  response.headers.append('set-cookie', cookie);
  return response;
}

async function consented(c: Context, login: Login, form: URLSearchParams): Promise<Response> {
  const ctx = form.get('ctx') ?? '';
  const parked = login.state.parked.get(ctx);
  if (!parked?.question) return lostRequest(login);
  const { request, question } = parked;
  if (form.get('answer') !== 'accept') return tell(login, request, entraErrors.consentDeclined());
  const { tenantId, userId, scopes } = question;
  login.core.directory.consent(tenantId, userId, request.clientId, scopes);
  return proceed(c, login, request, { ...resume(ctx, parked), consented: true });
}

function resume(ctx: string, { chosen }: Parked): Act {
  return { ctx, ...(chosen ? { chosen } : {}) };
}

function adminConsent(origin: string, tenant: string, params: URLSearchParams): AuthorizeRequest {
  return { ...readAuthorize(origin, tenant, params), protocol: 'adminConsent', responseMode: 'query' };
}

const originOf = (c: Context): string => `https://${new URL(c.req.url).host}`;

/** Query and form together. */
async function paramsOf(c: Context): Promise<URLSearchParams> {
  const params = new URLSearchParams(new URL(c.req.url).search);
  if (c.req.method !== 'POST') return params;
  for (const [name, value] of new URLSearchParams(await c.req.text())) params.set(name, value);
  return params;
}
