import { beforeEach, describe, expect, it } from 'vitest';
import type { TestBrowser } from './login/testing/browser.ts';
import { browserOf } from './login/testing/signedIn.ts';
import { placeIds } from './pages/sharePoint/places.ts';
import type { Tenant } from './tenant.ts';
import { stillTenant, withAssignment } from './testing.ts';

const adele = 'AdeleV@contoso.com';
const host = 'https://contoso.sharepoint.com';
const brand = `${host}/sites/Brand`;
const nord = `${host}/sites/VertriebNord`;
const read = { High: '176', Low: '138612833' };
const edit = { High: '432', Low: '1011030767' };
const unauthorized = '-2147024891, System.UnauthorizedAccessException';

const question =
  'web?$select=Title,Url,EffectiveBasePermissions,CurrentUser/UserPrincipalName,AssociatedVisitorGroup/Id,' +
  'AssociatedMemberGroup/Id,AssociatedOwnerGroup/Id' +
  '&$expand=CurrentUser,AssociatedVisitorGroup,AssociatedMemberGroup,AssociatedOwnerGroup';

let tenant: Tenant;
let browser: TestBrowser;

async function signedIn(upn: string, made: Tenant = stillTenant()): Promise<void> {
  tenant = made;
  browser = await browserOf(made, upn);
}

async function ask(path: string, web = brand): Promise<{ status: number; headers: Headers; body: unknown }> {
  const { status, headers, text } = await browser.open(`${web}/_api/${path}`);
  return { status, headers, body: JSON.parse(text) };
}

const refusedWith = (code: string) => ({ 'odata.error': { code, message: { lang: 'en-US' } } });
const idsOf = (path: string, web = brand) => {
  const site = tenant.core.directory.siteByUrl(web)?.site;
  if (site === undefined) throw new Error(web);
  return placeIds(site, path);
};
const listAt = (path: string) => `web/lists(guid'${idsOf(path).list}')/EffectiveBasePermissions`;
const itemAt = (path: string) =>
  `web/lists(guid'${idsOf(path).list}')/items(${idsOf(path).item})/EffectiveBasePermissions`;
const fileAt = (path: string) =>
  `web/GetFileById(guid'${idsOf(path).uniqueId}')/ListItemAllFields/EffectiveBasePermissions`;

beforeEach(() => signedIn(adele));

describe('the web', () => {
  it('answers in one question what somebody may do there, who they are, and which groups it has', async () => {
    const { status, body } = await ask(question);
    expect(status).toBe(200);
    expect(body).toEqual({
      Title: 'Brand',
      Url: brand,
      EffectiveBasePermissions: read,
      CurrentUser: { UserPrincipalName: adele },
      AssociatedVisitorGroup: { Id: 4 },
      AssociatedMemberGroup: { Id: 5 },
      AssociatedOwnerGroup: { Id: 3 },
    });
  });

  it('has the groups of a site that was made in another language', async () => {
    await signedIn(adele, stillTenant({}, withAssignment(adele, 'Vertrieb Nord – Bearbeiten')));
    expect((await ask(question, nord)).body).toMatchObject({
      EffectiveBasePermissions: edit,
      AssociatedVisitorGroup: { Id: 7 },
      AssociatedMemberGroup: { Id: 8 },
      AssociatedOwnerGroup: { Id: 6 },
    });
  });

  it('leaves permissions out unless they are selected, and refuses what is selected without $expand', async () => {
    expect((await ask('web')).body).toEqual({ Title: 'Brand', Url: brand });
    for (const query of ['$select=CurrentUser/UserPrincipalName', '$select=Titel'])
      expect(await ask(`web?${query}`)).toMatchObject({
        status: 400,
        body: refusedWith('-1, Microsoft.SharePoint.Client.InvalidClientQueryException'),
      });
  });

  it('refuses as unauthorized, and a device policy with the same code and a header', async () => {
    for (const path of [question, 'web/currentuser', listAt('Shared Documents')]) {
      const refused = await ask(path, nord);
      expect(refused).toMatchObject({ status: 403, body: refusedWith(unauthorized) });
      expect(refused.headers.has('x-msdavext_error')).toBe(false);
    }
    tenant.core.switches.set({ unmanagedDevice: true });
    const device = await ask(question);
    expect(device).toMatchObject({ status: 403, body: refusedWith(unauthorized) });
    expect(device.headers.get('x-msdavext_error')).toMatch(/^917656;/);
    expect((await browser.open(`${brand}/SitePages/Home.aspx`)).status).toBe(200);
  });

  it('refuses everybody behind an information barrier', async () => {
    await signedIn('PradeepG@contoso.com');
    expect((await ask(question, `${host}/sites/Payroll`)).status).toBe(403);
  });

  it('answers 401 with the header where nobody is signed in', async () => {
    browser.clearCookies('contoso.sharepoint.com');
    const refused = await ask(question);
    expect(refused).toMatchObject({ status: 401, body: refusedWith(unauthorized) });
    expect(refused.headers.get('x-msdavext_error')).toMatch(/^917656;/);
  });

  it('opens for somebody with limited access, without the right to read', async () => {
    await signedIn('IsaiahL@contoso.com');
    expect((await ask(question, nord)).body).toMatchObject({
      EffectiveBasePermissions: { High: '48', Low: '134287360' },
    });
    expect((await browser.open(nord)).url.searchParams.get('Type')).toBe('web');
  });

  it('is not there any more, or at another address', async () => {
    const gone = await browser.open(`${host}/sites/Intranet2019/_api/${question}`);
    expect([gone.status, gone.text]).toEqual([404, '404 FILE NOT FOUND']);
    const answer = await tenant.handle(new Request(`${host}/sites/Branding/_api/${question}`));
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toContain(`${brand}/_api/web?$select=Title`);
  });

  it('knows no other question', async () => {
    expect(await ask('web/webs')).toMatchObject({ status: 404 });
  });
});

