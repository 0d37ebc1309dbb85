import { describe, expect, it } from 'vitest';
import { browserOf } from './login/testing/signedIn.ts';
import { placeIds } from './pages/sharePoint/places.ts';
import { stillTenant, withAssignment } from './testing.ts';

const adele = 'AdeleV@contoso.com';
const host = 'https://contoso.sharepoint.com';
const brand = `${host}/sites/Brand`;

const commandsOf = (text: string): string[] =>
  [...text.matchAll(/<button type="button">([^<]+)</g)].map(([, label = '']) => label);

describe('a page', () => {
  it.each<[string, string | undefined, string[]]>([
    ['reads', undefined, []],
    ['reads by a package', 'Brand – Visitors', []],
    ['edits', 'Brand – Members', ['Edit']],
    ['manages', 'Brand – Owners', ['Edit', 'Site permissions']],
  ])('has the commands of somebody who %s', async (_what, name, commands) => {
    const seed = name === undefined ? undefined : withAssignment(adele, name);
    const browser = await browserOf(stillTenant({}, seed), adele);
    const visit = await browser.open(`${brand}/SitePages/Home.aspx`);
    expect(visit.status).toBe(200);
    expect(commandsOf(visit.text)).toEqual(commands);
  });

  it("belongs to its owner in a person's OneDrive", async () => {
    const tenant = stillTenant();
    const browser = await browserOf(tenant, adele);
    const home = 'https://contoso-my.sharepoint.com/personal/adelev_contoso_com';
    await browser.open(home);
    expect(commandsOf((await browser.open(`${home}/Documents/`)).text)).toEqual(['Edit', 'Site permissions']);
  });
});

describe('a part with rights of its own', () => {
  const members = () => stillTenant({}, withAssignment(adele, 'Brand – Members'));

  it.each([
    ['a library by its view', 'Contracts/Forms/AllItems.aspx', 'list', 'Contracts'],
    ['a library', 'Contracts', 'list', 'Contracts'],
    ['a list by its view', 'Lists/Suppliers/AllItems.aspx', 'list', 'Lists/Suppliers'],
    ['what lies in a library', 'Contracts/Agency.docx', 'item', 'Contracts/Agency.docx'],
    ['a file', 'Shared%20Documents/Agencies/Fees.xlsx', 'item', 'Shared Documents/Agencies/Fees.xlsx'],
  ])('refuses %s, and the site opens', async (_what, address, type, path) => {
    const tenant = members();
    const browser = await browserOf(tenant, adele);
    const refused = await browser.open(`${brand}/${address}`);
    const site = tenant.core.directory.siteByUrl(brand)?.site;
    if (site === undefined) throw new Error(brand);
    const { list, item, uniqueId } = placeIds(site, path);
    const ids = { listItemId: String(item), listItemUniqueId: uniqueId };
    expect(refused.url.pathname).toBe('/sites/Brand/_layouts/15/AccessDenied.aspx');
    expect(Object.fromEntries(refused.url.searchParams)).toMatchObject({
      Source: `${brand}/${address}`,
      Type: type,
      name: list,
      ...(type === 'item' ? ids : {}),
    });
    expect((await browser.open(`${brand}/SitePages/Home.aspx`)).status).toBe(200);
  });

  it('opens a folder for members, by its path and by the view of its library', async () => {
    const view = `${brand}/Shared%20Documents/Forms/AllItems.aspx?id=%2Fsites%2FBrand%2FShared%20Documents%2FAgencies`;
    for (const address of [view, `${brand}/Shared%20Documents/Agencies`]) {
      const visitor = await (await browserOf(stillTenant(), adele)).open(address);
      expect(visitor.url.searchParams.get('Type'), address).toBe('item');
      const member = await (await browserOf(members(), adele)).open(address);
      expect(member.url.href).toBe(address);
    }
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['a site that was removed', `${host}/sites/Intranet2019/SitePages/Home.aspx`],
    ['a file that was removed', `${brand}/Shared%20Documents/Old%20logo.docx`],
    [
      'the OneDrive of somebody who has left',
      'https://contoso-my.sharepoint.com/personal/christiec_contoso_com',
    ],
  ])('%s: 404', async (_what, address) => {
    const visit = await (await browserOf(stillTenant(), adele)).open(address);
    expect([visit.status, visit.url.href]).toEqual([404, address]);
  });

  it('a site that was moved: to the same page of the new one', async () => {
    const tenant = stillTenant();
    const old = `${host}/sites/Branding/Shared%20Documents/Logo.docx?web=1`;
    expect((await tenant.handle(new Request(old))).status).toBe(308);
    const visit = await (await browserOf(tenant, adele)).open(old);
    expect(visit.url.href).toBe(`${brand}/Shared%20Documents/Logo.docx?web=1`);
    expect(visit.text).toContain('This page belongs to Brand.');
  });
});
