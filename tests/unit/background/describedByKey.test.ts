import { describe, expect, it } from 'vitest';
import { describedByKey } from '../../../entrypoints/background/describedByKey.ts';
import type { DeclaredApplication } from '../../../lib/denial/declared.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import { judge } from '../../../lib/denial/judge.ts';
import { oneDrive } from '../../../lib/denial/oneDrive.ts';
import { sharePoint } from '../../../lib/denial/sharePoint.ts';
import { lookUpKey } from '../../../lib/resource/lookUp.ts';
import { appIdKey, type ResourceKey, siteIdKey, siteKey } from '../../../lib/resource/resource.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const host = 'https://contoso.sharepoint.com';
const site = (path: string): ResourceKey => siteKey(`${host}${path}`) ?? appIdKey(guid);

const report = (change: Partial<Denial> = {}): Denial => ({
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [{ key: site('/sites/payroll'), from: 'path' }],
  ...change,
});
const shown = (denial: Denial, page = `${host}/x`, declared: DeclaredApplication[] = []) => {
  const { resourceName, resourceUrl } = describedByKey(denial, new URL(page), declared);
  return [resourceName, resourceUrl];
};
const payroll = ['payroll', `${host}/sites/payroll`];

describe('a refused site is shown by its key', () => {
  it.each([
    ['another site', { resourceName: 'Marketing', resourceUrl: `${host}/sites/Marketing` }],
    ['another host', { resourceUrl: 'https://hr.sharepoint.com/sites/payroll' }],
    ['a longer path', { resourceUrl: `${host}/sites/payrolls` }],
    ['no path', { resourceUrl: host }],
    ['nothing at all', {}],
  ] satisfies [string, Partial<Denial>][])('where the report shows %s', (_, change) => {
    expect(shown(report(change))).toEqual(payroll);
  });

  it('in the page’s spelling of that very address, without what stands behind it', () => {
    const spelled = { resourceName: 'Marketing', resourceUrl: `${host}/sites/PayRoll?x=Marketing#Marketing` };
    expect(shown(report(spelled))).toEqual(['PayRoll', `${host}/sites/PayRoll`]);
    const inner = { resources: [{ key: site('/sites/payroll/inner'), from: 'path' as const }], ...spelled };
    expect(shown(report(inner))).toEqual(['PayRoll', `${host}/sites/PayRoll`]);
    const blank = { resources: [{ key: site('/sites/pay roll'), from: 'path' as const }] };
    expect(shown(report({ ...blank, resourceUrl: `${host}/sites/Pay%20Roll` }))).toEqual([
      'Pay Roll',
      `${host}/sites/Pay Roll`,
    ]);
  });

  it('cleaned, however it is spelled', () => {
    const turned = '/sites/\u202epay\u200broll';
    const denial = report({
      resources: [{ key: site(turned), from: 'path' }],
      resourceUrl: `${host}${turned}`,
      userHint: 'adele\u202e@contoso.com\n',
    });
    expect(shown(denial)).toEqual(payroll);
    expect(describedByKey(denial, new URL(host), []).userHint).toBe('adele@contoso.com');
    const long = report({ resources: [{ key: site(`/sites/${'a'.repeat(1000)}`), from: 'path' }] });
    expect(shown(long).map((text) => text?.length)).toEqual([120, 400]);
  });

  it.each([
    `${host}/sites/Marketing%20Team/_layouts/15/AccessDenied.aspx`,
    `${host}/sites/Marketing/Inner/_layouts/15/AccessDenied.aspx?Type=item`,
    `${host}/_layouts/15/AccessDenied.aspx?Source=${encodeURIComponent(`${host}/teams/Ünïcode/x`)}`,
    `${host}/_layouts/15/AccessDenied.aspx`,
    `${host}/sites/a%25b/_layouts/15/AccessDenied.aspx`,
    `https://contoso-my.sharepoint.com/personal/adele_contoso_com/_layouts/15/AccessDenied.aspx`,
  ])('as an honest page shows it: %s', (address) => {
    const page = new URL(address);
    const honest = judge({ url: page }, [oneDrive, sharePoint]);
    expect(honest).toBeDefined();
    expect(honest && describedByKey(honest, page, [])).toEqual(honest);
  });

  it('with the part of the site that its own page names, whatever the report says of that', () => {
    const address = `${host}/sites/payroll/_layouts/15/AccessDenied.aspx?Source=${encodeURIComponent(`${host}/sites/Payroll/Docs/Plan.docx`)}&Type=item&name=${guid}`;
    const denial = describedByKey(report({ partName: 'Marketing' }), new URL(address), []);
    expect(denial.resources).toEqual([
      { key: site('/sites/payroll'), from: 'path' },
      { key: `sharepointfolder|${host}/sites/payroll/docs/plan.docx`, from: 'query' },
      { key: `sharepointlist|${guid}`, from: 'signIn' },
    ]);
    expect([denial.resourceName, denial.partName]).toEqual(['payroll', 'Docs › Plan.docx']);
    const whole = describedByKey(
      report({ partName: 'Marketing' }),
      new URL(address.replace('Type=item', '')),
      [],
    );
    expect(whole.resources).toHaveLength(1);
    expect(whole.partName).toBeUndefined();
  });

  it('and an id that only the address’s query names proves nothing', () => {
    const denial = report({
      resources: [
        { key: site('/sites/payroll'), from: 'path' },
        { key: siteIdKey(guid), from: 'query' },
      ],
    });
    expect(describedByKey(denial, new URL(host), []).resources.map(({ from }) => from)).toEqual([
      'path',
      'signIn',
    ]);
  });
});

