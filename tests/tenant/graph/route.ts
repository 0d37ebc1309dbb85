import type { Caller } from '../contract.ts';
import type { TenantSeed, UserSeed } from '../organization.ts';
import type { TenantState } from '../state/state.ts';
import type { Entity } from './entity.ts';
import type { Exchange } from './exchange.ts';
import type { Model } from './model.ts';
import type { Query, QueryOption } from './odata.ts';

/** One Graph call: where it is, which query options its reference page documents, what it does. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** After the version; `{name}` takes a path segment or a quoted parameter, `{+name}` several segments. */
  path: string;
  options: readonly QueryOption[] | ((state: TenantState) => readonly QueryOption[]);
  /** Of the directory: `$search` and `$count` need `ConsistencyLevel: eventual`. */
  isDirectory?: true;
  /** No documented scope, but a switch opens it to these. */
  undocumentedScopes?: (state: TenantState) => readonly string[];
  answer: (call: Call) => Reply;
}

export interface Call {
  state: TenantState;
  model: Model;
  tenant: TenantSeed;
  me: UserSeed;
  caller: Caller;
  exchange: Exchange;
  parameter: (name: string) => string;
  query: Query;
}

/** `context` follows `$metadata#`; `effect` goes to the log: the write happened. */
export type Reply = { effect?: string; status?: number } & (
  | { kind: 'entity'; context: string; entity: Entity }
  | {
      kind: 'collection';
      context: string;
      type: string;
      entities: Entity[] /** Instead of the usual one. */;
      pageSize?: number;
    }
  | { kind: 'nothing'; status: 200 | 202 | 204 }
);

/** The path parameters if the route takes this call. */
export function matchRoute(route: Route, method: string, path: string): Record<string, string> | undefined {
  if (route.method !== method) return undefined;
  return pattern(route.path).exec(path)?.groups;
}

const patterns = new Map<string, RegExp>();

function pattern(path: string): RegExp {
  const known = patterns.get(path);
  if (known !== undefined) return known;
  const escaped = path.replaceAll(/[.()$]/g, String.raw`\$&`);
  const source = escaped
    .replaceAll(/'\{(\w+)\}'/g, "'(?<$1>[^']*)'")
    .replaceAll(/\{(\w+)\}/g, "(?<$1>[^/()']+)")
    .replaceAll(/\{\+(\w+)\}/g, '(?<$1>.+)');
  const made = new RegExp(`^${source}(?<end>)$`, 'i');
  patterns.set(path, made);
  return made;
}
