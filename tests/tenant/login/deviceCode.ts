import { randomInt } from 'node:crypto';
import { Hono } from 'hono';
import { clientAnywhere } from './applications.ts';
import { entraErrors } from './errors.ts';
import { grantErrors } from './grantErrors.ts';
import type { Login } from './interaction.ts';
import { keep } from './state.ts';
import { tokenFailure } from './tokenFailure.ts';

const seconds = 900;
/** Without letters and digits that look alike. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** `POST /{tenant}/oauth2/v2.0/devicecode`; the user code is typed in by `POST /__tenant/login/device`. */
export function createDeviceCodeApp(login: Login): Hono {
  const { core, state } = login;
  const app = new Hono();
  app.post('/:tenant/oauth2/v2.0/devicecode', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const missing = ['client_id', 'scope'].find((name) => !form.get(name));
    if (missing !== undefined) return tokenFailure(core, grantErrors.missing(missing));
    const clientId = (form.get('client_id') ?? '').toLowerCase();
    if (!clientAnywhere(core, clientId))
      return tokenFailure(core, entraErrors.unknownApplication(clientId, c.req.param('tenant')));
    const userCode = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
    const scopes = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
    const device = { userCode, clientId, scopes, expiresAt: core.clock.now() + seconds * 1000 };
    const uri = 'https://login.microsoft.com/device';
    return Response.json({
      user_code: userCode,
      device_code: keep(state.devices, device),
      verification_uri: uri,
      expires_in: seconds,
      interval: 5,
      message: `To sign in, use a web browser to open the page ${uri} and enter the code ${userCode} to authenticate.`,
    });
  });
  return app;
}
