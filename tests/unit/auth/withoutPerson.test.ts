import { describe, expect, it } from 'vitest';
import type { CacheEntry } from '../../../lib/auth/hostProtocol.ts';
import { withoutPerson } from '../../../lib/auth/withoutPerson.ts';

/** Shapes as MSAL 5 writes them. Adele's home is Contoso; in Fabrikam she is a guest with another object id. */
const home = 'a1.contoso';
const at = (tenantId: string, oid: string) => ({ tenantId, oid, username: 'x' });
const contoso = at('contoso', 'a1');
const fabrikam = at('fabrikam', 'a2');

const account: CacheEntry = [
  `msal.3|${home}|env|contoso`,
  JSON.stringify({
    homeAccountId: home,
    realm: 'contoso',
    localAccountId: 'a1',
    tenantProfiles: [
      { tenantId: 'contoso', localAccountId: 'a1' },
      { tenantId: 'fabrikam', localAccountId: 'a2' },
    ],
  }),
];
const idToken = (client: string, realm: string, oid: string, owner = home): CacheEntry => [
  `msal.3|${owner}|env|idtoken|${client}|${realm}||`,
  JSON.stringify({
    credentialType: 'IdToken',
    homeAccountId: owner,
    clientId: client,
    realm,
    secret: `x.${btoa(JSON.stringify({ tid: realm, oid }))}.x`,
  }),
];
const refreshToken = (client: string, owner = home): CacheEntry => [
  `msal.3|${owner}|env|refreshtoken|${client}|||`,
  JSON.stringify({ credentialType: 'RefreshToken', homeAccountId: owner, clientId: client }),
];
const keysOf = (entries: CacheEntry[]) => entries.map(([key]) => key);

describe('a cache without a person', () => {
  it('keeps what is somebody else’s', () => {
    const others = [idToken('former', 'contoso', 'm1', 'm1.contoso'), refreshToken('former', 'm1.contoso')];
    const own = [account, idToken('former', 'contoso', 'a1'), refreshToken('former')];
    expect(withoutPerson([...own, ...others], contoso)).toEqual(others);
  });

  it('keeps the same person’s in another tenant, by another registration', () => {
    const atHome = [idToken('former', 'contoso', 'a1'), refreshToken('former')];
    const asGuest = [idToken('guests', 'fabrikam', 'a2'), refreshToken('guests')];
    const all = [account, ...atHome, ...asGuest];
    expect(withoutPerson(all, contoso)).toEqual([account, ...asGuest]);
    expect(withoutPerson(all, fabrikam)).toEqual([account, ...atHome]);
    expect(withoutPerson(withoutPerson(all, fabrikam), contoso)).toEqual([]);
  });

  it('takes a refresh token that two tenants share', () => {
    const all = [account, idToken('k', 'contoso', 'a1'), idToken('k', 'fabrikam', 'a2'), refreshToken('k')];
    expect(keysOf(withoutPerson(all, fabrikam))).toEqual(keysOf([account, idToken('k', 'contoso', 'a1')]));
  });

  it('finds them by their id token where the account is gone, and takes a lone refresh token along', () => {
    const all = [idToken('former', 'fabrikam', 'a2'), refreshToken('former'), refreshToken('older')];
    expect(withoutPerson(all, fabrikam)).toEqual([]);
  });

  it('takes the keys out of MSAL’s own lists, and reads past what it can’t read', () => {
    const token = refreshToken('k');
    const lists: CacheEntry[] = [
      ['msal.3.account.keys', JSON.stringify([account[0], 'msal.3|other'])],
      ['msal.3.token.keys.k', JSON.stringify({ idToken: [], refreshToken: [token[0]] })],
    ];
    const broken: CacheEntry = ['msal.3|x', 'no json'];
    expect(withoutPerson([account, token, broken, ...lists], contoso)).toEqual([
      broken,
      ['msal.3.account.keys', JSON.stringify(['msal.3|other'])],
      ['msal.3.token.keys.k', JSON.stringify({ idToken: [], refreshToken: [] })],
    ]);
  });
});
