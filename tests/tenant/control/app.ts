import { Hono } from 'hono';
import type { Violation } from '../graph/violations.ts';
import { createLoginControl } from '../login/control.ts';
import type { TenantState } from '../state/state.ts';
import { readSwitches } from '../state/switches.ts';
import type { EntraTokens } from '../tokens.ts';
import { readClockMove, readFault, readTokenOrder } from './bodies.ts';
import { issueToken } from './token.ts';

export interface ControlDeps {
  state: TenantState;
  tokens: EntraTokens;
  violations: () => Violation[];
}

/** Steers and shows the tenant, under `/__tenant` of any host. A body that can't be read answers 400 `{error}`. */
export function createControlApp({ state, tokens, violations }: ControlDeps): Hono {
  const app = new Hono().basePath('/__tenant');
  app.onError((error, c) => c.json({ error: error.message }, 400));

  app.get('/seed', (c) => c.json(state.seed));
  app.post('/token', async (c) => {
    const token = await issueToken(state, tokens, readTokenOrder(await c.req.json()));
    return token === undefined ? c.json({ error: 'no such user' }, 404) : c.json({ access_token: token });
  });

  const clock = () => ({ now: new Date(state.clock.now()).toISOString() });
  app.get('/clock', (c) => c.json(clock()));
  app.post('/clock', async (c) => {
    state.clock.advance(readClockMove(await c.req.json()));
    return c.json(clock());
  });

  app.get('/faults', (c) => c.json(state.faults.list()));
  app.post('/faults', async (c) => {
    state.faults.add(readFault(await c.req.json()));
    return c.json(state.faults.list());
  });
  app.delete('/faults', (c) => {
    state.faults.clear();
    return c.body(null, 204);
  });

  app.get('/switches', (c) => c.json(state.switches.all()));
  app.post('/switches', async (c) => {
    state.switches.set(readSwitches(await c.req.json()));
    return c.json(state.switches.all());
  });

  app.get('/log', (c) => c.json(state.log.rows()));
  app.delete('/log', (c) => {
    state.log.clear();
    return c.body(null, 204);
  });
  app.get('/violations', (c) => c.json(violations()));

  app.route('/login', createLoginControl(state));
  return app;
}
