/** One call that only reads; `path` is below `/v1.0`, with its query. */
export interface Reading {
  as: 'employee' | 'approver';
  method: 'GET' | 'POST';
  path: string;
}

/** What came. `status` 0: nothing. `body`: decoded JSON of unknown shape; `undefined`: none, or not JSON. */
export interface Answered {
  status: number;
  body: unknown;
  /** The `Date` header. */
  date?: string | undefined;
}

export type Ask = (reading: Reading) => Promise<Answered>;

export interface AskDeps {
  /** Before `/v1.0`, e.g. `https://graph.microsoft.com`. */
  graph: string;
  tokens: { employee: string; approver?: string | undefined };
  locale: string;
  fetch: typeof fetch;
}

const patience = 30_000;

/**
 * Asks Graph with tokens that are there already, one call at a time. It renews none, tries nothing again and keeps
 * nothing. Never rejects.
 */
export const createAsk =
  (deps: AskDeps): Ask =>
  async ({ as, method, path }) => {
    try {
      const response = await deps.fetch(`${deps.graph}/v1.0${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          'Accept-Language': deps.locale,
          Authorization: `Bearer ${as === 'approver' ? deps.tokens.approver : deps.tokens.employee}`,
          'client-request-id': crypto.randomUUID(),
        },
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      const date = response.headers.get('date') ?? undefined;
      return { status: response.status, body: jsonOf(await response.text()), date };
    } catch {
      return { status: 0, body: undefined };
    }
  };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
