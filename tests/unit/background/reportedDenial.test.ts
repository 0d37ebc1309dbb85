import { describe, expect, it } from 'vitest';
import { isBelievable, reportingPage } from '../../../entrypoints/background/reportedDenial.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import type { CommandSender } from '../../../lib/messaging/server.ts';
import { clouds } from '../../../lib/platform/cloud.ts';
import { appIdKey, groupKey, type ResourceKey, siteIdKey, siteKey } from '../../../lib/resource/resource.ts';
import { watches } from '../../../lib/settings/products.ts';

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
  detector: 'sharePoint',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
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

  it.each([
    [
      'a site of another host',
      { resources: [{ key: site('https://hr.sharepoint.com/sites/a'), from: 'path' }] },
    ],
    ['a group', { resources: [{ key: groupKey(guid), from: 'path' }] }],
    ['an application', { resources: [{ key: appIdKey(guid), from: 'path' }] }],
    ['another host to go back to', { returnTo: 'https://hr.sharepoint.com/sites/a' }],
    ['another host to show', { resourceUrl: 'https://hr.sharepoint.com/sites/a' }],
    ['another tenant', { tenantHint: { sharePointHost: 'hr.sharepoint.com' } }],
  ] satisfies [string, Partial<Denial>][])('never when SharePoint names %s', (_, change) => {
    expect(isBelievable(denial(change), from(contoso))).toBe(false);
  });

  it('never when a sign-in page names anything but an application', () => {
    const page = from('https://login.microsoftonline.com/x/login');
    expect(isBelievable(app(groupKey(guid)), page)).toBe(false);
    expect(isBelievable(app(site('https://hr.sharepoint.com/sites/a')), page)).toBe(false);
  });

  it('never of a look-alike or an inner frame', () => {
    expect(isBelievable(denial(), from('https://contoso.sharepoint.com.evil.example/'))).toBe(false);
    expect(isBelievable(denial(), from(contoso, { frameId: 3 }))).toBe(false);
  });

  it('only of hosts that are Microsoft’s own: elsewhere the last click would have to move to the popup', () => {
    const own = Object.values(clouds).flatMap(({ loginHost, sharePointSuffix }) => [
      `https://${loginHost}/*`,
      `https://*.${sharePointSuffix}/*`,
    ]);
    expect(watches.flatMap(({ hosts }) => hosts).filter((host) => !own.includes(host))).toEqual([]);
  });
});

describe('the reporting page', () => {
  it('is the top document of a tab, by the name the browser gives it', () => {
    expect(reportingPage(from(contoso, { documentId: 'D1' }))).toEqual({
      tabId: 5,
      frameId: 0,
      origin: 'https://contoso.sharepoint.com',
      documentId: 'D1',
    });
    expect(reportingPage(from(contoso, { frameId: 2 }))).toBeUndefined();
    expect(reportingPage({ context: 'content', url: contoso })).toBeUndefined();
  });
});
