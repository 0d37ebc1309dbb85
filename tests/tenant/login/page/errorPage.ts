import { randomUUID } from 'node:crypto';
import { type Html, html } from '../../pages/html.ts';
import type { Client } from '../applications.ts';
import type { EntraError } from '../errors.ts';
import { signInPage } from './shell.ts';

export interface Refusal {
  error: EntraError;
  /** Tenant's clock, ms. */
  now: number;
  client?: Client | undefined;
}

/**
 * Entra's error page: HTTP 200, `ConvergedError`, the exact code in `$Config` and the sentence in
 * `#service_exception_message`. Conditional Access has a page id and a layout of its own, without the AADSTS prefix.
 */
export function errorPage(refusal: Refusal): Html {
  return refusal.error.code === 53003 ? conditionalAccessPage(refusal) : convergedError(refusal);
}

function convergedError({ error, now }: Refusal): Html {
  const ids = traceIds(now);
  const needsApproval = error.code === 90094;
  const headline = needsApproval ? 'Need admin approval' : "Sorry, but we're having trouble signing you in.";
  return signInPage({
    pageId: 'ConvergedError',
    title: 'Sign in to your account',
    config: { ...errorState(error, headline, ids), strServiceExceptionMessage: error.message },
    body: html`
<h1>${headline}</h1>
<div id="service_exception_message">${error.message}</div>
<h2 class="details">Troubleshooting details</h2>
<div class="details" id="troubleshooting">
<p>Request Id: ${ids.requestId}</p>
<p>Correlation Id: ${ids.correlationId}</p>
<p>Timestamp: ${ids.timestamp}</p>
<p>Message: ${error.message}</p>
</div>`,
  });
}

function conditionalAccessPage({ error, now, client }: Refusal): Html {
  const ids = traceIds(now);
  const headline = "You don't have access to this";
  const detail = "Your sign-in was successful but you don't have permission to access this resource.";
  return signInPage({
    pageId: 'ConvergedConditionalAccess',
    title: 'Sign in to your account',
    config: { ...errorState(error, headline, ids), strAdditionalMessage: detail },
    body: html`
<h1>${headline}</h1>
<p>${detail}</p>
<div class="details">
<p>Error Code: ${error.code}</p>
<p>Request Id: ${ids.requestId}</p>
<p>Correlation Id: ${ids.correlationId}</p>
<p>Timestamp: ${ids.timestamp}</p>
<p>App name: ${client?.application.displayName ?? ''}</p>
<p>App id: ${client?.application.appId ?? ''}</p>
<p>Device identifier: Not available</p>
<p>Device platform: Linux</p>
<p>Device state: Unregistered</p>
</div>`,
  });
}

interface TraceIds {
  requestId: string;
  correlationId: string;
  timestamp: string;
}

export function traceIds(now: number): TraceIds {
  return {
    requestId: randomUUID(),
    correlationId: randomUUID(),
    timestamp: new Date(now).toISOString(),
  };
}

function errorState(error: EntraError, headline: string, ids: TraceIds): Record<string, unknown> {
  return {
    sErrorCode: String(error.code),
    iErrorCode: error.code,
    iHttpErrorCode: 400,
    strMainMessage: headline,
    strAdditionalMessage: '',
    correlationId: ids.correlationId,
    sessionId: ids.requestId,
    urlPost: '/common/reprocess',
  };
}
