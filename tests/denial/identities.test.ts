import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifyPage } from '../../lib/denial/identity/identifyPage.ts';

const guid = '29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987';
const keysOf = (url: string) => identifyPage(url)?.resources.map(({ key }) => key);

describe('an address is about', () => {
  test.each([
    [
      'a report in a workspace',
      `https://app.powerbi.com/groups/${guid}/reports/11112222-3333-4444-8555-666677778888/Section1`,
      ['powerbireport|11112222-3333-4444-8555-666677778888', `powerbiworkspace|${guid}`],
    ],
    ['a list of a workspace', `https://app.powerbi.com/groups/${guid}/list`, [`powerbiworkspace|${guid}`]],
    [
      'an app by a redirect',
      `https://app.powerbi.com/Redirect?action=OpenApp&appId=${guid}`,
      [`powerbiapp|${guid}`],
    ],
    [
      'a workspace of Fabric',
      `https://app.fabric.microsoft.com/groups/${guid}/x`,
      [`fabricworkspace|${guid}`],
    ],
    [
      'a team behind the launcher',
      `https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fteam%2Fx%2Fconversations%3FgroupId%3D${guid}`,
      [`aadgroup|${guid}`],
    ],
    [
      'an old plan, which names its group',
      `https://tasks.office.com/contoso.com/Home/Planner/#/plantaskboard?groupId=${guid}&planId=AbC-defghij`,
      [`aadgroup|${guid}`, 'plannerplan|AbC-defghij'],
    ],
    [
      'a launcher of an application, old spelling',
      `https://myapps.microsoft.com/signin/Wiki/${guid.replaceAll('-', '')}`,
      [`appid|${guid}`],
    ],
    [
      'a resource group in the portal',
      `https://portal.azure.com/#@contoso.com/resource/subscriptions/${guid}/resourceGroups/RG-1/overview`,
      [`azureresources|/subscriptions/${guid}/resourcegroups/rg-1`, `azureresources|/subscriptions/${guid}`],
    ],
    [
      'a site behind Defender for Cloud Apps',
      'https://contoso.sharepoint.com.mcas.ms/sites/Sales/Shared%20Documents/x.docx',
      ['sharepointonline|https://contoso.sharepoint.com/sites/sales'],
    ],
    [
      'a message in a team',
      `https://teams.microsoft.com/l/message/19:x@thread.tacv2/1?groupId=${guid}&parentMessageId=1`,
      [`aadgroup|${guid}`],
    ],
    [
      'a premium plan',
      `https://planner.cloud.microsoft/webui/premiumplan/${guid}/org/${guid}/view/grid?tid=${guid}`,
      [`plannerplan|${guid}`],
    ],
    [
      'a plan that was shared by a link',
      'https://tasks.office.com/contoso.com/Home/PlanViews/wKtLc2P_WEipnEV6kVMm_mQADhkR?Type=PlanLink',
      ['plannerplan|wKtLc2P_WEipnEV6kVMm_mQADhkR'],
    ],
    [
      'a shared report, in every cloud',
      'https://app.powerbigov.us/links/r_cCxY0hQF?ctid=x&pbi_source=linkShare',
      ['powerbilink|r_cCxY0hQF'],
    ],
    [
      'a blade about a resource',
      `https://portal.azure.com/#view/WebsitesExtension/SiteSummaryMenuBlade/~/overview/resourceId/%2Fsubscriptions%2F${guid}%2FresourceGroups%2FRG-1%2Fproviders%2FMicrosoft.Web%2Fsites%2Fshop`,
      [
        `azureresources|/subscriptions/${guid}/resourcegroups/rg-1/providers/microsoft.web/sites/shop`,
        `azureresources|/subscriptions/${guid}/resourcegroups/rg-1`,
        `azureresources|/subscriptions/${guid}`,
      ],
    ],
    [
      'a blade of before, in a tenant',
      `https://portal.azure.com/#@contoso.com/blade/HubsExtension/ResourceMenuBlade/id/%2Fsubscriptions%2F${guid}`,
      [`azureresources|/subscriptions/${guid}`],
    ],
    [
      'an application of AWS in a region that nobody lists yet',
      'https://portal.sso.xx-north-7.amazonaws.com/saml/assertion/apl-0123456789abcdef',
      ['awsapplication|apl-0123456789abcdef'],
    ],
    [
      'an application of AWS, with its account in base64',
      `https://portal.sso.eu-west-1.amazonaws.com/saml/assertion/${btoa('123456789012_ins-0123456789abcdef')}`,
      ['awsapplication|ins-0123456789abcdef'],
    ],
    [
      'an app of the Power Platform for the DoD',
      `https://play.apps.appsplatform.us/play/${guid}`,
      [`powerapp|${guid}`],
    ],
    [
      'a workspace of Power BI in GCC High',
      `https://app.high.powerbigov.us/groups/${guid}/list`,
      [`powerbiworkspace|${guid}`],
    ],
    [
      'an application by its host',
      'https://contoso.service-now.com/nav',
      ['applicationhost|contoso.service-now.com'],
    ],
  ])('%s', (_, url, keys) => {
    expect(keysOf(url)).toEqual(keys);
  });

  test.each([
    ['a container of Loop', 'https://contoso.sharepoint.com/contentstorage/CSP_x/y', 'sharedByOwner'],
    ['a colleague’s OneDrive', 'https://contoso-my.sharepoint.com/personal/ana/Documents', 'personalStorage'],
    ['a form', 'https://forms.office.com/r/AbCd123', 'sharedByOwner'],
    ['a shared report', 'https://app.powerbi.com/links/4JunFCA_KB', 'sharedByOwner'],
  ])('%s, which nobody can grant', (_, url, reason) => {
    expect(identifyPage(url)?.reason).toBe(reason);
  });
});

