import { type Context, Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import { type Account, accountFrom } from './accounts.ts';
import { loginState } from './state.ts';

/**
 * Steers sign-in, mounted under `/__tenant/login`. Each takes `{user}`, a user principal name, and answers 204; 404
 * for nobody. `revoke`: refresh tokens end, browser sessions live on. `signOutEverywhere`: both end.
 * `requireInteraction`: nothing silent until the person has signed in on a page again. `device` (`{user, userCode}`):
 * the person types a device's code elsewhere.
 */
export function createLoginControl(core: TenantCore): Hono {
  const state = loginState(core);
  const app = new Hono();
  const steer = (path: string, act: (account: Account, userCode: string) => void): void => {
    app.post(path, async (c) => {
      const { user, userCode } = await bodyOf(c);
      const account = accountFrom(core, user);
      if (!account) return c.json({ error: 'nobody by that user principal name' }, 404);
      act(account, userCode);
      return c.body(null, 204);
    });
  };
  steer('/revoke', state.revoke);
  steer('/signOutEverywhere', state.signOutEverywhere);
  steer('/requireInteraction', state.requireInteraction);
  steer('/device', (account, userCode) => {
    for (const device of state.devices.values()) if (device.userCode === userCode) device.account = account;
  });
  return app;
}

async function bodyOf(c: Context): Promise<{ user: string; userCode: string }> {
  const body: { user?: unknown; userCode?: unknown } | null = await c.req.json().catch(() => null);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { user: text(body?.user), userCode: text(body?.userCode) };
}
