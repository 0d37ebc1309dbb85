import { describe, expect, it } from 'vitest';
import { launcherLink, validateReturnTo } from '../../../../lib/requests/access/returnTo.ts';
import { lookUpKey } from '../../../../lib/resource/lookUp.ts';
import { appIdKey, type ResourceKey, resourceKey } from '../../../../lib/resource/resource.ts';
import { found } from '../../graph/world.ts';

const site = (originId: string): ResourceKey => {
  const key = resourceKey({ originSystem: 'SharePointOnline', originId });
  if (key === undefined) throw new Error(originId);
  return key;
};
const marketing = site('https://contoso.sharepoint.com/sites/Marketing');
const root = site('https://contoso.sharepoint.com');
const appId = '5a1b2c3d-0000-4000-8000-00000000abcd';
const covered = (host: string) => host.endsWith('.sharepoint.com');
const at = (url: string, key = marketing) => validateReturnTo(url, key, covered);

describe('the start of an application', () => {
  const profile = { cloud: 'global', tenantId: '3f4b2f0e-5d63-4d0a-8f4f-7c7f6a0d1e11' } as const;
  const app = 'b1a4b2c7-7a51-4b9f-9f0e-2d7b7a5c0e10';

  it('is a way back that may be stored, in the cloud where it is documented', () => {
    const key = appIdKey(app);
    const link = launcherLink(profile, key);
    expect(link).toBe(`https://launcher.myapps.microsoft.com/api/signin/${app}?tenantId=${profile.tenantId}`);
    expect(validateReturnTo(link ?? '', key, () => false)).toBe(link);
    expect(launcherLink({ ...profile, cloud: 'china' }, key)).toBeUndefined();
  });

  it('is none of a site', () => {
    expect(launcherLink(profile, marketing)).toBeUndefined();
  });
});

describe('where one may be taken back to', () => {
  it.each([
    ['the page itself', 'https://contoso.sharepoint.com/sites/Marketing/Plans/a%20b.aspx'],
    ['another spelling of the site', 'https://contoso.sharepoint.com/sites/marketing/x'],
    [
      'a document in its viewer',
      'https://contoso.sharepoint.com/sites/Marketing/_layouts/15/Doc.aspx?sourcedoc=%7B1%7D',
    ],
  ])('%s', (_name, url) => expect(at(url)).toBe(url));

  it('loses who sent the link, which refusal it was and the fragment', () => {
    expect(
      at(
        'https://contoso.sharepoint.com/sites/Marketing/a.aspx?correlation=1&e=abc&id=7&at=9&wdLOR=c&CID=x#frag',
      ),
    ).toBe('https://contoso.sharepoint.com/sites/Marketing/a.aspx?id=7');
  });

  it('keeps no sharing token', () => {
    expect(at('https://contoso.sharepoint.com/:w:/s/Marketing/EaBcToken?e=1')).toBe(
      'https://contoso.sharepoint.com/sites/Marketing',
    );
    expect(at('https://contoso.sharepoint.com/:x:/r/sites/Marketing/b.xlsx?d=w12&csf=1&web=1&e=q')).toBe(
      'https://contoso.sharepoint.com/sites/Marketing/b.xlsx',
    );
  });

  it.each([
    ['another site with the same beginning', 'https://contoso.sharepoint.com/sites/MarketingSecret'],
    ['another site', 'https://contoso.sharepoint.com/sites/HR'],
    ['a sharing link of another site', 'https://contoso.sharepoint.com/:w:/s/HR/Etoken'],
    ['another host', 'https://fabrikam.sharepoint.com/sites/Marketing'],
    ['a path that climbs out', 'https://contoso.sharepoint.com/sites/Marketing/../HR'],
    ['plain http', 'http://contoso.sharepoint.com/sites/Marketing'],
    ['credentials', 'https://a:b@contoso.sharepoint.com/sites/Marketing'],
    ['a port', 'https://contoso.sharepoint.com:8443/sites/Marketing'],
    ['a script', 'javascript:alert(1)'],
    ['no address', 'Marketing'],
    [
      'the denial itself',
      'https://contoso.sharepoint.com/sites/Marketing/_layouts/15/AccessDenied.aspx?Source=x',
    ],
    ['sign-out', 'https://contoso.sharepoint.com/sites/Marketing/_layouts/15/SignOut.aspx'],
    ['a sign-in hop', 'https://contoso.sharepoint.com/sites/Marketing/_forms/default.aspx'],
    ['an endless address', `https://contoso.sharepoint.com/sites/Marketing/${'a'.repeat(2100)}`],
  ])('never %s', (_name, url) => expect(at(url)).toBeUndefined());

  it('never a host Knock may not run on', () => {
    expect(
      validateReturnTo('https://contoso.sharepoint.com/sites/Marketing', marketing, () => false),
    ).toBeUndefined();
  });

  it('does not take the sites below /sites for pages of the root', () => {
    expect(at('https://contoso.sharepoint.com/SitePages/Home.aspx', root)).toBeDefined();
    expect(at('https://contoso.sharepoint.com/sites/HR', root)).toBeUndefined();
  });

  it('an application: its launcher link, never a sign-in request', () => {
    const app = appIdKey(appId);
    expect(
      at(`https://launcher.myapps.microsoft.com/api/signin/${appId}?tenantId=t&state=s&relayState=r`, app),
    ).toBe(`https://launcher.myapps.microsoft.com/api/signin/${appId}?tenantId=t`);
    for (const url of [
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${appId}`,
      `https://launcher.myapps.microsoft.com/api/signin/00000000-0000-4000-8000-000000000000`,
      `https://launcher.myapps.microsoft.com/authorize/${appId}`,
      `https://evil.example/api/signin/${appId}`,
    ])
      expect(at(url, app)).toBeUndefined();
  });

  it.each(['applicationHost', 'dynamicsOrg'] as const)(
    'a page of the host itself (%s), without its query, never a step of a sign-in',
    (kind) => {
      const host = found(lookUpKey(kind, 'wiki.contoso.com'));
      const back = (url: string, isCovered = true) => validateReturnTo(url, host, () => isCovered);
      expect(back('https://wiki.contoso.com/board/3?state=s&code=c#x')).toBe(
        'https://wiki.contoso.com/board/3',
      );
      for (const url of [
        'https://wiki.contoso.com.evil.example/board',
        'https://x.wiki.contoso.com/board',
        'http://wiki.contoso.com/board',
        'https://wiki.contoso.com:8443/board',
        'https://ana@wiki.contoso.com/board',
        'https://wiki.contoso.com/oauth2/authorize?x',
        'https://wiki.contoso.com/logout',
      ])
        expect(back(url)).toBeUndefined();
      expect(back('https://wiki.contoso.com/board', false)).toBeUndefined();
    },
  );

  it('a path that looks like another host stays where it is', () => {
    const host = found(lookUpKey('applicationHost', 'wiki.contoso.com'));
    expect(validateReturnTo('https://wiki.contoso.com//evil.example/secret?x#y', host, () => true)).toBe(
      'https://wiki.contoso.com//evil.example/secret',
    );
    expect(at(`https://myapps.microsoft.com//evil.example/${appId}?tenantId=t`, appIdKey(appId))).toBe(
      `https://myapps.microsoft.com//evil.example/${appId}?tenantId=t`,
    );
  });

  it('nothing for other kinds of resource', () => {
    const group = resourceKey({ originSystem: 'AadGroup', originId: appId });
    expect(group && at('https://contoso.sharepoint.com/sites/Marketing', group)).toBeUndefined();
  });
});
