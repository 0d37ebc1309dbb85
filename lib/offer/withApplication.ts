import type { Denial } from '../denial/denial.ts';
import { keyFrom } from '../denial/identity/keys.ts';
import type { SignInRequest } from '../denial/remembered.ts';
import { lookUpKey } from '../resource/lookUp.ts';
import { appIdKey, type ResourceKey } from '../resource/resource.ts';

/** Whether the tab's last sign-in request can name the application that the page leaves out. */
export const needsSignIn = ({ product, resources }: Denial): boolean =>
  (product === 'entra' || product === 'appService') && resources.length === 0;

/**
 * A denial with the application that the tab was signing in to. Entra's page counts without that, too. App Service's
 * sentence counts only if the sign-in was for this very host; `undefined`: it was not. That alone proves little:
 * anybody can send a tab to the sign-in of another application, with a return address of their own. Knock reads that
 * address before Entra judges it. So the denial names the host as well: the look-up or the map may connect the two.
 */
export function withApplication(
  denial: Denial,
  request: SignInRequest | undefined,
  host: string,
): Denial | undefined {
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
