import type { TokenOptions, TokenSource } from '../../../lib/auth/tokenSource.ts';
import type { GraphApi } from '../../../lib/graph/api.ts';
import { createGraphApi } from '../../../lib/graph/graphApi.ts';
import { createServiceClock } from '../../../lib/platform/clock.ts';
import { ok } from '../../../lib/platform/failure.ts';
import type { Profile } from '../../../lib/platform/profile.ts';

export const profile: Profile = {
  cloud: 'global',
  tenantId: '40c937a9-05ae-4c38-9056-c89f60e75df9',
  oid: '2cfd611d-123e-457b-87d4-da6f92561c18',
};
export const now = Date.parse('2026-11-02T10:00:00Z');

/** One scripted answer, or `lost` for a connection that breaks. */
export type Scripted = (request: Request) => Response | 'lost' | Promise<Response>;

export interface Script {
  graph: GraphApi;
  requests: Request[];
  tokens: { calls: TokenOptions[] };
}

/** Answers calls in order from a list; a call beyond its end fails the test. The clock stands still at `now`. */
export function script(answers: readonly Scripted[], get?: TokenSource['get']): Script {
  const requests: Request[] = [];
  const calls: TokenOptions[] = [];
  const tokens: TokenSource = {
    async get(forProfile, scopes, options) {
      const { claims, renew } = options ?? {};
      calls.push({ ...(claims === undefined ? {} : { claims }), ...(renew === undefined ? {} : { renew }) });
      return (await get?.(forProfile, scopes, options)) ?? ok(`token-${calls.length}`);
    },
  };
  const graph = createGraphApi({
    tokens,
    clock: createServiceClock({ now: () => now }),
    locale: () => 'de',
    async fetch(input, init) {
      const request = new Request(input, init);
      const answer = answers[requests.length];
      requests.push(request);
      if (answer === undefined) throw new Error(`unexpected call of ${request.url}`);
      const response = await answer(request.clone());
      if (response === 'lost') throw new TypeError('fetch failed');
      return response;
    },
  });
  return { graph, requests, tokens: { calls } };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Scripted =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
    });

export const plain =
  (text: string | null, status = 200, headers: Record<string, string> = {}): Scripted =>
  () =>
    new Response(text, { status, headers });

export const lost: Scripted = () => 'lost';
