import type { ClientRole } from '../auth/tokenSource.ts';
import type { Failure } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';

/** With which rights a call is made. */
export interface Access {
  scopes: readonly string[];
  role?: ClientRole;
}

/** One call of Graph, before anything is known of hosts and tokens. */
export interface Call {
  profile: Profile;
  access: Access;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`, with query. */
  path: string;
  /** A checked nextLink: sent verbatim instead of `path`. */
  address?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** What the middleware of one call finds out; read after the client is done. */
export interface Progress {
  /** The request left: from here on a write may have had its effect. */
  sent: boolean;
  response?: Response;
  /** Found by a middleware; goes before what the status says. */
  failure?: Failure;
}

/** How a call ended. `body` is decoded JSON of unknown shape, `undefined` when there was none or it was not JSON. */
export type Sent =
  | { answered: true; status: number; body: unknown; headers: Headers; failure?: Failure }
  | { answered: false; failure: Failure; sent: boolean };

export type Send = (call: Call) => Promise<Sent>;
