import { clouds } from '../../../lib/platform/cloud.ts';
import type { Caller, TokenService } from '../contract.ts';
import type { TenantSeed } from '../organization.ts';
import { findUser } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import type { TenantState } from '../state/state.ts';
import { canonicalPath } from './canonicalPath.ts';
import { chosenFrom } from './collection.ts';
import { emptyQuery, render } from './entity.ts';
import { type Answer, errorAnswer, revocationChallenge, unauthorized } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { createModel, type Model } from './model.ts';
import { parseQuery, type Query } from './odata.ts';
import { pageOf } from './paging.ts';
import { scopesFor } from './permissions.ts';
import { preferred, withoutMetadata } from './preferences.ts';
import { type Call, matchRoute, type Reply, type Route } from './route.ts';
import { validate } from './validate.ts';
import type { Violation } from './violations.ts';

export interface GraphDeps {
  state: TenantState;
  tokens: TokenService;
  routes: readonly Route[];
  /** Told about every answer that breaks the metadata. */
  violation: (violation: Violation) => void;
}

/** An answer and what is logged of it. */
export interface Outcome {
  answer: Answer;
  caller?: Caller;
  effect?: string;
  /** It happened, but the connection is lost before the answer. */
  dropped?: boolean;
}

const version = '/v1.0';

/** Answers one call: token, scope, route, validation. Faults and batches are dealt with outside. */
export async function answerCall(deps: GraphDeps, exchange: Exchange): Promise<Outcome> {
  const caller = withConsented(deps, await authenticate(deps, exchange));
  if (caller === undefined)
    return { answer: unauthorized(exchange, 'Access token is missing, expired or not for this host.') };
  const revoked = revokedAt(deps.state, caller);
  if (revoked !== undefined) return { caller, answer: revocationChallenge(exchange, revoked) };
  try {
    return { caller, ...dispatch(deps, exchange, caller) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { status, code, message } = asService(deps, exchange, error);
      return { caller, answer: errorAnswer(exchange, status, code, message) };
    }
    throw error;
  }
}

const readingPeople = { refused: [], basic: ['User.ReadBasic.All'], full: ['User.Read.All'] } as const;

/** A token has all that its registration has consent for, whatever was asked: so, too, what the approver's has besides. */
const withConsented = ({ state }: GraphDeps, caller: Caller | undefined): Caller | undefined =>
  caller?.scopes.includes('EntitlementManagement.ReadWrite.All')
    ? {
        ...caller,
        scopes: [...caller.scopes, ...readingPeople[state.switches.get('requestorReadable')]],
      }
    : caller;

/** An id that there isn't may be told as one that somebody may not see (msgraph-sdk-powershell#1985). */
function asService({ state }: GraphDeps, { pathname }: Exchange, refusal: Refusal): Refusal {
  const isUnknownId = refusal.code === 'ResourceNotFound' && pathname.includes('/entitlementManagement/');
  return isUnknownId && state.switches.get('unknownIdStatus') === 403
    ? new Refusal(403, 'UnAuthorized', 'User is not authorized to perform the operation.')
    : refusal;
}

/** When the person's tokens were revoked after this one was issued, and continuous access evaluation says so. */
export function revokedAt(state: TenantState, caller: Caller): number | undefined {
  const { count, at } = state.revocations.of(caller.tenantId, caller.userId);
  const { generation = count } = caller;
  return generation < count && state.switches.get('cae') ? at : undefined;
}

/** Who sends a valid token of a tenant whose Graph answers under this host. */
export async function authenticate(deps: GraphDeps, exchange: Exchange): Promise<Caller | undefined> {
  const bearer = /^Bearer (.+)$/i.exec(exchange.headers.get('authorization') ?? '')?.[1];
  const caller = bearer === undefined ? undefined : await deps.tokens.verify(bearer);
  const tenant = caller && deps.state.directory.tenant(caller.tenantId);
  if (tenant === undefined || clouds[tenant.cloud].graphHost !== exchange.host) return undefined;
  return caller;
}

