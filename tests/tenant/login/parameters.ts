import { type EntraError, entraErrors } from './errors.ts';
import type { AuthorizeRequest } from './request.ts';

/** The first parameter of `/authorize` that has to be there and isn't. */
export function missingParameter(request: AuthorizeRequest): string | undefined {
  if (request.clientId === '') return 'client_id';
  if (request.responseType === '') return 'response_type';
  if (request.scopes.length === 0) return 'scope';
  return asks(request, 'id_token') && request.nonce === undefined ? 'nonce' : undefined;
}

const asks = ({ responseType }: AuthorizeRequest, part: string): boolean =>
  responseType.split(' ').includes(part);

const responseTypes = ['code', 'id_token', 'token'];
const prompts = ['none', 'login', 'select_account', 'consent', 'create'];

/** What is there and can't be: the application is told. */
export function wrongParameter(request: AuthorizeRequest): EntraError | undefined {
  const { responseType, prompt, challengeMethod, challenge } = request;
  const parts = responseType.split(' ');
  if (parts.some((part) => !responseTypes.includes(part)))
    return entraErrors.responseTypeUnknown(responseType);
  // No registration of the seed allows the implicit grant of access tokens.
  if (parts.includes('token')) return entraErrors.tokenNotEnabled(request.clientId);
  if (prompt !== undefined && !prompts.includes(prompt)) return entraErrors.promptUnknown(prompt);
  if (challenge !== undefined && challengeMethod !== 'S256' && challengeMethod !== 'plain')
    return entraErrors.challengeMethod();
  return undefined;
}
