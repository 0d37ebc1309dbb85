import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import type { Exchange } from './exchange.ts';
import type { Query } from './odata.ts';

/** One page of a collection and, if there is more, the address of the next. */
export function pageOf(
  entities: readonly Entity[],
  query: Query,
  exchange: Exchange,
  { pageSize, startsEmpty }: { pageSize: number; startsEmpty: boolean },
): { page: Entity[]; nextLink: string | undefined } {
  // No page documents a link after what an action answers, which nobody could POST again.
  if (exchange.method !== 'GET') return { page: [...entities], nextLink: undefined };
  // A page may hold nothing and still lead on ("Paging Microsoft Graph data", seen 2026-11).
  if (startsEmpty && query.skipToken === undefined && entities.length > 0)
    return { page: [], nextLink: linkTo(exchange, query.skip) };
  const offset = query.skipToken === undefined ? query.skip : readToken(query.skipToken);
  const end = offset + Math.min(query.top ?? pageSize, pageSize);
  const nextLink = end < entities.length ? linkTo(exchange, end) : undefined;
  return { page: entities.slice(offset, end), nextLink };
}

/** Real host names, whatever address this server was reached under. */
function linkTo(exchange: Exchange, offset: number): string {
  const url = new URL(`https://${exchange.host}${exchange.pathname}${exchange.search}`);
  url.searchParams.set('$skiptoken', btoa(JSON.stringify({ offset })));
  return url.href;
}

/** Opaque to clients: nothing promises what is inside. */
function readToken(token: string): number {
  try {
    const offset: unknown = JSON.parse(atob(token)).offset;
    if (typeof offset === 'number') return offset;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal(400, 'BadRequest', 'The skip token is not one of ours.');
}
