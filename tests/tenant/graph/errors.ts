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

export const unauthorized = (exchange: Exchange, message: string): Answer =>
  errorAnswer(exchange, 401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate': `Bearer realm="", authorization_uri="https://${exchange.loginHost}/common/oauth2/authorize"`,
  });

/** Conditional Access asks for more. Source: "Claims challenges, claims requests and client capabilities", 2026-09. */
export function claimsChallenge(exchange: Exchange, status: number): Answer {
  const claims = btoa(JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } }));
  return errorAnswer(
    exchange,
    status,
    'InvalidAuthenticationToken',
    'Continuous access evaluation asks for more.',
    {
      'WWW-Authenticate': `Bearer realm="", authorization_uri="https://${exchange.loginHost}/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`,
    },
  );
}
