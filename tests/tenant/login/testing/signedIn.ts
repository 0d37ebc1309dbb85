import type { Tenant } from '../../tenant.ts';
import { createTestBrowser, type TestBrowser } from './browser.ts';

/** A browser in which somebody has signed in to SharePoint, on the way to one of its sites. */
export async function browserOf(
  tenant: Pick<Tenant, 'handle' | 'core'>,
  upn: string,
  site = 'https://contoso.sharepoint.com',
): Promise<TestBrowser> {
  const browser = createTestBrowser(tenant.handle);
  const { tenant: home, user } = tenant.core.directory.userByUpn(upn) ?? {};
  const picker = await browser.open(site);
  await browser.press(picker, { name: 'account', value: `${home?.id}/${user?.id}` });
  return browser;
}
