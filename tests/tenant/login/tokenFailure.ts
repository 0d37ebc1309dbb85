import type { TenantCore } from '../contract.ts';
import type { EntraError } from './errors.ts';
import { traceIds } from './page/errorPage.ts';

export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** An error of the token endpoint, as JSON. */
export function tokenFailure({ clock }: TenantCore, error: EntraError): Response {
  const ids = traceIds(clock.now());
  const timestamp = `${ids.timestamp.slice(0, 19).replace('T', ' ')}Z`;
  return Response.json(
    {
      error: error.error,
      error_description: `${error.message} Trace ID: ${ids.requestId} Correlation ID: ${ids.correlationId} Timestamp: ${timestamp}`,
      error_codes: [error.code],
      timestamp,
      trace_id: ids.requestId,
      correlation_id: ids.correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
      ...(error.subError ? { suberror: error.subError } : {}),
      ...(error.claims ? { claims: error.claims } : {}),
    },
    { status: error.error === 'invalid_client' ? 401 : 400, headers: noStore },
  );
}