describe('another product’s refusal is shown', () => {
  const named = { resourceName: 'Payroll', resourceUrl: 'https://payroll.example/' };
  const about = (product: Denial['product'], key?: ResourceKey) =>
    report({ product, rule: `${product}.x`, resources: key ? [{ key, from: 'host' }] : [], ...named });
  const project = lookUpKey('azureDevOpsProject', 'contoso/web');
  const organization = lookUpKey('azureDevOpsOrganization', 'contoso');

  it.each([
    [
      'applicationProxy',
      'https://a.msappproxy.net/x?y',
      undefined,
      'a.msappproxy.net',
      'https://a.msappproxy.net',
    ],
    [
      'dynamics',
      'https://a.crm4.dynamics.com/x',
      undefined,
      'a.crm4.dynamics.com',
      'https://a.crm4.dynamics.com',
    ],
    [
      'appService',
      'https://a.azurewebsites.net/x',
      undefined,
      'a.azurewebsites.net',
      'https://a.azurewebsites.net',
    ],
    ['azureDevOps', 'https://dev.azure.com/contoso/Web', project, 'Web', 'https://dev.azure.com/contoso/Web'],
    [
      'azureDevOps',
      'https://dev.azure.com/contoso/Web',
      organization,
      'contoso',
      'https://dev.azure.com/contoso/Web',
    ],
    ['aws', 'https://portal.sso.us-east-1.amazonaws.com/x', undefined, 'AWS', undefined],
  ] as const)('by its page: %s at %s', (product, page, key, name, address) => {
    expect(shown(about(product, key), page)).toEqual([name, address]);
  });

  it('by policy, where policy declares it', () => {
    const wiki: DeclaredApplication = {
      id: 'x',
      displayName: 'Wiki\u202e',
      hosts: ['wiki.contoso.example'],
      resource: appIdKey(guid),
      signals: [{ status: [403] }],
    };
    expect(shown(about('inHouse'), 'https://wiki.contoso.example/x', [wiki])).toEqual([
      'Wiki',
      'https://wiki.contoso.example',
    ]);
  });

  it('on Entra’s page by the name that stands there, cleaned, and by no address', () => {
    const denial = report({ product: 'entra', ...named, resourceName: ' Pay\u202eroll\n ' });
    expect(shown(denial, 'https://login.microsoftonline.com/x')).toEqual(['Payroll', undefined]);
  });
});
