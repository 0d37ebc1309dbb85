import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { clouds } from '../../../lib/platform/cloud.ts';
import type { TenantCore } from '../contract.ts';
import type { TenantSeed, UserSeed } from '../organization.ts';

/** Who is signed in to one web application in one browser. */
export interface WebUser {
  tenant: TenantSeed;
  user: UserSeed;
}

/** Server-side sessions of one web application, by cookie; each host has its own cookie jar entry. */
export interface WebSessions {
  read(c: Context): WebUser | undefined;
  /** Answers the `Set-Cookie`; `undefined`: no such person. */
  open(tenantId: string, userId: string): string | undefined;
  /** Answers the `Set-Cookie` that forgets the session. */
  close(c: Context): string;
}

const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'None' } as const;

export function createWebSessions(core: TenantCore, cookieName: string): WebSessions {
  const sessions = new Map<string, WebUser>();
  return {
    read: (c) => sessions.get(getCookie(c, cookieName) ?? ''),
    open(tenantId, userId) {
      const tenant = core.directory.tenant(tenantId);
      const user = tenant?.users.find((candidate) => candidate.id === userId);
      if (!tenant || !user) return undefined;
      const id = randomUUID();
      sessions.set(id, { tenant, user });
      return generateCookie(cookieName, id, attributes);
    },
    close(c) {
      sessions.delete(getCookie(c, cookieName) ?? '');
      return generateCookie(cookieName, '', { ...attributes, maxAge: 0 });
    },
  };
}

export interface SignInHop {
  tenant: TenantSeed;
  clientId: string;
  redirectUri: string;
  /** Comes back with the answer. */
  state: string;
  prompt?: string;
}

/** Address of Entra's sign-in that posts an id token back to the application. */
export function signInAddress(hop: SignInHop): string {
  const address = new URL(
    `https://${clouds[hop.tenant.cloud].loginHost}/${hop.tenant.id}/oauth2/v2.0/authorize`,
  );
  address.search = new URLSearchParams({
    client_id: hop.clientId,
    response_type: 'id_token',
    response_mode: 'form_post',
    redirect_uri: hop.redirectUri,
    scope: 'openid profile email',
    nonce: randomUUID(),
    state: hop.state,
    ...(hop.prompt ? { prompt: hop.prompt } : {}),
  }).toString();
  return address.href;
}
