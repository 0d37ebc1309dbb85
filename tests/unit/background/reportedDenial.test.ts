import { describe, expect, it } from 'vitest';
import { isBelievable, reportingPage } from '../../../entrypoints/background/reportedDenial.ts';
import type { DeclaredApplication } from '../../../lib/denial/declared.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import type { CommandSender } from '../../../lib/messaging/server.ts';
import { type LookUpKind, lookUpKey } from '../../../lib/resource/lookUp.ts';
import {
  appIdKey,
  groupKey,
  listKey,
  type ResourceKey,
  siteIdKey,
  siteKey,
} from '../../../lib/resource/resource.ts';
import { siteDenial } from '../offer/siteDenial.ts';

const aws = 'https://portal.sso.us-east-1.amazonaws.com';
const guid = '11111111-2222-4333-8444-555555555555';
const from = (url: string, change: Partial<CommandSender> = {}): CommandSender => ({
  context: 'content',
  url,
  frameId: 0,
  tab: { id: 5 },
  ...change,
});
const site = (address: string): ResourceKey => siteKey(address) ?? appIdKey(guid);
const contoso = 'https://contoso.sharepoint.com/sites/a/_layouts/15/AccessDenied.aspx';
const denial = (change: Partial<Denial> = {}): Denial => ({
  ...siteDenial,
  resources: [
    { key: site('https://contoso.sharepoint.com/sites/a'), from: 'path' },
    { key: siteIdKey(guid), from: 'query' },
  ],
  resourceUrl: 'https://contoso.sharepoint.com/sites/a',
  tenantHint: { sharePointHost: 'contoso.sharepoint.com' },
  returnTo: 'https://contoso.sharepoint.com/sites/a',
  ...change,
});
const app = (key: ResourceKey): Denial => ({
  detector: 'entra',
  rule: 'entra.code',
  product: 'entra',
  reason: 'notAssigned',
  curable: 'yes',
  code: 50105,
  resources: [{ key, from: 'message' }],
});

