import type { Exchange } from './exchange.ts';

/** Graph's error envelope. Source: Graph documentation "Error responses", and answers seen in public, 2026-09. */
export function errorAnswer(
  exchange: Exchange,
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  const innerError = {
    date: new Date(exchange.now).toISOString().slice(0, 19),
    'request-id': exchange.requestId,
    'client-request-id': exchange.clientRequestId,
  };
  return { status, headers, body: { error: { code, message, innerError } } };
}

/** What goes back, before it is written to the wire or into a batch. `body` undefined: none. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Sent as it stands, whatever it is. */
  rawBody?: string;
}

/** Graph's own application id, which its challenges name. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

export const unauthorized = (exchange: Exchange, message: string): Answer =>
  errorAnswer(exchange, 401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate': `Bearer realm="", authorization_uri="https://${exchange.loginHost}/common/oauth2/authorize", client_id="${graphAppId}"`,
  });

/** Conditional Access asks for more. Source: "Claims challenges, claims requests and client capabilities", 2026-09. */
export const claimsChallenge = (exchange: Exchange, status: number): Answer =>
  challenge(exchange, status, { acrs: { essential: true, value: 'c1' } });

/** Continuous access evaluation: the token was issued before a revocation. */
export const revocationChallenge = (exchange: Exchange, revokedAt: number): Answer =>
  challenge(exchange, 401, { nbf: { essential: true, value: String(Math.ceil(revokedAt / 1000)) } });

/** As recorded in msgraph-sdk-dotnet#1416: the address has no quotation marks, everything else has. */
function challenge(exchange: Exchange, status: number, claims: object): Answer {
  const text = 'Continuous access evaluation resulted in challenge with result: InteractionRequired';
  const encoded = btoa(JSON.stringify({ access_token: claims }));
  return errorAnswer(exchange, status, 'InvalidAuthenticationToken', text, {
    'WWW-Authenticate': `Bearer realm="", authorization_uri=https://${exchange.loginHost}/common/oauth2/authorize, client_id="${graphAppId}", errorDescription="${text}", error="insufficient_claims", claims="${encoded}"`,
  });
}
