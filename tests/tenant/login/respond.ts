import { randomUUID } from 'node:crypto';
import { page, redirect } from '../pages/html.ts';
import type { EntraTokens } from '../tokens.ts';
import type { Person } from './accounts.ts';
import type { Client } from './applications.ts';
import type { EntraError } from './errors.ts';
import { clientInfo, idTokenClaims } from './idToken.ts';
import { formPostPage } from './page/plainPages.ts';
import type { AuthorizeRequest } from './request.ts';
import { samlResponse } from './saml.ts';
import { keep, type LoginState, type SignedIn } from './state.ts';

const codeMilliseconds = 10 * 60_000;
const idTokenSeconds = 3600;

export interface Issue {
  client: Client;
  person: Person;
  signedIn: SignedIn;
}

export interface Issuer {
  state: LoginState;
  tokens: EntraTokens;
  now(): number;
}

/** Sends the person back with what was asked for: a code, an id token, a SAML response or the admin's consent. */
export async function respondSuccess(
  issuer: Issuer,
  request: AuthorizeRequest,
  issue: Issue,
): Promise<Response> {
  const { tenant } = issue.person;
  if (request.protocol === 'adminConsent') {
    return sendBack(request, { admin_consent: 'True', tenant: tenant.id, scope: request.scopes.join(' ') });
  }
  if (request.protocol === 'saml') {
    return sendBack(request, { SAMLResponse: await samlResponse(issuer.tokens, request, issue.person) });
  }
  const answer: Record<string, string> = {};
  if (request.responseType.split(' ').includes('code')) answer.code = issueCode(issuer, request, issue);
  if (request.responseType.split(' ').includes('id_token'))
    answer.id_token = await idToken(issuer, request, issue);
  if (request.wantsClientInfo) answer.client_info = clientInfo(issue.person.account);
  answer.session_state = randomUUID();
  return sendBack(request, answer);
}

/** Tells the application, with Entra's sentence in `error_description`. */
export function respondError(request: AuthorizeRequest, error: EntraError, details: string): Response {
  return sendBack(request, {
    error: error.error,
    ...(error.subError ? { error_subcode: error.subError } : {}),
    error_description: `${error.message} ${details}`,
    error_uri: `${request.origin}/error?code=${error.code}`,
  });
}

function sendBack(request: AuthorizeRequest, answer: Record<string, string>): Response {
  const stateName = request.protocol === 'saml' ? 'RelayState' : 'state';
  const fields = { ...answer, ...(request.state ? { [stateName]: request.state } : {}) };
  if (request.responseMode === 'form_post') return page(formPostPage(request.redirectUri, fields));
  const target = new URL(request.redirectUri);
  if (request.responseMode === 'fragment') target.hash = new URLSearchParams(fields).toString();
  else for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value);
  return redirect(target.href);
}

function issueCode({ state, now }: Issuer, request: AuthorizeRequest, issue: Issue): string {
  const { person, signedIn } = issue;
  const grant = {
    clientId: request.clientId,
    tenantId: person.tenant.id,
    userId: person.user.id,
    account: person.account,
    contexts: signedIn.contexts,
    kept: signedIn.kept,
    signedInAt: signedIn.signedInAt,
    generation: state.generation(person.account),
    redirectUri: request.redirectUri,
    challenge: request.challenge,
    challengeMethod: request.challengeMethod,
    nonce: request.nonce,
    scopes: request.scopes,
    expiresAt: now() + codeMilliseconds,
    used: false,
  };
  return keep(state.codes, grant, '1.');
}

function idToken(
  { tokens }: Issuer,
  request: AuthorizeRequest,
  { person, signedIn }: Issue,
): Promise<string> {
  const { origin, clientId, nonce } = request;
  return tokens.sign(
    idTokenClaims({ origin, clientId, ...person, nonce, kept: signedIn.kept }),
    idTokenSeconds,
  );
}
