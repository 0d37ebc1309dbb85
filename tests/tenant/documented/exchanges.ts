import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementType, type Model } from '../graph/model.ts';
import { validate } from '../graph/validate.ts';

/** A call and its answer as Graph's v1.0 reference prints them. Shapes are certain, values are examples. */
export interface Exchange {
  method: string;
  /** With version and query. */
  path: string;
  body?: unknown;
  status: number;
  response?: unknown;
}

const read = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trimEnd()
    .split('\n');

/**
 * Source: Microsoft Graph v1.0 reference, as extracted in the public repository pnp/proxy-samples (MIT, January 2026),
 * and pages of microsoft-graph-docs-contrib seen 2026-11. Entitlement management, access reviews, directory.
 */
export const exchanges: readonly Exchange[] = read('exchanges.jsonl').map((line) => JSON.parse(line));

/** Source: Microsoft Graph OpenAPI of 2026-07, as indexed in the public repository dotnet/dev-proxy (MIT): v1.0 paths. */
export const documentedPaths: readonly string[] = read('paths.txt');

/** Ids and values: GUIDs, placeholders, lists (of a SharePoint site), long opaque text with a digit in it. */
const value = /^(?:[0-9a-f]{8}-[0-9a-f-]{27,}|\{.+\}|[^()]*,[^()]*|(?=.*\d)[\w-]{28,})$/i;

/** An operation: method, path with `*` for ids and values, without version and query; and the type of a request. */
export function operationOf({ method, path, body, response }: Exchange): string {
  const segments = pathOf(path)
    .replaceAll(/'[^']*'/g, '*')
    .replace(/\/$/, '')
    .split('/');
  const type = method === 'POST' ? typeOfRequest(body ?? response) : '';
  return `${method} ${segments.map((segment) => (value.test(segment) ? '*' : segment)).join('/')}${type}`;
}

function typeOfRequest(body: unknown): string {
  const type = typeof body === 'object' && body !== null ? Reflect.get(body, 'requestType') : undefined;
  return typeof type === 'string' ? ` ${type}` : '';
}

export const pathOf = (path: string): string => decodeURI(path.replace(/^\/v1\.0/, '').replace(/\?.*$/s, ''));

/** What the metadata says against a documented answer; empty: nothing, or the answer's type is not known. */
export function contradictions(model: Model, exchange: Exchange): string[] {
  const type = typeAt(model, exchange);
  const { response } = exchange;
  if (type === undefined || typeof response !== 'object' || response === null) return [];
  const value = Reflect.get(response, 'value');
  return Array.isArray(value)
    ? validate(model, `Collection(${type})`, value)
    : validate(model, type, response);
}

const roots: Record<string, string> = {
  entitlementManagement: 'entitlementManagement',
  accessReviews: 'accessReviewSet',
  me: 'user',
  users: 'Collection(user)',
  servicePrincipals: 'Collection(servicePrincipal)',
  applications: 'Collection(application)',
  oauth2PermissionGrants: 'Collection(oAuth2PermissionGrant)',
};

/** The type of what an operation answers, found by walking the metadata's navigations. */
function typeAt(model: Model, { path }: Exchange): string | undefined {
  const [first = '', ...rest] = pathOf(path)
    .split('/')
    .filter((segment) => segment !== '' && segment !== 'identityGovernance');
  const keyed = first.replace(/\(.*$/, '');
  let type = roots[keyed];
  if (first !== keyed && type !== undefined) type = elementType(type);
  for (const segment of rest) {
    if (type === undefined) return undefined;
    const element = elementType(type);
    if (segment === 'getApplicablePolicyRequirements')
      type = 'Collection(accessPackageAssignmentRequestRequirements)';
    else if (segment.includes('(')) continue;
    else type = element ?? model.member(type, segment)?.type;
  }
  return type === undefined ? undefined : (elementType(type) ?? type);
}
