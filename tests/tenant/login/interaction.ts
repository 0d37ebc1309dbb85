import type { Context } from 'hono';
import type { TenantCore } from '../contract.ts';
import { page } from '../pages/html.ts';
import type { EntraTokens } from '../tokens.ts';
import { type Account, accountKey, atHome, type Person, peopleOf, personIn } from './accounts.ts';
import { type Decision, decide } from './decide.ts';
import { type EntraError, entraErrors } from './errors.ts';
import { consentPage } from './page/consentPage.ts';
import { errorPage, traceIds } from './page/errorPage.ts';
import { pickerPage } from './page/pickerPage.ts';
import type { AuthorizeRequest } from './request.ts';
import { respondError, respondSuccess } from './respond.ts';
import { readSession } from './session.ts';
import { keep, type LoginState, type Parked, type SignedIn } from './state.ts';

export interface Login {
  core: TenantCore;
  tokens: EntraTokens;
  state: LoginState;
}

/** What the person has just done on a page of this request. */
export interface Act {
  ctx?: string;
  chosen?: Account;
  consented?: boolean;
  unknownName?: string;
  /** The session after the act; absent: as the cookie says. */
  signedIn?: SignedIn[];
}

/** Takes a request one step further: back to the application, or to the next page. */
export async function proceed(
  c: Context,
  login: Login,
  request: AuthorizeRequest,
  act: Act,
): Promise<Response> {
  const { core, state } = login;
  const signedIn = act.signedIn ?? readSession(c, state).signedIn;
  const decision: Decision = decide({
    core,
    state,
    request,
    signedIn,
    ...(act.chosen ? { chosen: act.chosen } : {}),
    ...(act.consented ? { consented: true } : {}),
  });
  switch (decision.do) {
    case 'page':
      return showError(login, decision.error, decision.client);
    case 'tell':
      return tell(login, request, decision.error);
    case 'pick':
      return pick(login, request, decision, signedIn, { ...act, ctx: park(state, { request }, act.ctx) });
    case 'consent':
      return askConsent(state, request, decision, act.ctx);
    case 'issue':
      return respondSuccess({ ...login, now: core.clock.now }, request, decision);
  }
}

/** Parks a request behind a page, under the `ctx` it already has or a new one. */
function park(state: LoginState, parked: Parked, ctx: string | undefined): string {
  if (ctx === undefined) return keep(state.parked, parked);
  state.parked.set(ctx, parked);
  return ctx;
}

function askConsent(
  state: LoginState,
  request: AuthorizeRequest,
  decision: Extract<Decision, { do: 'consent' }>,
  ctx: string | undefined,
): Response {
  const { person, scopes, forEverybody } = decision;
  const userId = forEverybody ? 'everyone' : person.user.id;
  const question = { tenantId: person.tenant.id, userId, scopes };
  return page(
    consentPage({ ...decision, ctx: park(state, { request, chosen: person.account, question }, ctx) }),
  );
}

/** Entra's error page: HTTP 200, as the real one. */
export function showError(
  { core }: Login,
  error: EntraError,
  client?: Parameters<typeof errorPage>[0]['client'],
) {
  return page(errorPage({ error, now: core.clock.now(), client }));
}

/** Tells the application about a failure. */
export function tell({ core }: Login, request: AuthorizeRequest, error: EntraError): Response {
  const ids = traceIds(core.clock.now());
  const details = `Trace ID: ${ids.requestId} Correlation ID: ${ids.correlationId} Timestamp: ${ids.timestamp}`;
  return respondError(request, error, details);
}

/** No request is parked under the `ctx` of a form. */
export const lostRequest = (login: Login): Response => showError(login, entraErrors.lostRequest());

type Pick = Extract<Decision, { do: 'pick' }>;

function pick(
  { core }: Login,
  request: AuthorizeRequest,
  { tenant, client }: Pick,
  signedIn: SignedIn[],
  act: Act & { ctx: string },
): Response {
  const present = signedIn.flatMap(({ account }) => shown(core, tenant?.id, account) ?? []);
  const people = tenant ? peopleOf(tenant) : core.seed.tenants.flatMap(peopleOf).filter(isMember);
  const hint = request.loginHint?.includes('@') ? request.loginHint : undefined;
  return page(
    pickerPage({
      ctx: act.ctx,
      loginPath: `/${request.tenantSegment}/login`,
      applicationName: client.application.displayName,
      signedIn: present,
      others: hintedFirst(absent(people, present), hint),
      hint,
      ...(act.unknownName !== undefined ? { unknownName: act.unknownName } : {}),
    }),
  );
}

const isMember = ({ user }: Person): boolean => user.userType === 'member';

function shown(core: TenantCore, tenantId: string | undefined, account: Account): Person | undefined {
  const tenant = tenantId ? core.directory.tenant(tenantId) : undefined;
  return (tenant && personIn(core, tenant, account)) ?? atHome(core, account);
}

function absent(people: Person[], present: Person[]): Person[] {
  const keys = present.map(({ account }) => accountKey(account));
  return people.filter(({ account }) => !keys.includes(accountKey(account)));
}

function hintedFirst(people: Person[], hint: string | undefined): Person[] {
  const wanted = hint?.toLowerCase();
  const hinted = ({ user }: Person): boolean => user.userPrincipalName.toLowerCase() === wanted;
  return [...people.filter(hinted), ...people.filter((person) => !hinted(person))];
}
