import type { Fault, LogRow, TenantCore } from './contract.ts';
import { ConnectionDropped } from './state/connectionDropped.ts';

/** Sends a call for the sign-in or a page through faults and into the log; Graph does both by itself. */
export async function watched(
  core: TenantCore,
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { hostname, pathname, search } = new URL(request.url);
  const fault = core.faults.take(request.method, pathname, false);
  const row = (status: number): LogRow => ({
    at: core.clock.now(),
    method: request.method,
    host: hostname,
    path: pathname + search,
    status,
  });
  try {
    const response = await (fault === undefined ? answer(request) : faulted(fault, () => answer(request)));
    core.log.add(row(response.status));
    return response;
  } catch (error) {
    if (error instanceof ConnectionDropped) core.log.add(row(0));
    throw error;
  }
}

async function faulted(fault: Fault, run: () => Promise<Response>): Promise<Response> {
  switch (fault.kind) {
    case 'dropBefore':
      throw new ConnectionDropped();
    case 'dropAfter':
      await run();
      throw new ConnectionDropped();
    case 'slow':
      await (fault.until ?? new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000)));
      return run();
    case 'malformed':
      await run();
      return new Response('<html><title>Oops', { headers: { 'Content-Type': 'text/html' } });
    case 'statusAfter':
      await run();
      return failure(fault, 504);
    case 'status':
      return failure(fault, 503);
    case 'claims':
      return failure(fault, 401);
  }
}

const failure = (fault: Fault, status: number): Response =>
  new Response('A planned fault.', {
    status: fault.status ?? status,
    headers: fault.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.retryAfterSeconds) },
  });
