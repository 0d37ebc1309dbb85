import type { LogRow, TokenService } from '../contract.ts';
import { ConnectionDropped } from '../state/connectionDropped.ts';
import type { TenantState } from '../state/state.ts';
import { answerCall, type GraphDeps, type Outcome } from './answer.ts';
import { answerBatch } from './batch.ts';
import type { Answer } from './errors.ts';
import { type Exchange, readExchange } from './exchange.ts';
import { throughFault } from './faulty.ts';
import type { Route } from './route.ts';
import { graphRoutes } from './routes.ts';
import { userInfo } from './userInfo.ts';
import type { Violation } from './violations.ts';

export interface GraphApp {
  /** @throws ConnectionDropped when a fault says so. */
  fetch(request: Request): Promise<Response>;
  /** Answers of this tenant that broke its own metadata, oldest first. */
  violations(): Violation[];
}

/** Microsoft Graph for all tenants of the state. `routes` is for tests that plant a faulty answer. */
export function createGraphApp(
  state: TenantState,
  tokens: TokenService,
  routes: readonly Route[] = graphRoutes,
): GraphApp {
  const violations: Violation[] = [];
  const deps: GraphDeps = {
    state,
    tokens,
    routes,
    violation: (violation) => {
      violations.push(violation);
    },
  };

  const answer = async (exchange: Exchange): Promise<Outcome> => {
    const isBatch = !exchange.inBatch && /^\/[^/]+\/\$batch$/.test(exchange.pathname);
    const run = () => (isBatch ? answerBatch(deps, exchange, answer) : answerCall(deps, exchange));
    const fault = state.faults.take(exchange.method, exchange.pathname, exchange.inBatch);
    try {
      const outcome = await (fault === undefined
        ? run()
        : throughFault(fault, exchange, state.switches.get('retryAfter'), run));
      state.log.add(logRow(exchange, outcome));
      if (outcome.dropped === true) throw new ConnectionDropped();
      return outcome;
    } catch (error) {
      if (error instanceof ConnectionDropped && fault?.kind === 'dropBefore')
        state.log.add(logRow(exchange, { answer: { status: 0, headers: {}, body: undefined } }));
      throw error;
    }
  };

  return {
    violations: () => [...violations],
    fetch: async (request) => {
      if (request.method === 'OPTIONS') return preflight(request);
      const exchange = await readExchange(request, state.clock.now());
      if (exchange.pathname === '/oidc/userinfo') return userInfo(deps, exchange);
      return toResponse(exchange, (await answer(exchange)).answer);
    },
  };
}

/** Graph answers pages of every origin: its browser samples rest on it. */
const anyOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, WWW-Authenticate, Retry-After',
};

const preflight = (request: Request): Response =>
  new Response(null, {
    status: 200,
    headers: {
      ...anyOrigin,
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE, OPTIONS',
      'Access-Control-Allow-Headers': request.headers.get('access-control-request-headers') ?? '*',
      'Access-Control-Max-Age': '3600',
    },
  });

/** Status 0: the connection was dropped, the caller saw no answer. */
function logRow(exchange: Exchange, { answer, caller, effect, dropped }: Outcome): LogRow {
  return {
    at: exchange.now,
    method: exchange.method,
    host: exchange.host,
    path: exchange.pathname + exchange.search,
    status: dropped === true ? 0 : answer.status,
    ...(caller === undefined
      ? {}
      : { scopes: caller.scopes, userId: caller.userId, clientId: caller.clientId }),
    ...(exchange.inBatch ? { inBatch: true } : {}),
    ...(effect === undefined ? {} : { effect }),
  };
}

function toResponse(exchange: Exchange, answer: Answer): Response {
  const body = answer.rawBody ?? (answer.body === undefined ? null : JSON.stringify(answer.body));
  const text = answer.status === 204 ? null : body; // nothing there that could be malformed
  return new Response(text, {
    status: answer.status,
    headers: {
      ...(text === null ? {} : { 'Content-Type': 'application/json;odata.metadata=minimal;charset=utf-8' }),
      'Cache-Control': 'no-cache',
      Date: new Date(exchange.now).toUTCString(),
      'request-id': exchange.requestId,
      'client-request-id': exchange.clientRequestId,
      ...anyOrigin,
      ...answer.headers,
    },
  });
}