function dispatch(deps: GraphDeps, exchange: Exchange, caller: Caller): Omit<Outcome, 'caller'> {
  const { state } = deps;
  const tenant = state.directory.tenant(caller.tenantId);
  const me = tenant && findUser(tenant, caller.userId);
  if (tenant === undefined || me === undefined || state.hasLeft(tenant, me))
    throw new Refusal(401, 'InvalidAuthenticationToken', 'The user is not in the tenant.');
  if (!exchange.pathname.startsWith(`${version}/`))
    throw new Refusal(501, 'NotImplemented', 'The tenant serves v1.0 only.');
  const path = canonicalPath(exchange.pathname.slice(version.length));
  const model = modelOf(tenant);
  checkSegments(model, path);
  const found = findRoute(deps.routes, exchange.method, path);
  // Whatever the scope: what this tenant lacks must not look like a right that somebody lacks.
  if (found === undefined) throw new Refusal(501, 'NotImplemented', `The tenant does not serve ${path}.`);
  checkScopes(exchange, path, caller, found.route.undocumentedScopes?.(state));
  const { options } = found.route;
  const supported = typeof options === 'function' ? options(state) : options;
  const query = parseQuery(new URLSearchParams(exchange.search), supported);
  if (found.route.isDirectory) checkConsistency(exchange, query);
  const parameter = (name: string) => found.parameters[name] ?? '';
  const call: Call = { state, model, tenant, me, caller, exchange, parameter, query };
  return toOutcome(deps, call, found.route.answer(call));
}

const models = new WeakMap<TenantSeed, Model>();

function modelOf(tenant: TenantSeed): Model {
  const model = models.get(tenant) ?? createModel(tenant);
  models.set(tenant, model);
  return model;
}

/** A collection that the cloud's metadata lacks is no part of its URL space. */
function checkSegments(model: Model, path: string): void {
  const segment = /^\/identityGovernance\/entitlementManagement\/(\w+)/i.exec(path)?.[1];
  if (segment !== undefined && model.lacks('entitlementManagement', segment))
    throw new Refusal(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } | undefined {
  for (const route of routes) {
    const parameters = matchRoute(route, method, path);
    if (parameters !== undefined) return { route, parameters };
  }
  return undefined;
}

function checkScopes(
  exchange: Exchange,
  path: string,
  caller: Caller,
  undocumented: readonly string[] | undefined,
): void {
  const allowed = scopesFor(exchange.method, path) ?? undocumented ?? [];
  if (!allowed.some((scope) => scope.split(' and ').every((one) => caller.scopes.includes(one))))
    throw new Refusal(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
}

function toOutcome(deps: GraphDeps, call: Call, reply: Reply): Omit<Outcome, 'caller'> {
  const body = bodyOf(call, reply);
  const effect = reply.effect === undefined ? {} : { effect: reply.effect };
  const complaints = complaintsAbout(call.model, reply, body);
  if (complaints.length > 0) {
    deps.violation({ method: call.exchange.method, path: call.exchange.pathname, complaints });
    const message = `The tenant's own answer breaks the metadata: ${complaints.join('; ')}`;
    return { answer: errorAnswer(call.exchange, 500, 'SelfValidationFailed', message), ...effect };
  }
  const { headers } = preferred(call.exchange);
  return {
    answer: { status: reply.status ?? 200, headers, body: withoutMetadata(call.exchange, body) },
    ...effect,
  };
}

/**
 * Directory objects are searched, and counted, only by who accepts an answer that lags.
 * Source: "Advanced query capabilities on Microsoft Entra ID objects", Graph documentation, seen 2026-11.
 */
function checkConsistency(exchange: Exchange, query: Query): void {
  if (/^eventual$/i.test(exchange.headers.get('consistencylevel') ?? '')) return;
  if (query.search !== undefined)
    throw new Refusal(
      400,
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  query.count = false;
}

function bodyOf({ state, model, exchange, query }: Call, reply: Reply): Record<string, unknown> | undefined {
  if (reply.kind === 'nothing') return undefined;
  const context = { '@odata.context': `https://${exchange.host}${version}/$metadata#${reply.context}` };
  if (reply.kind === 'entity') return { ...context, ...render(model, reply.entity, query) };
  const entities = chosenFrom(reply.entities, query);
  const pageSize = Math.min(
    reply.pageSize ?? state.switches.get('pageSize'),
    preferred(exchange).pageSize ?? Number.POSITIVE_INFINITY,
  );
  const { page, nextLink } = pageOf(entities, query, exchange, {
    pageSize,
    startsEmpty: state.switches.get('emptyPages'),
  });
  const count = query.count ? { '@odata.count': entities.length } : {};
  const value = page.map((entity) => render(model, entity, { ...emptyQuery, ...query }));
  return { ...context, ...count, ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }), value };
}

function complaintsAbout(model: Model, reply: Reply, body: Record<string, unknown> | undefined): string[] {
  if (reply.kind === 'nothing' || body === undefined) return [];
  if (reply.kind === 'entity') return validate(model, reply.entity.type, body);
  return validate(model, `Collection(${reply.type})`, body.value);
}
