import { type ResourceKey, resourceKey, siteIdKey } from '../resource/resource.ts';
import type { DeniedKey } from './denial.ts';
import type { DetectorExamples } from './detector.ts';

/** Forms seen in captures of 2020–2026; tenants are fictitious. Names follow denial forms, not customers. */
const siteId = '7bbde7e7-94ca-48bf-b83e-604f7ecb6d0e';
const site = (originId: string): ResourceKey => {
  const key = resourceKey({ originSystem: 'SharePointOnline', originId });
  if (key === undefined) throw new TypeError(`not a site: ${originId}`);
  return key;
};
const path = (originId: string): DeniedKey => ({ key: site(originId), from: 'path' });
const refused = (host: string, web: string, query = '') => ({
  url: `https://${host}${web}/_layouts/15/AccessDenied.aspx${query}`,
});

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'a site, 2023: no Type, no SiteId; encoder that escapes everything',
      page: refused(
        'contoso.sharepoint.com',
        '/sites/Marketing',
        '?Source=https%3A%2F%2Fcontoso%2Esharepoint%2Ecom%2Fsites%2FMarketing&correlation=a9ef58a0%2Df037%2D4000%2Dd051%2D627321c1d153',
      ),
      denial: {
        reason: 'notAssigned',
        curable: 'yes',
        resources: [path('https://contoso.sharepoint.com/sites/Marketing')],
        resourceName: 'Marketing',
        resourceUrl: 'https://contoso.sharepoint.com/sites/Marketing',
        extent: 'resource',
        tenantHint: { sharePointHost: 'contoso.sharepoint.com' },
        returnTo: 'https://contoso.sharepoint.com/sites/Marketing',
      },
    },
    {
      name: 'a team site by Type=web with its site id, although a file was asked for',
      page: refused(
        'contoso.sharepoint.com',
        '/teams/Residence2',
        `?Source=https%3A%2F%2Fcontoso%2Esharepoint%2Ecom%2Fteams%2FResidence2%2F%5Flayouts%2F15%2Fdoc2%2Easpx%3Fsourcedoc%3D%257B58C84AFA%2DA36B%2D46E6%2DA0D2%2DA2CEA378A8CA%257D%26file%3DPlan%2Exlsx&Type=web&SiteId=${siteId}`,
      ),
      denial: {
        extent: 'resource',
        resources: [
          path('https://contoso.sharepoint.com/teams/Residence2'),
          { key: siteIdKey(siteId), from: 'query' },
        ],
        returnTo:
          'https://contoso.sharepoint.com/teams/Residence2/_layouts/15/doc2.aspx?sourcedoc=%7B58C84AFA-A36B-46E6-A0D2-A2CEA378A8CA%7D&file=Plan.xlsx',
      },
    },
    {
      name: 'a Source whose path looks like another host stays on its own',
      page: refused(
        'contoso.sharepoint.com',
        '/sites/x',
        '?Source=https%3A%2F%2Fcontoso.sharepoint.com%2F%2Fsites%2Fx%2FDoc.pdf',
      ),
      denial: { returnTo: 'https://contoso.sharepoint.com//sites/x/Doc.pdf' },
    },
    {
      name: 'a file by a durable link, .NET encoder, keys of the link dropped',
      page: refused(
        'contoso.sharepoint.com',
        '/sites/Channels',
        '?Source=https%3A%2F%2Fcontoso.sharepoint.com%2F%3Ax%3A%2Fr%2Fsites%2FChannels%2FShared+Documents%2FWeekly+RFP.xlsx%3Fd%3Dw3d0cc19e7a474dd0be606d7713a242b9%26csf%3D1%26web%3D1%26e%3DRc9urc%26wdExp%3DX%26authkey%3Dsecret&Type=item&name=d6e6c3d4-1621-41da-8255-162cebcf4761&listItemId=1743',
      ),
      denial: {
        extent: 'item',
        resources: [path('https://contoso.sharepoint.com/sites/Channels')],
        returnTo: 'https://contoso.sharepoint.com/:x:/r/sites/Channels/Shared%20Documents/Weekly%20RFP.xlsx',
      },
    },
    {
      name: 'the root refuses and Source names the site',
      page: refused(
        'contoso.sharepoint.com',
        '',
        '?Source=https%3A%2F%2Fcontoso.sharepoint.com%2Fsites%2Fproject-aurora&Type=list&name=%7B1234-5678-ABCD%7D&ListUrl=',
      ),
      denial: {
        extent: 'item',
        resources: [{ key: site('https://contoso.sharepoint.com/sites/project-aurora'), from: 'query' }],
      },
    },
    {
      name: 'the root refuses and Source is a sharing link: its token is not kept',
      page: refused(
        'contoso.sharepoint.com',
        '',
        '?Source=https%3A%2F%2Fcontoso.sharepoint.com%2F%3Aw%3A%2Fs%2FFinance%2FEaBcD3f5%3Fe%3D4x',
      ),
      denial: {
        resources: [{ key: site('https://contoso.sharepoint.com/sites/Finance'), from: 'query' }],
        returnTo: 'https://contoso.sharepoint.com/sites/Finance',
      },
    },
    {
      name: 'the root site itself',
      page: refused('contoso.sharepoint.com', ''),
      denial: {
        resources: [path('https://contoso.sharepoint.com')],
        resourceName: 'contoso.sharepoint.com',
        resourceUrl: 'https://contoso.sharepoint.com',
        returnTo: 'https://contoso.sharepoint.com',
      },
    },
    {
      name: 'a subsite of a site: the web first, then the site',
      page: refused('contoso.sharepoint.com', '/sites/Finance/Audit'),
      denial: {
        resources: [
          path('https://contoso.sharepoint.com/sites/Finance/Audit'),
          path('https://contoso.sharepoint.com/sites/Finance'),
        ],
        resourceUrl: 'https://contoso.sharepoint.com/sites/Finance',
        returnTo: 'https://contoso.sharepoint.com/sites/Finance/Audit',
      },
    },
    {
      name: 'a subsite of the root, outside the managed paths',
      page: refused('contoso.sharepoint.com', '/Compliance/rules'),
      denial: {
        resources: [
          path('https://contoso.sharepoint.com/Compliance/rules'),
          path('https://contoso.sharepoint.com'),
        ],
        resourceUrl: 'https://contoso.sharepoint.com',
      },
    },
    {
      name: 'Source on another host is ignored',
      page: refused('contoso.sharepoint.com', '/sites/x', '?Source=https%3A%2F%2Fevil.example%2Fsites%2Fy'),
      denial: {
        resources: [path('https://contoso.sharepoint.com/sites/x')],
        returnTo: 'https://contoso.sharepoint.com/sites/x',
      },
    },
    {
      name: 'Source that would sign out is not gone back to',
      page: refused(
        'contoso.sharepoint.com',
        '/sites/x',
        '?Source=https%3A%2F%2Fcontoso.sharepoint.com%2Fsites%2Fx%2F_layouts%2F15%2FSignOut.aspx',
      ),
      denial: { returnTo: 'https://contoso.sharepoint.com/sites/x' },
    },
    {
      name: 'removed by an information barrier or a data-loss rule',
      page: refused('contoso.sharepoint.com', '/sites/Research', '?p=128&type=accessremoved&correlation='),
      denial: { reason: 'organizationalPolicy', curable: 'no' },
    },
    {
      name: 'old address without 15, lower case',
      page: { url: 'https://contoso.sharepoint.com/sites/Old/_layouts/accessdenied.aspx' },
      denial: { resources: [path('https://contoso.sharepoint.com/sites/Old')] },
    },
    ...['contosoeur.sharepoint.com', 'contoso.sharepoint.us', 'contoso.sharepoint-mil.us'].map((host) => ({
      name: `another geography or cloud: ${host}`,
      page: refused(host, '/sites/x'),
      denial: { resources: [path(`https://${host}/sites/x`)] },
    })),
    ...['contoso.sharepoint.cn'].map((host) => ({
      name: `another cloud: ${host}`,
      page: refused(host, '/sites/x'),
      denial: { tenantHint: { sharePointHost: host } },
    })),
  ],
  neighbours: [
    { name: 'the admin centre', page: refused('contoso-admin.sharepoint.com', '') },
    {
      name: 'the cloud that is closed, where nothing runs',
      page: refused('contoso.sharepoint.de', '/sites/x'),
    },
    {
      name: 'a Loop container, which is not a site',
      page: refused('contoso.sharepoint.com', '/contentstorage/CSP_1928'),
    },
    {
      name: 'a page of that name',
      page: { url: 'https://contoso.sharepoint.com/sites/ITHelp/SitePages/AccessDenied.aspx' },
    },
    {
      name: 'an error page',
      page: { url: 'https://contoso.sharepoint.com/_layouts/15/error.aspx?ErrorText=Access%20denied' },
    },
    {
      name: 'the address in a query',
      page: {
        url: 'https://contoso.sharepoint.com/sites/x/NewForm.aspx?Source=%2F_layouts%2F15%2FAccessDenied.aspx',
      },
    },
    {
      name: 'a sign-in hop',
      page: { url: 'https://contoso.sharepoint.com/sites/x/_layouts/15/Authenticate.aspx?Source=%2F' },
    },
    {
      name: 'another host with the same path',
      page: { url: 'https://sharepoint.com.evil.example/sites/x/_layouts/15/AccessDenied.aspx' },
    },
    { name: 'a host that ends alike', page: refused('evilsharepoint.com', '/sites/x') },
    {
      name: 'plain http',
      page: { url: 'http://contoso.sharepoint.com/sites/x/_layouts/15/AccessDenied.aspx' },
    },
    {
      name: 'another port',
      page: { url: 'https://contoso.sharepoint.com:8443/sites/x/_layouts/15/AccessDenied.aspx' },
    },
  ],
};
