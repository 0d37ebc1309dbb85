import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderAt, partOf } from '../../../lib/denial/partKeys.ts';
import { folderKey, listKey } from '../../../lib/resource/resource.ts';

const host = 'https://contoso.sharepoint.com';
const listId = '29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987';
const at = (address: string) => folderAt(new URL(address.startsWith('/') ? host + address : address));
const refused = (web: string, query: string) =>
  partOf(new URL(`${host}${web}/_layouts/15/AccessDenied.aspx?${query}`));
const source = (address: string) => `Source=${encodeURIComponent(address)}`;

describe('the folder that an address shows', () => {
  it.each([
    ['a library', '/sites/X/Shared%20Documents/Forms/AllItems.aspx', '/sites/x/shared documents'],
    ['a library by any of its views', '/sites/X/Plans/Forms/By%20Date.aspx?viewid=1', '/sites/x/plans'],
    ['a list', '/sites/X/Lists/Tasks/AllItems.aspx', '/sites/x/lists/tasks'],
    ['an item of a list', '/sites/X/Lists/Tasks/DispForm.aspx?ID=7', '/sites/x/lists/tasks'],
    [
      'a folder by id',
      '/sites/X/Shared%20Documents/Forms/AllItems.aspx?id=%2Fsites%2Fx%2FShared%20Documents%2FPay%2D100%25&viewid=1',
      '/sites/x/shared%20documents/pay-100%25',
    ],
    [
      'a folder by RootFolder',
      '/sites/X/Plans/Forms/AllItems.aspx?RootFolder=%2Fsites%2FX%2FPlans%2FNext+Year',
      '/sites/x/plans/next year',
    ],
    ['no folder by RootFolder', '/sites/X/Plans/Forms/AllItems.aspx?RootFolder=*', '/sites/x/plans'],
    ['a file', '/sites/X/Plans/2027/Budget.xlsx', '/sites/x/plans/2027/budget.xlsx'],
    ['a file by a durable link', '/:x:/r/sites/X/Plans/Budget.xlsx?d=w1', '/sites/x/plans/budget.xlsx'],
    [
      'a folder by SharePoint’s own viewer',
      '/sites/X/_layouts/15/onedrive.aspx?id=/sites/X/Plans',
      '/sites/x/plans',
    ],
    ['a library of the root site', '/Shared%20Documents/Forms/AllItems.aspx', '/shared documents'],
  ])('%s', (_, address, path) => {
    expect(at(address).parts.map(({ key }) => key)).toEqual([`sharepointfolder|${host}${path}`]);
  });

  it.each([
    ['a site', '/sites/X'],
    ['its first page', '/sites/X/default.aspx'],
    ['all sites', '/sites'],
    ['a page of SharePoint’s own', '/sites/X/_layouts/15/viewlsts.aspx'],
    ['a sharing link, whose token is no path', '/:f:/s/X/EaBcD3f5'],
    ['a folder of another site', '/sites/X/Plans/Forms/AllItems.aspx?id=/sites/Y/Plans'],
    ['a folder of a site, on a page of the root site', '/Docs/Forms/AllItems.aspx?id=/sites/Y/Plans'],
    ['a way up', '/sites/X/Plans/Forms/AllItems.aspx?id=/sites/X/../Y/Plans'],
    ['another port', `${host}:8443/sites/X/Plans/a.docx`],
    ['plain http', 'http://contoso.sharepoint.com/sites/X/Plans/a.docx'],
    ['a path longer than SharePoint takes', `/sites/X/${'a'.repeat(1100)}`],
  ])('is none for %s', (_, address) => {
    expect(at(address)).toEqual({ parts: [] });
  });

  it('is the same by its path and by its id, and readable as it is spelled', () => {
    const folder = '/sites/X/Shared Documents/Zürich';
    const byId = at(`/sites/X/Shared%20Documents/Forms/AllItems.aspx?id=${encodeURIComponent(folder)}`);
    expect(byId.parts.map(({ key }) => key)).toEqual(at(encodeURI(folder)).parts.map(({ key }) => key));
    expect([byId.partName, at(encodeURI(folder)).partName]).toEqual(
      Array(2).fill('Shared Documents › Zürich'),
    );
    expect(at('/sites/X/Plans/\u202egnp.exe').partName).toBe('Plans › gnp.exe');
  });

  it('never throws, and lies in the site of its page', () => {
    const path = fc.oneof(fc.webPath(), fc.constantFrom('/sites/x/a/b', '/sites/y/a', '/a/../sites/y/b'));
    fc.assert(
      fc.property(path, fc.oneof(path, fc.string({ unit: 'binary' })), (shown, id) => {
        const page = new URL(`${host}/sites/X${shown.replaceAll('..', '')}?id=${encodeURIComponent(id)}`);
        for (const { key } of folderAt(page).parts)
          expect(key.startsWith(`sharepointfolder|${host}/sites/x/`)).toBe(true);
      }),
    );
  });
});

describe('the part of a site that a denial names', () => {
  it('is the folder of its Source and the list of its name, which alone proves little', () => {
    const query = `${source(`${host}/sites/X/Plans/2027/Budget.xlsx?d=1`)}&Type=item&name=%7B${listId.toUpperCase()}%7D&listItemId=7`;
    expect(refused('/sites/X', query)).toEqual({
      parts: [
        { key: folderKey(`${host}/sites/x/plans/2027/budget.xlsx`), from: 'query' },
        { key: listKey(listId), from: 'signIn' },
      ],
      partName: 'Plans › 2027 › Budget.xlsx',
    });
  });

  it.each([
    ['another host', 'https://hr.sharepoint.com/sites/X/Plans'],
    ['another site', `${host}/sites/Y/Plans`],
    ['a sharing link', `${host}/:f:/s/X/EaBcD3f5`],
    ['the site itself', `${host}/sites/X`],
    ['no address', 'Plans'],
  ])('has no folder where Source names %s', (_, address) => {
    expect(refused('/sites/X', `${source(address)}&Type=list&name=${listId}`)).toEqual({
      parts: [{ key: listKey(listId), from: 'signIn' }],
    });
  });

  it('lies in the web that refused', () => {
    const inner = (address: string) => refused('/sites/X/Inner', `${source(address)}&Type=item`).parts;
    expect(inner(`${host}/sites/X/Inner`)).toEqual([]);
    expect(inner(`${host}/sites/X/Plans/a.docx`)).toEqual([]);
    expect(inner(`${host}/sites/X/inner/Plans/a.docx`)).toHaveLength(1);
  });

  it.each([
    ['the whole site was refused', `${source(`${host}/sites/X/Plans/a.docx`)}&Type=web&name=${listId}`],
    ['nothing says what was refused', source(`${host}/sites/X/Plans/a.docx`)],
    ['the name is no id', 'Type=list&name=%7B1234-5678-ABCD%7D'],
  ])('is none where %s', (_, query) => {
    expect(refused('/sites/X', query)).toEqual({ parts: [] });
  });

  it('is the folder that the page shows, where nothing is refused', () => {
    const page = new URL(`${host}/sites/X/Plans/Forms/AllItems.aspx`);
    expect(partOf(page)).toEqual(folderAt(page));
    expect(partOf(page).parts).toHaveLength(1);
  });
});
