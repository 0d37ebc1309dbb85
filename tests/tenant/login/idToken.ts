import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { TenantSeed, UserSeed } from '../organization.ts';
import type { Account } from './accounts.ts';

export interface IdTokenSubject {
  /** `https://login.microsoftonline.com`, as the request came in. */
  origin: string;
  clientId: string;
  tenant: TenantSeed;
  user: UserSeed;
  nonce: string | undefined;
  kept: boolean;
}

/**
 * Version 2.0 id-token claims (id-token claims reference, 2026-09), without optional ones such as `login_hint`. `oid` is the object in the tenant signed in to.
 */
export function idTokenClaims(subject: IdTokenSubject): JWTPayload {
  const { origin, clientId, tenant, user, nonce, kept } = subject;
  return {
    iss: `${origin}/${tenant.id}/v2.0`,
    aud: clientId,
    ver: '2.0',
    tid: tenant.id,
    oid: user.id,
    sub: Buffer.from(`${clientId}:${user.id}`).toString('base64url'),
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    // Opaque to clients.
    aio: randomUUID(),
    rh: randomUUID(),
    sid: randomUUID(),
    ...(nonce ? { nonce } : {}),
    ...(kept ? { signin_state: ['kmsi'] } : {}),
  };
}

/** `client_info`: the home account, base64url. */
export function clientInfo(account: Account): string {
  const info = { uid: account.homeUserId, utid: account.homeTenantId };
  return Buffer.from(JSON.stringify(info)).toString('base64url');
}
