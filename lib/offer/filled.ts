import type { Denial } from '../denial/denial.ts';
import type { SignInRequest } from '../denial/remembered.ts';
import { lookUpKey } from '../resource/lookUp.ts';
import { appIdKey, type ResourceKey } from '../resource/resource.ts';

/** Whether the tab's last sign-in request would say what the page does not. */
export const needsSignIn = ({ product, resources }: Denial): boolean =>
  (product === 'entra' || product === 'appService') && resources.length === 0;

/**
 * A denial with the application that the tab was signing in to. Entra's page stands without it, too. App Service's
 * sentence is believed only where the sign-in was for this very host; `undefined`: it was not.
 */
export function filled(denial: Denial, request: SignInRequest | undefined, host: string): Denial | undefined {
  if (!needsSignIn(denial)) return denial;
  if (denial.product === 'appService' && (request?.kind !== 'oidc' || request.redirectHost !== host))
    return undefined;
  const key = request === undefined ? undefined : keyOf(request);
  return key === undefined ? denial : { ...denial, resources: [{ key, from: 'remembered' }] };
}

const keyOf = (request: SignInRequest): ResourceKey | undefined =>
  request.kind === 'oidc' ? appIdKey(request.clientId) : lookUpKey('identifierUri', request.issuer);
