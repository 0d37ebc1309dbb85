import { beforeEach, describe, expect, it } from 'vitest';
import { phishingHost } from './hosts.ts';
import type { TestBrowser, Visit } from './login/testing/browser.ts';
import { ids } from './login/testing/seed.ts';
import { createWebHalf, entraConfig, pickAs, type WebHalf } from './login/testing/signIn.ts';

let half: WebHalf;
let browser: TestBrowser;
beforeEach(() => {
  half = createWebHalf();
  browser = half.browser();
});

/** Opens an address and signs in on the way. */
async function openAs(userId: string, url: string): Promise<Visit> {
  const picker = await browser.open(url);
  return browser.press(picker, pickAs(userId));
}

const marketing = 'https://contoso.sharepoint.com/sites/Marketing';

describe('in-house applications', () => {
  it('welcome whoever is assigned', async () => {
    const visit = await openAs(ids.megan, 'https://sugarlearning.contoso.com/');
    expect(visit.url.href).toBe('https://sugarlearning.contoso.com/');
    expect(visit.text).toContain('Welcome, Megan Bowen');
  });

  it('refuse others on the Entra page, as answer to the sign-in form and at authorize', async () => {
    const posted = await openAs(ids.adele, 'https://sugarlearning.contoso.com/');
    expect(posted.url.pathname).toBe(`/${ids.contoso}/login`);
    const again = await browser.open('https://sugarlearning.contoso.com/');
    expect(again.url.pathname).toBe(`/${ids.contoso}/oauth2/v2.0/authorize`);
    expect(again.url.searchParams.get('client_id')).toBe(ids.assigned);
    for (const visit of [posted, again]) {
      expect(visit.status).toBe(200);
      expect(visit.text).toContain('<meta name="PageID" content="ConvergedError">');
      expect(entraConfig(visit)).toMatchObject({
        pgid: 'ConvergedError',
        sErrorCode: '50105',
        iErrorCode: 50105,
      });
      expect(entraConfig(visit).strServiceExceptionMessage).toContain(
        `SugarLearning Prod ('${ids.assigned}')`,
      );
      expect(visit.text).toMatch(/id="service_exception_message">AADSTS50105: .*adelev@contoso\.com/);
      expect(visit.text).toMatch(/Request Id: .*\n.*Correlation Id: .*\n.*Timestamp: /);
    }
  });

  it('are opened again as another account, with the refusal at reprocess for a signed-in one', async () => {
    await openAs(ids.adele, `${marketing}/`);
    await openAs(ids.megan, `${marketing}/_layouts/15/SignOut.aspx?Source=%2F`);
    const picker = await browser.open('https://sugarlearning.contoso.com/');
    const refused = await browser.press(picker, pickAs(ids.adele));
    expect(refused.url.pathname).toBe('/common/reprocess');
    expect(entraConfig(refused).sErrorCode).toBe('50105');
  });

  it('sign in by SAML, or are refused there', async () => {
    const refused = await openAs(ids.adele, 'https://expenses.contoso.com/');
    expect(entraConfig(refused).sErrorCode).toBe('50105');
    const again = await browser.open('https://expenses.contoso.com/');
    expect(again.url.pathname).toBe(`/${ids.contoso}/saml2`);
    expect(again.url.searchParams.get('SAMLRequest')).toBeTruthy();
    browser.clearCookies('login.microsoftonline.com');
    const welcome = await openAs(ids.megan, 'https://expenses.contoso.com/reports');
    expect(welcome.url.pathname).toBe('/reports');
    expect(welcome.text).toContain('Welcome, Megan Bowen');
  });

  it('show policy and consent refusals as what they are', async () => {
    const blocked = await openAs(ids.adele, 'https://vault.contoso.com/');
    expect(entraConfig(blocked)).toMatchObject({ pgid: 'ConvergedConditionalAccess', sErrorCode: '53003' });
    expect(blocked.text).toContain(`App id: ${ids.blocked}`);
    expect(blocked.text).not.toContain('AADSTS');
    const unapproved = await browser.open('https://survey.contoso.com/');
    expect(entraConfig(unapproved)).toMatchObject({ pgid: 'ConvergedError', sErrorCode: '90094' });
  });

  it('start from the launcher', async () => {
    await openAs(ids.megan, `${marketing}/`);
    const visit = await browser.open(`https://launcher.myapps.microsoft.com/api/signin/${ids.assigned}`);
    expect(visit.text).toContain('Welcome, Megan Bowen');
  });
});

