import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { SignInRequest } from '../lib/denial/remembered.ts';
import { readSamlIssuer } from '../lib/denial/saml.ts';
import { send } from '../lib/messaging/client.ts';
import { isGuid } from '../lib/resource/resource.ts';
import { setRemembering } from './denial/remembering.ts';
import { whenActivated } from './denial/whenActivated.ts';

/**
 * Content script of Entra's sign-in addresses: says what this tab asks to sign in to, which the steps that follow take
 * out of the address. Only the application's id (or SAML issuer) and the host it returns to; nothing stays here.
 */
export default defineUnlistedScript(() => whenActivated(document, () => setRemembering(remember())));

async function remember(): Promise<void> {
  const request = await readRequest(new URL(location.href));
  if (request !== undefined) await send('rememberSignIn', request);
}

async function readRequest({ pathname, searchParams }: URL): Promise<SignInRequest | undefined> {
  const clientId = searchParams.get('client_id');
  if (/\/authorize$/i.test(pathname) && clientId !== null && isGuid(clientId)) {
    const redirect = URL.parse(searchParams.get('redirect_uri') ?? '');
    return {
      kind: 'oidc',
      clientId,
      ...(redirect?.protocol === 'https:' ? { redirectHost: redirect.hostname } : {}),
    };
  }
  const saml = /\/saml2$/i.test(pathname) ? searchParams.get('SAMLRequest') : null;
  const issuer = saml === null ? undefined : await readSamlIssuer(saml);
  return issuer === undefined ? undefined : { kind: 'saml', issuer };
}
