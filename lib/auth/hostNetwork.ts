/**
 * MSAL's own client never gives up on a hanging connection. A token that nobody waits for any more must not keep one.
 */
const patienceMs = 30_000;

interface Options {
  headers?: Record<string, string>;
  body?: string;
}

interface Answer<T> {
  headers: Record<string, string>;
  body: T;
  status: number;
}

/**
 * The network module handed to MSAL: plain `fetch` with a time limit and no retry. Rejects when nothing was answered
 * (MSAL makes `network_error` of it) or the answer is not JSON.
 */
export const hostNetwork = {
  sendGetRequestAsync: <T>(url: string, options?: Options): Promise<Answer<T>> =>
    exchange('GET', url, options),
  sendPostRequestAsync: <T>(url: string, options?: Options): Promise<Answer<T>> =>
    exchange('POST', url, options),
};

async function exchange<T>(method: string, url: string, options: Options = {}): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    credentials: 'omit',
    cache: 'no-store',
    ...(options.headers ? { headers: options.headers } : {}),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  return {
    headers: Object.fromEntries(response.headers),
    body: await response.json(),
    status: response.status,
  };
}