describe('SharePoint', () => {
  it('takes a member from the root to the home page', async () => {
    const visit = await openAs(ids.megan, marketing);
    expect(visit.url.href).toBe(`${marketing}/SitePages/Home.aspx`);
    expect(visit.status).toBe(200);
    expect(visit.text).toContain('<h1>Marketing</h1>');
  });

  it('refuses a whole site with its id, in upper-case percent codes', async () => {
    const visit = await openAs(ids.adele, `${marketing}/SitePages/Plan.aspx`);
    expect(visit.url.pathname).toBe('/sites/Marketing/_layouts/15/AccessDenied.aspx');
    expect(visit.url.search).toContain(
      'Source=https%3A%2F%2Fcontoso%2Esharepoint%2Ecom%2Fsites%2FMarketing%2FSitePages',
    );
    expect(visit.url.searchParams.get('Source')).toBe(`${marketing}/SitePages/Plan.aspx`);
    expect(visit.url.searchParams.get('Type')).toBe('web');
    expect(visit.url.searchParams.get('SiteId')).toBe(ids.marketing);
    expect(visit.text).toContain('<meta name="SharePointError" content="1">');
    expect(visit.text).toContain('id="ms-accessDenied-reqDialog"');
  });

  it.each([
    [`${marketing}/Lists/Orders/AllItems.aspx`, 'list'],
    [`${marketing}/Shared%20Documents/Plan.docx`, 'item'],
  ])('refuses %s as %s', async (url, type) => {
    const visit = await openAs(ids.adele, url);
    expect(visit.url.searchParams.get('Type')).toBe(type);
    expect(visit.url.searchParams.get('name')).toMatch(/^[0-9a-f-]{36}$/);
    expect(visit.url.searchParams.has('listItemUniqueId')).toBe(type === 'item');
  });

  it('refuses a sharing link in the lower-case form', async () => {
    const url = 'https://contoso.sharepoint.com/:w:/r/sites/Marketing/Shared%20Documents/My%20Plan.docx?d=w1';
    const visit = await openAs(ids.adele, url);
    expect(visit.url.search).toContain('Source=https%3a%2f%2fcontoso.sharepoint.com%2f%3aw%3a%2fr%2fsites');
    expect(visit.url.searchParams.get('Source')).toBe(url);
  });

  it('shows an organisational block without a source', async () => {
    const visit = await openAs(ids.megan, 'https://contoso.sharepoint.com/sites/Barrier');
    expect(visit.url.search).toMatch(/^\?p=128&type=accessremoved&correlation=/);
  });

  it('opens once the person may, without signing in again', async () => {
    await openAs(ids.adele, marketing);
    const site = half.core.seed.tenants[0]?.sites.find((candidate) => candidate.url === marketing);
    site?.memberIds.push(ids.adele);
    expect((await browser.open(marketing)).url.pathname).toBe('/sites/Marketing/SitePages/Home.aspx');
  });

  it('answers currentuser with 401, 403 or the name', async () => {
    const api = `${marketing}/_api/web/currentuser?$select=UserPrincipalName`;
    expect((await browser.open(api)).status).toBe(401);
    await openAs(ids.adele, marketing);
    expect((await browser.open(api)).status).toBe(403);
    browser.clearCookies('contoso.sharepoint.com');
    browser.clearCookies('login.microsoftonline.com');
    await openAs(ids.megan, marketing);
    expect(JSON.parse((await browser.open(api)).text)).toEqual({ UserPrincipalName: 'meganb@contoso.com' });
  });

  it("keeps everybody but the owner out of a person's OneDrive", async () => {
    const drive = 'https://contoso-my.sharepoint.com/personal/meganb_contoso_com';
    const refused = await openAs(ids.adele, `${drive}/Documents/`);
    expect(refused.url.pathname).toBe('/personal/meganb_contoso_com/_layouts/15/AccessDenied.aspx');
    browser.clearCookies('contoso-my.sharepoint.com');
    browser.clearCookies('login.microsoftonline.com');
    expect((await openAs(ids.megan, `${drive}/Documents/`)).status).toBe(200);
  });

  it('has healthy neighbours', async () => {
    await openAs(ids.megan, marketing);
    for (const path of [
      'SitePages/AccessDenied.aspx',
      'SitePages/Known-errors.aspx',
      'Lists/A/NewForm.aspx?Source=x',
    ]) {
      expect((await browser.open(`${marketing}/${path}`)).url.href).toBe(`${marketing}/${path}`);
    }
    const embedded = await browser.open(`${marketing}/SitePages/Embedded.aspx`);
    expect(embedded.text).toMatch(/<iframe src="[^"]*AccessDenied\.aspx/);
    const error = await browser.open('https://contoso.sharepoint.com/_layouts/15/error.aspx?ErrorText=x');
    expect(error.text).toContain('<meta name="SharePointError" content="0">');
    expect((await browser.open('https://contoso.sharepoint.com/sites/Nowhere')).status).toBe(404);
  });

  it('selects hostile variants by site path or query', async () => {
    const at = (name: string) =>
      browser.open(
        `https://contoso.sharepoint.com/sites/Hostile-${name}/_layouts/15/AccessDenied.aspx?Type=web`,
      );
    expect((await at('coep')).headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect((await at('sandbox')).headers.get('content-security-policy')).toBe('sandbox allow-scripts');
    expect((await at('overlay')).text).toContain("cover.id = 'cover'");
    const query = await browser.open(`${marketing}/_layouts/15/AccessDenied.aspx?Type=web&hostile=navigate`);
    expect(query.text).toContain('about:blank#taken');
  });
});

describe('other hosts', () => {
  it('copies the Entra refusal where it must not count', async () => {
    const visit = await browser.open(`https://${phishingHost}/common/reprocess?ctx=1`);
    expect(entraConfig(visit)).toMatchObject({ pgid: 'ConvergedError', sErrorCode: '50105' });
  });

  it('talks about the code without refusing, and shows where My Access was opened', async () => {
    const talk = await browser.open('https://login.microsoftonline.com/error?code=50105');
    expect(talk.text).toContain('AADSTS50105');
    expect(talk.text).not.toContain('PageID');
    const landed = await browser.open('https://myaccess.microsoft.com/@contoso.com');
    expect(landed.text).toContain('<code id="path">/@contoso.com</code>');
  });
});