describe('a report is believed', () => {
  it('of a page that speaks of itself', () => {
    expect(isBelievable(denial(), from(contoso))).toBe(true);
    expect(isBelievable(app(appIdKey(guid)), from('https://login.microsoftonline.com/x/login'))).toBe(true);
  });

  it('of a web and the site that it lies in', () => {
    const keys = ['sites/a/sub', 'sites/a'].map((path) => site(`https://contoso.sharepoint.com/${path}`));
    const named = keys.map((key) => ({ key, from: 'path' as const }));
    expect(isBelievable(denial({ resources: named }), from(contoso))).toBe(true);
  });

  it.each([
    [
      'a site of another host',
      { resources: [{ key: site('https://hr.sharepoint.com/sites/a'), from: 'path' }] },
    ],
    ['a group', { resources: [{ key: groupKey(guid), from: 'path' }] }],
    ['an application', { resources: [{ key: appIdKey(guid), from: 'path' }] }],
    ['a list', { resources: [{ key: listKey(guid), from: 'query' }] }],
    ['another host to go back to', { returnTo: 'https://hr.sharepoint.com/sites/a' }],
    [
      'two sites',
      {
        resources: ['a', 'b'].map((name) => ({
          key: site(`https://contoso.sharepoint.com/sites/${name}`),
          from: 'path',
        })),
      },
    ],
    ['another tenant', { tenantHint: { sharePointHost: 'hr.sharepoint.com' } }],
  ] satisfies [string, Partial<Denial>][])('never when SharePoint names %s', (_, change) => {
    expect(isBelievable(denial(change), from(contoso))).toBe(false);
  });

  it('never when a sign-in page names anything but an application', () => {
    const page = from('https://login.microsoftonline.com/x/login');
    expect(isBelievable(app(groupKey(guid)), page)).toBe(false);
    expect(isBelievable(app(site('https://hr.sharepoint.com/sites/a')), page)).toBe(false);
  });

  it('never of a look-alike, and from a frame of SharePoint alone', () => {
    expect(isBelievable(denial(), from('https://contoso.sharepoint.com.evil.example/'))).toBe(false);
    expect(isBelievable(denial(), from(contoso, { frameId: 3 }))).toBe(true);
    const login = 'https://login.microsoftonline.com/x/login';
    expect(isBelievable(app(appIdKey(guid)), from(login, { frameId: 3 }))).toBe(false);
  });

  const service = (product: Denial['product'], key?: ResourceKey): Denial => ({
    detector: product,
    rule: `${product}.x`,
    product,
    reason: 'notAssigned',
    curable: 'yes',
    resources: key === undefined ? [] : [{ key, from: 'host' }],
  });
  const key = (kind: LookUpKind, id: string): ResourceKey => lookUpKey(kind, id) ?? appIdKey(guid);

  it.each([
    ['azureDevOps', 'https://dev.azure.com/a/b', key('azureDevOpsProject', 'a/b')],
    ['dynamics', 'https://a.crm4.dynamics.com/', key('dynamicsOrg', 'a.crm4.dynamics.com')],
    ['applicationProxy', 'https://a.msappproxy.net/', key('applicationHost', 'a.msappproxy.net')],
    ['aws', `${aws}/saml/assertion/apl-0123456789`, key('awsApplication', 'apl-0123456789')],
    ['appService', 'https://a.azurewebsites.net/', undefined],
  ] as const)('of %s from its own hosts, about its own things', (product, page, own) => {
    expect(isBelievable(service(product, own), from(page))).toBe(true);
    expect(isBelievable(service(product, own), from('https://wiki.contoso.example/'))).toBe(false);
    expect(isBelievable(service(product, groupKey(guid)), from(page))).toBe(false);
  });

  it.each([
    ['dynamics', 'https://a.crm4.dynamics.com/', key('dynamicsOrg', 'b.crm4.dynamics.com')],
    ['azureDevOps', 'https://dev.azure.com/a/b', key('azureDevOpsProject', 'a/c')],
    ['azureDevOps', 'https://a.visualstudio.com/b', key('azureDevOpsOrganization', 'b')],
    ['aws', `${aws}/saml/assertion/apl-0123456789`, key('awsApplication', 'apl-9876543210')],
    ['aws', `${aws}/start`, key('awsApplication', 'apl-0123456789')],
  ] as const)('of %s at %s never about what is another’s: %s', (product, page, other) => {
    expect(isBelievable(service(product, other), from(page))).toBe(false);
  });

  it('of a declared host about exactly what policy declares', () => {
    const wiki: DeclaredApplication = {
      id: 'wiki',
      displayName: 'Wiki',
      hosts: ['*.apps.contoso.example'],
      resource: groupKey(guid),
      signals: [{ status: [403] }],
    };
    const report = (resource: ResourceKey): Denial => ({
      ...service('inHouse', resource),
      rule: 'inHouse.wiki',
    });
    const page = 'https://wiki.apps.contoso.example/x';
    expect(isBelievable(report(groupKey(guid)), from(page), [wiki])).toBe(true);
    expect(isBelievable(report(appIdKey(guid)), from(page), [wiki])).toBe(false);
    expect(isBelievable(report(groupKey(guid)), from('https://apps.contoso.example/x'), [wiki])).toBe(false);
    expect(isBelievable(report(groupKey(guid)), from(page), [])).toBe(false);
  });
});

describe('the reporting page', () => {
  it('is the document in a tab, by the name the browser gives it', () => {
    expect(reportingPage(from(contoso, { documentId: 'D1' }))).toEqual({
      tabId: 5,
      frameId: 0,
      origin: 'https://contoso.sharepoint.com',
      documentId: 'D1',
    });
    expect(reportingPage(from(contoso, { frameId: 2 }))).toMatchObject({ frameId: 2 });
    expect(reportingPage({ context: 'content', url: contoso })).toBeUndefined();
  });
});
