import type { DetectorExamples } from './detector.ts';

/** Forms seen in captures of 2020–2026; people and tenants are fictitious. */
const home = 'https://contoso-my.sharepoint.com/personal/ana_silva_contoso_com';

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'a colleague’s file',
      page: {
        url: `${home}/_layouts/15/AccessDenied.aspx?Source=https%3a%2f%2fcontoso-my.sharepoint.com%2f%3aw%3a%2fr%2fpersonal%2fana_silva_contoso_com%2f_layouts%2f15%2fDoc.aspx%3fsourcedoc%3d%257B8725f082-9886-4a8a-9371-7ff81cd8b457%257D&Type=item&listItemId=115`,
      },
      denial: { reason: 'personalStorage', curable: 'no', resourceUrl: home, extent: 'item' },
    },
    {
      name: 'Source without a site in its path: the path of the page counts',
      page: {
        url: `${home}/_layouts/15/AccessDenied.aspx?Source=https%3A%2F%2Fcontoso-my.sharepoint.com%2Fmy%3Fid%3D%252Fpersonal%252Fana`,
      },
      denial: { resourceUrl: home, returnTo: home },
    },
    {
      name: 'the root refuses and Source is a sharing link of a person',
      page: {
        url: 'https://contoso-my.sharepoint.com/_layouts/15/AccessDenied.aspx?Source=https%3A%2F%2Fcontoso-my.sharepoint.com%2F%3Af%3A%2Fg%2Fpersonal%2Fana_silva_contoso_com%2FEmZiAl_',
      },
      denial: { resourceUrl: home, returnTo: home },
    },
    {
      name: 'the host of everybody’s OneDrive',
      page: { url: 'https://contosoeur-my.sharepoint.com/_layouts/15/AccessDenied.aspx' },
      denial: { reason: 'personalStorage', resourceUrl: 'https://contosoeur-my.sharepoint.com' },
    },
    {
      name: 'removed by policy',
      page: { url: `${home}/_layouts/15/AccessDenied.aspx?p=128&type=accessremoved` },
      denial: { reason: 'organizationalPolicy', curable: 'no', resourceUrl: home },
    },
  ],
  neighbours: [
    { name: 'the healthy app', page: { url: `${home}/_layouts/15/onedrive.aspx?id=%2Fpersonal&ga=1` } },
    {
      name: 'a sharing link’s landing',
      page: { url: `${home}/_layouts/15/guestaccess.aspx?docid=05&authkey=A` },
    },
  ],
};
