/** One request to `/authorize` or `/saml2`, decoded; it is parked while a page waits for the person. */
export interface AuthorizeRequest {
  /** Where the browser came in: answers and issuers use this host. */
  origin: string;
  /** First path segment: id, domain, `organizations` or `common`. */
  tenantSegment: string;
  protocol: 'oidc' | 'saml' | 'adminConsent';
  clientId: string;
  redirectUri: string;
  responseType: string;
  responseMode: 'fragment' | 'query' | 'form_post';
  scopes: string[];
  state: string | undefined;
  nonce: string | undefined;
  challenge: string | undefined;
  challengeMethod: string | undefined;
  /** `client_info=1`: the home account is wanted beside the code. */
  wantsClientInfo: boolean;
  prompt: string | undefined;
  loginHint: string | undefined;
  /** Authentication contexts the claims parameter insists on. */
  contexts: string[];
}

/** Reads the parameters of `/{tenant}/oauth2/v2.0/authorize`, from query or form. Never fails: absent is empty. */
export function readAuthorize(origin: string, tenant: string, params: URLSearchParams): AuthorizeRequest {
  const text = (name: string): string | undefined => params.get(name) || undefined;
  const responseType = params.get('response_type') ?? '';
  return {
    origin,
    tenantSegment: tenant,
    protocol: 'oidc',
    clientId: (params.get('client_id') ?? '').toLowerCase(),
    redirectUri: params.get('redirect_uri') ?? '',
    responseType,
    responseMode: responseMode(params.get('response_mode'), responseType),
    scopes: (params.get('scope') ?? '').split(/\s+/).filter(Boolean),
    state: text('state'),
    nonce: text('nonce'),
    challenge: text('code_challenge'),
    challengeMethod: text('code_challenge_method'),
    wantsClientInfo: params.get('client_info') === '1',
    prompt: text('prompt'),
    loginHint: text('login_hint'),
    contexts: contextsIn(params.get('claims')),
  };
}

function responseMode(given: string | null, responseType: string): AuthorizeRequest['responseMode'] {
  if (given === 'fragment' || given === 'query' || given === 'form_post') return given;
  return responseType.includes('id_token') ? 'fragment' : 'query';
}

/** Which claims of an access token `claims` names, with what it wants of each; unreadable: none. */
export function wantedClaims(claims: string | null): Record<string, unknown> {
  try {
    const wanted: unknown = JSON.parse(claims ?? '{}')?.access_token;
    return typeof wanted === 'object' && wanted !== null ? { ...wanted } : {};
  } catch {
    return {};
  }
}

/** A client declares that it copes with challenges (`xms_cc`: `cp1`), in any case of letters. */
export function declaresCapability(claims: string | null): boolean {
  return /"cp1"/i.test(JSON.stringify(wantedClaims(claims).xms_cc ?? null));
}

/** `{"access_token":{"acrs":{"essential":true,"value":"c1"}}}` → `['c1']`; anything unreadable asks for nothing. */
export function contextsIn(claims: string | null): string[] {
  const acrs = wantedClaims(claims).acrs;
  if (typeof acrs !== 'object' || acrs === null) return [];
  const named = [Reflect.get(acrs, 'value') ?? [], Reflect.get(acrs, 'values') ?? []].flat();
  return named.filter((context): context is string => typeof context === 'string');
}

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** Graph scopes by short name, whatever form they were asked in; `.default` means what the registration lists. */
export function resourceScopes(asked: string[], registered: readonly string[]): string[] {
  return asked.flatMap((scope) => {
    if (openIdScopes.includes(scope)) return [];
    const short = scope.replace(/^https:\/\/[^/]+\//, '');
    return short === '.default' ? [...registered] : [short];
  });
}
