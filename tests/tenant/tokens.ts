import { createHash, randomUUID } from 'node:crypto';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import { clouds } from '../../lib/platform/cloud.ts';
import type { Caller, TenantCore, TokenService } from './contract.ts';

/** Seconds; Entra gives 60 to 90 minutes (access-token documentation, 2026-09). */
export const accessTokenSeconds = 3600;
/** To a client that declares `cp1`, where continuous access evaluation is on: up to 28 hours (same, 2026-11). */
export const evaluatedTokenSeconds = 24 * 3600;

/** The tenant's token service with what sign-in and the in-house apps need besides: id tokens and public keys. */
export interface EntraTokens extends TokenService {
  /** As `issue`, with further claims such as `acrs`. */
  issueWith(caller: Caller, extra: JWTPayload, lifetimeSeconds?: number): Promise<string>;
  /** Signs any claims with the tenant's clock for `iat`, `nbf` and `exp`. */
  sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** Claims of a valid token for this audience; `undefined`: forged, expired or for somebody else. */
  claimsFor(token: string, audience: string): Promise<JWTPayload | undefined>;
  /** Each with its certificate. */
  keys(): Promise<JWK[]>;
}

const services = new WeakMap<TenantCore, EntraTokens>();

/**
 * One service per tenant server: asked twice with the same core it answers the same service, so Graph, sign-in and
 * the in-house apps trust one key, made at start. Tokens carry exactly `caller.scopes` as `scp`; who asks passes
 * everything consented, as Entra does.
 */
export function createTokenService(core: TenantCore): EntraTokens {
  const known = services.get(core);
  if (known) return known;
  const service = createService(core);
  services.set(core, service);
  return service;
}

function createService(core: TenantCore): EntraTokens {
  const pair = createKeys();
  const seconds = (): number => Math.floor(core.clock.now() / 1000);

  async function sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string> {
    const { privateKey, kid } = await pair;
    const now = seconds();
    return new SignJWT({ ...claims, iat: now, nbf: now, exp: now + lifetimeSeconds, uti: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .sign(privateKey);
  }

  async function claimsFor(token: string, audience: string | string[]): Promise<JWTPayload | undefined> {
    const { publicKey } = await pair;
    try {
      const currentDate = new Date(seconds() * 1000);
      const verified = await jwtVerify(token, publicKey, { audience, currentDate, algorithms: ['RS256'] });
      return verified.payload;
    } catch {
      return undefined;
    }
  }

  const issueWith: EntraTokens['issueWith'] = (caller, extra, lifetimeSeconds = accessTokenSeconds) =>
    sign({ ...accessClaims(core, caller), ...extra }, lifetimeSeconds);

  return {
    sign,
    claimsFor,
    issueWith,
    issue: (caller, lifetimeSeconds) => issueWith(caller, {}, lifetimeSeconds),
    verify: async (bearer) => callerOf(await claimsFor(bearer, audiences)),
    keys: async () => [await certified(await pair)],
  };
}

const audiences = Object.values(clouds).map((cloud) => `https://${cloud.graphHost}`);

/** Graph's access tokens are version 1.0 whatever endpoint they come from. */
function accessClaims(core: TenantCore, caller: Caller): JWTPayload {
  const tenant = core.directory.tenant(caller.tenantId);
  const user = tenant?.users.find((candidate) => candidate.id === caller.userId);
  return {
    iss: `https://sts.windows.net/${caller.tenantId}/`,
    aud: `https://${clouds[tenant?.cloud ?? 'global'].graphHost}`,
    ver: '1.0',
    tid: caller.tenantId,
    oid: caller.userId,
    sub: caller.userId,
    appid: caller.clientId,
    scp: caller.scopes.join(' '),
    idtyp: 'user',
    acr: '1',
    amr: ['pwd'],
    ...(user ? { name: user.displayName, upn: user.userPrincipalName } : {}),
  };
}

function callerOf(claims: JWTPayload | undefined): Caller | undefined {
  if (!claims) return undefined;
  const { tid, oid, appid, scp, xms_cc: capabilities, xms_gen: generation = 0 } = claims;
  if (typeof tid !== 'string' || typeof oid !== 'string') return undefined;
  if (typeof appid !== 'string' || typeof scp !== 'string') return undefined;
  return {
    tenantId: tid,
    userId: oid,
    clientId: appid,
    scopes: scp.split(' ').filter(Boolean),
    ...(Array.isArray(capabilities) ? { generation: Number(generation) } : {}),
  };
}

interface Keys {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  kid: string;
  jwk: JWK;
}

async function createKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey, kid, jwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } };
}

/** As Entra lists a key: with a certificate (`x5c`) and its thumbprint (`x5t`), which clients of certificates look for. */
async function certified({ privateKey, publicKey, jwk }: Keys): Promise<JWK> {
  const { keyCertificate } = await import('./certificate.ts');
  const der = await keyCertificate(await exportPKCS8(privateKey), await exportSPKI(publicKey));
  const x5t = createHash('sha1').update(der).digest('base64url');
  return { ...jwk, x5t, x5c: [der.toString('base64')] };
}
