import { type Context, Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import { type Account, accountFrom } from './accounts.ts';
import { loginState } from './state.ts';

/**
 * Steers sign-in, mounted under `/__tenant/login`. Each takes `{user}`, a user principal name, and answers 204; 404
 * for nobody. `revoke`: refresh tokens end, browser sessions live on. `signOutEverywhere`: both end.
 * `requireInteraction`: nothing silent until the person has signed in on a page again.
 */
export function createLoginControl(core: TenantCore): Hono {
  const state = loginState(core);
  const app = new Hono();
  const steer = (path: string, act: (account: Account) => void): void => {
    app.post(path, async (c) => {
      const account = accountFrom(core, await userOf(c));
      if (!account) return c.json({ error: 'nobody by that user principal name' }, 404);
      act(account);
      return c.body(null, 204);
    });
  };
  steer('/revoke', state.revoke);
  steer('/signOutEverywhere', state.signOutEverywhere);
  steer('/requireInteraction', state.requireInteraction);
  return app;
}

async function userOf(c: Context): Promise<string> {
  const body: { user?: unknown } | null = await c.req.json().catch(() => null);
  return typeof body?.user === 'string' ? body.user : '';
}
