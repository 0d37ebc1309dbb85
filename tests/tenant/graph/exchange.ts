import { clouds } from '../../../lib/platform/cloud.ts';

/** One call as it came in, alone or inside a batch. */
export interface Exchange {
  method: string;
  host: string;
  loginHost: string;
  /** With the version, decoded, e.g. `/v1.0/me`. */
  pathname: string;
  /** As sent, with `?`; may be empty. */
  search: string;
  headers: Headers;
  /** `undefined`: none. A text that is no JSON stays text. */
  body: unknown;
  inBatch: boolean;
  now: number;
  requestId: string;
  clientRequestId: string;
}

/** Reads a request that is addressed to a Graph host. */
export async function readExchange(request: Request, now: number): Promise<Exchange> {
  const text = await request.text();
  return makeExchange({
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    body: text === '' ? undefined : parseJson(text),
    inBatch: false,
    now,
  });
}

export function makeExchange(parts: {
  method: string;
  url: URL;
  headers: Headers;
  body: unknown;
  inBatch: boolean;
  now: number;
}): Exchange {
  const { method, url, headers, body, inBatch, now } = parts;
  const requestId = crypto.randomUUID();
  return {
    method: method.toUpperCase(),
    host: url.hostname,
    loginHost: loginHostOf(url.hostname),
    pathname: decodePath(url.pathname),
    search: url.search,
    headers,
    body,
    inBatch,
    now,
    requestId,
    clientRequestId: headers.get('client-request-id') ?? requestId,
  };
}

const loginHostOf = (graphHost: string): string =>
  Object.values(clouds).find((cloud) => cloud.graphHost === graphHost)?.loginHost ?? clouds.global.loginHost;

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
