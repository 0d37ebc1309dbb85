import { Refusal } from '../state/refusal.ts';
import { administersApplications, registersApplications } from '../state/roles.ts';
import type { Call } from './route.ts';
import { isObject, validate } from './validate.ts';

/** @throws Refusal 403 for who has no role that registers applications, or consents for everybody. */
export function mayAdminister({ me }: Call, type: string): void {
  const isConsent = type === 'oAuth2PermissionGrant';
  if (!(isConsent ? administersApplications(me) : registersApplications(me)))
    throw new Refusal(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
}

/** What an administrator writes. @throws Refusal 403, or 400 for what is not declared for the type. */
export function administered(call: Call, type: string): Record<string, unknown> {
  mayAdminister(call, type);
  const { body } = call.exchange;
  if (!isObject(body)) throw invalid('A JSON object is required.');
  const complaints = validate(call.model, type, body);
  if (complaints.length > 0) throw invalid(complaints.join('; '));
  return body;
}

/** @throws Refusal 404. */
export function notFound(id: string): never {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  throw new Refusal(404, 'Request_ResourceNotFound', message);
}

export const invalid = (message: string): Refusal => new Refusal(400, 'Request_BadRequest', message);
