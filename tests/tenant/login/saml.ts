import { inflateRawSync } from 'node:zlib';
import type { TenantCore } from '../contract.ts';
import type { TenantSeed } from '../organization.ts';
import type { EntraTokens } from '../tokens.ts';
import type { Person } from './accounts.ts';
import type { AuthorizeRequest } from './request.ts';

const longestRequest = 64 * 1024;

/** Issuer (entity id) of a deflated, base64 `SAMLRequest`; `undefined`: unreadable. Size is bounded. */
function samlIssuer(samlRequest: string): string | undefined {
  try {
    const xml = inflateRawSync(Buffer.from(samlRequest, 'base64'), {
      maxOutputLength: longestRequest,
    }).toString();
    return /<(?:\w+:)?Issuer[^>]*>([^<]+)</.exec(xml)?.[1]?.trim();
  } catch {
    return undefined;
  }
}

/** Turns `/{tenant}/saml2?SAMLRequest=…` into a request like any other; `undefined`: nobody's entity id. */
export function readSaml(
  core: TenantCore,
  origin: string,
  tenantSegment: string,
  params: URLSearchParams,
): AuthorizeRequest | undefined {
  const issuer = samlIssuer(params.get('SAMLRequest') ?? '');
  const tenant = core.directory.tenant(tenantSegment);
  const application = tenant && applicationByEntityId(tenant, issuer);
  if (!application) return undefined;
  return {
    origin,
    tenantSegment,
    protocol: 'saml',
    clientId: application.appId,
    redirectUri: application.redirectUris[0] ?? '',
    responseType: 'saml',
    responseMode: 'form_post',
    scopes: [],
    state: params.get('RelayState') ?? undefined,
    nonce: undefined,
    challenge: undefined,
    challengeMethod: undefined,
    wantsClientInfo: false,
    prompt: undefined,
    loginHint: undefined,
    contexts: [],
  };
}

function applicationByEntityId(tenant: TenantSeed, issuer: string | undefined) {
  return tenant.applications.find((application) =>
    (application.identifierUris ?? []).some((uri) => uri === issuer),
  );
}

/** Base64 XML whose signature value is a token of this server: enough for the imitated applications to check. */
export async function samlResponse(
  tokens: EntraTokens,
  request: AuthorizeRequest,
  person: Person,
): Promise<string> {
  const claims = { aud: request.clientId, oid: person.user.id, upn: person.user.userPrincipalName };
  const signature = await tokens.sign(claims, 300);
  const xml =
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion">' +
    `<SignatureValue>${signature}</SignatureValue></Assertion></samlp:Response>`;
  return Buffer.from(xml).toString('base64');
}