describe('a part', () => {
  const inherits = 'Shared Documents/Logo.docx';
  const fees = 'Shared Documents/Agencies/Fees.xlsx';

  it('that inherits answers as the site does', async () => {
    await browser.open(`${brand}/${inherits}`);
    for (const path of [listAt('Shared Documents'), itemAt(inherits), fileAt(inherits)])
      expect(await ask(path)).toMatchObject({ status: 200, body: read });
    const plain = listAt('Shared Documents').replace("guid'", "'").toUpperCase();
    expect((await ask(plain.replace('WEB/', 'web/'))).body).toEqual(read);
  });

  it('is found by the path of its list, in any spelling, and no folder is', async () => {
    const at = (path: string) => `web/GetList('${encodeURIComponent(path)}')/EffectiveBasePermissions`;
    for (const path of ['/sites/Brand/Shared Documents', '/SITES/brand/shared documents'])
      expect(await ask(at(path))).toMatchObject({ status: 200, body: read });
    expect(await ask(at('/sites/Brand/Contracts'))).toMatchObject({ status: 403 });
    expect(await ask(at('/sites/Brand/Shared Documents/Agencies'))).toMatchObject({ status: 404 });
    expect(await ask(at('/sites/Legal/Shared Documents'))).toMatchObject({ status: 404 });
  });

  it('with rights of its own refuses list, item and file', async () => {
    const paths = [listAt('Contracts'), listAt('Lists/Suppliers'), itemAt(fees), fileAt(fees)];
    for (const path of paths)
      expect(await ask(path)).toMatchObject({ status: 403, body: refusedWith(unauthorized) });
    tenant.core.switches.set({ partRefusal: 'notFound' });
    for (const path of paths) expect((await ask(path)).status).toBe(404);
  });

  it('opens for who holds the package that gives its group', async () => {
    await signedIn(adele, stillTenant({}, withAssignment(adele, 'Brand contracts')));
    expect((await ask(listAt('Contracts'))).body).toEqual({ High: '432', Low: '1011028719' });
    expect((await ask(question)).body).toMatchObject({ EffectiveBasePermissions: read });
  });

  it.each([
    ['a list that was never there', "web/lists(guid'11111111-2222-4333-8444-555555555555')", '-2130575322'],
    ['an item that was never there', 'item 0', '-2130575338'],
    ['a file that was deleted', 'deleted', '-2147024894'],
    ['a folder asked for as a file', 'folder', '-2147024894'],
  ])('%s answers 404', async (_what, asked, code) => {
    const paths: Record<string, string> = {
      'item 0': `web/lists(guid'${idsOf('Shared Documents').list}')/items(0)/EffectiveBasePermissions`,
      deleted: fileAt('Shared Documents/Old logo.docx'),
      folder: fileAt('Shared Documents/Agencies'),
    };
    const answer = await ask(paths[asked] ?? `${asked}/EffectiveBasePermissions`);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.body)).toContain(`"${code}, `);
  });

  it('of the address that refused it can be asked for by the ids in it', async () => {
    const refused = await browser.open(`${brand}/${fees}`);
    const { Type, name, listItemId, listItemUniqueId } = Object.fromEntries(refused.url.searchParams);
    expect(Type).toBe('item');
    for (const path of [
      `web/lists(guid'${name}')/items(${listItemId})/EffectiveBasePermissions`,
      `web/GetFileById(guid'${listItemUniqueId}')/ListItemAllFields/EffectiveBasePermissions`,
    ])
      expect((await ask(path)).status).toBe(403);
  });
});
