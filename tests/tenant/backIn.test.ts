import { expect, it } from 'vitest';
import { createTestBrowser, type TestBrowser, type Visit } from './login/testing/browser.ts';
import { entraConfig } from './login/testing/signIn.ts';
import type { Tenant } from './tenant.ts';
import { em, graphAs, packageNamed, seconds, stillTenant, userAdd } from './testing.ts';

/** The built-in organisation seen through a browser: refused, requested, delivered, back in. */
const adele = 'AdeleV@contoso.com';
const lee = 'LeeG@contoso.com';

async function signIn(tenant: Tenant, browser: TestBrowser, person: string, url: string): Promise<Visit> {
  const { tenant: home, user } = tenant.core.directory.userByUpn(person) ?? {};
  return browser.press(await browser.open(url), { name: 'account', value: `${home?.id}/${user?.id}` });
}

async function deliver(tenant: Tenant, person: string, accessPackage: string, more = {}): Promise<void> {
  const send = await graphAs(tenant, person);
  const made = await send('POST', `${em}/assignmentRequests`, userAdd(tenant, accessPackage, more));
  expect(made.status).toBe(201);
  seconds(tenant, 5);
}

it.each([
  ['an application by SAML', 'Contoso Wiki', 'https://wiki.contoso.com/', 'saml2'],
  ['an application through its group', 'Expense claims', 'https://expenses.contoso.com/', 'authorize'],
])('opens %s once the package is delivered', async (_what, accessPackage, url, path) => {
  const tenant = stillTenant();
  const browser = createTestBrowser(tenant.handle);
  await signIn(tenant, browser, lee, url);
  const refused = await browser.open(url);
  expect(entraConfig(refused)).toMatchObject({ pgid: 'ConvergedError', sErrorCode: '50105' });
  expect(refused.url.pathname.split('/').at(-1)).toBe(path);
  await deliver(tenant, lee, accessPackage);
  expect((await browser.open(url)).text).toContain('Welcome, Lee Gu');
});

it('opens a site by the same link, in the session that was refused', async () => {
  const tenant = stillTenant();
  const browser = createTestBrowser(tenant.handle);
  const link = 'https://contoso.sharepoint.com/teams/Operations/SitePages/Rota.aspx';
  const refused = await signIn(tenant, browser, adele, link);
  expect(refused.url.searchParams.get('Source')).toBe(link);
  const schedule = {
    startDateTime: '2026-11-02T12:00:00Z',
    expiration: { type: 'afterDuration', duration: 'P5D' },
  };
  const { id, assignmentPolicies } = packageNamed(tenant, 'Operations projects');
  const assignment = { accessPackageId: id, assignmentPolicyId: assignmentPolicies[0]?.id };
  await deliver(tenant, adele, 'Operations projects', { schedule, assignment });
  expect((await browser.open(link)).url.href).toBe(link);
});

it('answers something for every site and application of the organisation, and never fails', async () => {
  const tenant = stillTenant();
  const browser = createTestBrowser(tenant.handle);
  const contoso = tenant.seed.tenants[0];
  const addresses = [
    ...(contoso?.sites ?? []).map((site) => site.url),
    ...(contoso?.applications ?? []).flatMap((application) => application.homepage ?? []),
  ];
  const removed = contoso?.sites.filter(({ isRemoved }) => isRemoved).map(({ url }) => url);
  const statusOf = (address: string): number => {
    if (removed?.includes(address)) return 404;
    // App Service signs everybody in, and only then refuses those who are not assigned.
    return new URL(address).hostname.endsWith('.azurewebsites.net') ? 403 : 200;
  };
  await signIn(tenant, browser, adele, addresses[0] ?? '');
  const outcomes = [];
  for (const address of addresses) {
    const visit = await browser.open(address);
    outcomes.push(visit.status === statusOf(address) && /<title>[^<]+<\/title>/.test(visit.text));
  }
  expect(outcomes).toEqual(addresses.map(() => true));
});
