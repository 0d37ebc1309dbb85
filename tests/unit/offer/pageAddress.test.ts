import { expect, it } from 'vitest';
import { pageAddress } from '../../../lib/offer/pageAddress.ts';
import { appIdKey, siteKey } from '../../../lib/resource/resource.ts';

const person = { cloud: 'global', tenantId: '0f4e2a70-aaaa-4000-8000-000000000001' } as const;
const resourceUrl = 'https://contoso.sharepoint.com/sites/Marketing';
const key = siteKey(resourceUrl);
if (key === undefined) throw new TypeError(resourceUrl);
const resources = [{ key, from: 'path' as const }];
const page = `${resourceUrl}/SitePages/Plan.aspx`;

it('is the page itself, without what belongs to one person', () => {
  expect(pageAddress({ resources, resourceUrl, returnTo: page }, person)).toBe(page);
});

it.each([
  'https://evil.example/sites/Marketing',
  'https://contoso.sharepoint.com/sites/Payroll/Salaries.aspx',
  'http://contoso.sharepoint.com/sites/Marketing',
  'https://a:b@contoso.sharepoint.com/sites/Marketing',
  'javascript:alert(1)',
])('is the site where the page names %s', (returnTo) => {
  expect(pageAddress({ resources, resourceUrl, returnTo }, person)).toBe(resourceUrl);
});

it('is the start of an application that said no on Entra’s own page', () => {
  const app = '11111111-2222-4333-8444-555555555555';
  const of = (cloud: 'global' | 'china') =>
    pageAddress({ resources: [{ key: appIdKey(app), from: 'message' }] }, { ...person, cloud });
  expect(of('global')).toBe(
    `https://launcher.myapps.microsoft.com/api/signin/${app}?tenantId=${person.tenantId}`,
  );
  expect(of('china')).toBeUndefined();
});

it('is nowhere where nothing is known', () => {
  expect(pageAddress({ resources: [] }, person)).toBeUndefined();
});
