import type { Denial } from '../denial/denial.ts';
import { keyFrom } from '../denial/identity/keys.ts';
import type { SignInRequest } from '../denial/remembered.ts';
import { lookUpKey } from '../resource/lookUp.ts';
import { appIdKey, type ResourceKey } from '../resource/resource.ts';

/** Whether the tab's last sign-in request would say what the page does not. */
export const needsSignIn = ({ product, resources }: Denial): boolean =>
  (product === 'entra' || product === 'appService') && resources.length === 0;

/**
 * A denial with the application that the tab was signing in to. Entra's page stands without it, too. App Service's
 * sentence is believed only where the sign-in was for this very host; `undefined`: it was not. That alone proves
 * little: anybody can send a tab to the sign-in of somebody else's application with an address of their own to return
 * to, which Entra judges later than Knock reads it. So the host is named, too: the look-up or the map may tie them.
 */
export function filled(denial: Denial, request: SignInRequest | undefined, host: string): Denial | undefined {
  if (!needsSignIn(denial)) return denial;
  if (denial.product === 'appService' && (request?.kind !== 'oidc' || request.redirectHost !== host))
    return undefined;
  const key = request === undefined ? undefined : keyOf(request);
  if (key === undefined) return denial;
  if (denial.product === 'entra') return { ...denial, resources: [{ key, from: 'remembered' }] };
  return { ...denial, resources: [{ key, from: 'signIn' }, ...keyFrom('applicationHost', host, 'host')] };
}

const keyOf = (request: SignInRequest): ResourceKey | undefined =>
  request.kind === 'oidc' ? appIdKey(request.clientId) : lookUpKey('identifierUri', request.issuer);
