import type { Who } from './hostProtocol.ts';
import { readCache } from './storedCache.ts';
import { itemsOf } from './withoutPerson.ts';

/** An access token that the browser's memory holds, and what Entra put into it. */
export interface CachedToken {
  token: string;
  /** What the registration was granted for this person, whatever was asked. */
  scopes: string[];
  /** Epoch milliseconds. */
  until: number;
}

/** Scopes of the sign-in itself, which every token has. */
const ofSignIn = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * The token that lasts longest for a person and a registration, as MSAL's stored cache (`storage.session`) has it. For the
 * hub's *Help*: so no message hands out a token. Nothing is renewed here.
 */
export function cachedToken(
  stored: unknown,
  who: Pick<Who, 'tenantId' | 'oid'>,
  clientId: string | undefined,
): CachedToken | undefined {
  return itemsOf(readCache(stored), who)
    .filter(
      (item) =>
        item.value.credentialType === 'AccessToken' &&
        item.clientId === clientId &&
        item.realm === who.tenantId,
    )
    .map(({ value }) => ({
      token: String(value.secret),
      scopes: String(value.target)
        .split(' ')
        .filter((scope) => !ofSignIn.has(scope)),
      until: Number(value.expiresOn) * 1000,
    }))
    .sort((one, other) => other.until - one.until)[0];
}
