import { expect, it } from 'vitest';
import { cachedToken } from '../../../lib/auth/cachedToken.ts';
import type { CacheEntry } from '../../../lib/auth/hostProtocol.ts';

/** Shapes as MSAL 5 writes them. */
const home = 'a1.contoso';
const account: CacheEntry = [
  `msal.3|${home}|env|contoso`,
  JSON.stringify({ homeAccountId: home, realm: 'contoso', localAccountId: 'a1' }),
];
const token = (client: string, secret: string, expiresOn: number, realm = 'contoso'): CacheEntry => [
  `msal.3|${home}|env|accesstoken|${client}|${realm}|${expiresOn}`,
  JSON.stringify({
    credentialType: 'AccessToken',
    homeAccountId: home,
    clientId: client,
    realm,
    secret,
    target: 'openid profile User.Read EntitlementMgmt-SubjectAccess.ReadWrite',
    expiresOn: String(expiresOn),
  }),
];
const who = { tenantId: 'contoso', oid: 'a1' };

it('gives the token that lasts longest, with what was granted', () => {
  const cache = [account, token('knock', 'old', 100), token('knock', 'new', 200), token('other', 'x', 900)];
  expect(cachedToken(cache, who, 'knock')).toEqual({
    token: 'new',
    scopes: ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'],
    until: 200_000,
  });
});

it('gives nobody else’s, none of another tenant, and none where nothing is stored', () => {
  const cache = [account, token('knock', 'x', 100), token('guests', 'y', 100, 'fabrikam')];
  expect(cachedToken(cache, { ...who, oid: 'b2' }, 'knock')).toBeUndefined();
  expect(cachedToken(cache, who, 'guests')).toBeUndefined();
  expect(cachedToken(cache, who, undefined)).toBeUndefined();
  expect(cachedToken(undefined, who, 'knock')).toBeUndefined();
  expect(cachedToken([['msal.3|x', '{']], who, 'knock')).toBeUndefined();
});
