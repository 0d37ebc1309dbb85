import { isRecord } from '../platform/isRecord.ts';
import { parseJson } from '../platform/json.ts';
import type { CacheEntry, Who } from './hostProtocol.ts';

/** What MSAL's entries have in common, as far as it matters here: accounts, id, access and refresh tokens. */
export interface Item {
  key: string;
  home: string;
  /** Absent in an account. */
  clientId: string;
  /** Tenant; a refresh token has none. */
  realm: string;
  value: Record<string, unknown>;
}

/**
 * MSAL's cache without a person in a tenant, whichever registration their tokens came from: the one that is configured
 * now may be another. A refresh token names no tenant; it goes together with the client's other tokens. The tenants of
 * one person share the account itself, so that goes with its last token.
 */
export function withoutPerson(entries: readonly CacheEntry[], who: Who): CacheEntry[] {
  const theirs = itemsOf(entries, who);
  const tokens = theirs.filter(({ clientId }) => clientId !== '');
  const isOfTenant = ({ clientId, realm }: Item): boolean => {
    if (realm !== '') return realm === who.tenantId;
    const realms = tokens.filter((other) => other.clientId === clientId && other.realm !== '');
    return realms.length === 0 || realms.some((other) => other.realm === who.tenantId);
  };
  const gone = new Set(tokens.filter(isOfTenant).map(({ key }) => key));
  const kept = new Set(tokens.filter(({ key }) => !gone.has(key)).map(({ home }) => home));
  for (const { key, clientId, home } of theirs) if (clientId === '' && !kept.has(home)) gone.add(key);
  return entries.flatMap(([key, value]): CacheEntry[] =>
    gone.has(key) ? [] : [[key, key.startsWith('msal.3.') ? withoutKeys(value, gone) : value]],
  );
}

/** What the cache holds of the homes of a person in a tenant, their other tenants included. */
export function itemsOf(entries: readonly CacheEntry[], who: Pick<Who, 'tenantId' | 'oid'>): Item[] {
  const items = entries.flatMap(itemOf);
  const homes = new Set(items.filter((item) => isNamed(item, who)).map(({ home }) => home));
  return items.filter(({ home }) => homes.has(home));
}

function itemOf([key, text]: CacheEntry): Item[] {
  const value = key.startsWith('msal.3|') ? read(text) : undefined;
  if (value === undefined) return [];
  const word = (name: string) => String(value[name] ?? '').toLowerCase();
  return [{ key, home: word('homeAccountId'), clientId: word('clientId'), realm: word('realm'), value }];
}

/** Whether an account or an id token names this person: a guest's home account does not. */
function isNamed(
  { clientId, realm, value }: Item,
  { tenantId, oid }: Pick<Who, 'tenantId' | 'oid'>,
): boolean {
  const is = (tenant: unknown, id: unknown) =>
    String(tenant).toLowerCase() === tenantId && String(id).toLowerCase() === oid;
  if (clientId === '')
    return (
      is(realm, value.localAccountId) || profilesOf(value).some((one) => is(one.tenantId, one.localAccountId))
    );
  const claims = value.credentialType === 'IdToken' ? claimsOf(String(value.secret)) : undefined;
  return claims !== undefined && is(claims.tid, claims.oid);
}

const profilesOf = ({ tenantProfiles }: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(tenantProfiles)
    ? tenantProfiles.filter((one) => typeof one === 'object' && one !== null)
    : [];

const claimsOf = (token: string): Record<string, unknown> | undefined => {
  const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
  try {
    return payload === undefined ? undefined : read(atob(payload));
  } catch {
    return undefined;
  }
};

/** MSAL's lists of its own keys: one of accounts, and for each client three of tokens. */
const withoutKeys = (text: string, gone: ReadonlySet<string>): string =>
  JSON.stringify(JSON.parse(text), (_name, value: unknown) =>
    Array.isArray(value) ? value.filter((key) => !gone.has(String(key))) : value,
  );

function read(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return isRecord(value) ? value : undefined;
}