test('a page of a library names it beside its site, and nobody has to pick it', () => {
  const page = 'https://contoso.sharepoint.com/sites/X/Shared%20Documents/Forms/AllItems.aspx';
  const folder = 'sharepointfolder|https://contoso.sharepoint.com/sites/x/shared documents';
  expect(identifyPage(`${page}?id=%2Fsites%2FX%2FShared%20Documents%2FPlans`)).toMatchObject({
    resources: [{ key: 'sharepointonline|https://contoso.sharepoint.com/sites/x', from: 'path' }],
    parts: [{ key: `${folder}/plans`, from: 'query' }],
    resourceName: 'X',
    partName: 'Shared Documents › Plans',
  });
  expect(identifyPage(page)).toMatchObject({ parts: [{ key: folder, from: 'path' }] });
  expect(identifyPage('https://contoso.sharepoint.com/sites/X')).not.toHaveProperty('parts');
  expect(identifyPage('https://contoso.sharepoint.com/contentstorage/CSP_x/y')).not.toHaveProperty('parts');
});

test.each([
  'https://app.powerbi.com/home',
  'https://portal.azure.com/#home',
  'https://portal.azure.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987',
  'https://portal.azure.com/#view/X/Y/resourceId/%2Fproviders%2FMicrosoft.Management%2FmanagementGroups%2Fa',
  'https://teams.microsoft.com/l/meetup-join/x?groupId=29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987',
  'https://github.com/settings/profile',
  // Hosts that everybody shares: no key may be made of them.
  'https://portal.sso.eu-south-2.amazonaws.com/start',
  'https://portal.sso.eu-west-1.amazonaws.com/saml/assertion/bm90IGFuIGFwcGxpY2F0aW9u',
  'https://globaldisco.crm.dynamics.com/api/discovery/v2.0/Instances',
  'https://disco.crm.appsplatform.us/XRMServices',
  'https://www.slack.com/x',
  'https://contoso.slack.com/signin',
  'https://contoso-admin.sharepoint.com/_layouts/15/online/x.aspx',
  'http://app.powerbi.com/groups/me/list',
  'https://app.powerbi.com.evil.example/groups/29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987/list',
  'chrome://settings/',
  'not an address',
])('%s is about nothing', (url) => {
  expect(identifyPage(url)).toBeUndefined();
});

const hosts = [
  'app.powerbi.com',
  'contoso.sharepoint.com',
  'portal.azure.com',
  'teams.microsoft.com',
  'engage.cloud.microsoft',
  'loop.cloud.microsoft',
  'dev.azure.com',
  'apps.powerapps.com',
  'login.microsoftonline.com',
];
test('no address of a known host throws, and what it is about is bounded', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...hosts),
      fc.webPath(),
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (host, path, query, hash) => {
        const url = URL.parse(`https://${host}${path}?${query}#${hash}`)?.href ?? '';
        const identity = identifyPage(url);
        expect(identity?.resources.length ?? 0).toBeLessThanOrEqual(10);
        expect((identity?.resourceName ?? '').length).toBeLessThanOrEqual(300);
      },
    ),
  );
});
