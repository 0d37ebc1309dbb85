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
    prompt: text('prompt'),
    loginHint: text('login_hint'),
    contexts: contextsIn(params.get('claims')),
  };
}

function responseMode(given: string | null, responseType: string): AuthorizeRequest['responseMode'] {
  if (given === 'fragment' || given === 'query' || given === 'form_post') return given;
  return responseType.includes('id_token') ? 'fragment' : 'query';
}

/** `{"access_token":{"acrs":{"essential":true,"value":"c1"}}}` → `['c1']`; anything unreadable asks for nothing. */
export function contextsIn(claims: string | null): string[] {
  if (!claims) return [];
  try {
    const parsed: ClaimsParameter = JSON.parse(claims);
    const acrs = parsed?.access_token?.acrs;
    return [acrs?.value ?? [], acrs?.values ?? []].flat();
  } catch {
    return [];
  }
}

interface ClaimsParameter {
  access_token?: { acrs?: { value?: string; values?: string[] } | null } | null;
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
