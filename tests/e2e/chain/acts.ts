import type { Frame, Locator, Page } from 'playwright-core';
import type { AccessPackageSeed, Seed } from '../../tenant/organization.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { em, graphAs } from '../../tenant/testing.ts';
import type { Knock } from '../harness/knock.ts';
import type { ServedOrganization } from '../harness/tenant.ts';
import { say } from '../harness/words.ts';

/** The built-in organisation, changed in one place for a test. */
export function organizationWith(change: (contoso: Seed['tenants'][number]) => void): Seed {
  const seed = structuredClone(builtInOrganization);
  const [contoso] = seed.tenants;
  if (contoso === undefined) throw new Error('The built-in organisation has no tenant.');
  change(contoso);
  return seed;
}

/** A package of a tenant by its name. */
export function packageNamed(tenant: Seed['tenants'][number] | undefined, name: string): AccessPackageSeed {
  const found = tenant?.accessPackages.find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`There is no package '${name}'.`);
  return found;
}

/** Does what opens the hub, and answers its tab. */
export async function hubBy(knock: Knock, act: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([knock.context.waitForEvent('page', { predicate: showsHub }), act()]);
  return page;
}

async function showsHub(page: Page): Promise<boolean> {
  await page.waitForURL(/\/hub\.html/, { waitUntil: 'commit' }).catch(() => {});
  return page.url().includes('/hub.html');
}

/** The popup on one's own requests. */
export async function openRequests(knock: Knock): Promise<Page> {
  const popup = await knock.openPopup();
  await popup.getByRole('tab', { name: new RegExp(`^${say('popup.myRequests')}`) }).click();
  return popup;
}

/** One request in a list, by its package. */
export const itemOf = (view: Page, name: string) =>
  view.getByRole('listitem').filter({ has: view.getByRole('heading', { name, exact: true }) });

/** The first request for this package in the popup's list with all that is said of it, and all one can do about it. */
export async function unfolded(popup: Page, name: string): Promise<Locator> {
  const item = itemOf(popup, name).first();
  const line = item.getByRole('button', { name, exact: true });
  await line.waitFor();
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
  return item;
}

/** Nothing on this view files a request. */
export const countRequestButtons = async (view: Frame | Page): Promise<number> => {
  const labels = [say('offer.request'), say('offer.requestGuess'), say('offer.openForm'), say('form.submit')];
  const counts = labels.map((name) => view.getByRole('button', { name, exact: true }).count());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

/** What the tenant holds of somebody's requests, newest first, as Graph tells it. */
export async function requestsInGraph(organization: ServedOrganization, userPrincipalName: string) {
  const send = await graphAs(organization, userPrincipalName);
  const path = `${em}/assignmentRequests/filterByCurrentUser(on='target')?$expand=accessPackage`;
  const { body } = await send('GET', path);
  return body.value;
}

/** Asks for a package outside Knock, as in My Access. */
export async function askInMyAccess(
  organization: ServedOrganization,
  userPrincipalName: string,
  name: string,
): Promise<void> {
  const send = await graphAs(organization, userPrincipalName);
  const { tenant, user } = organization.core.directory.userByUpn(userPrincipalName) ?? {};
  const wanted = packageNamed(tenant, name);
  const assignment = {
    accessPackageId: wanted.id,
    assignmentPolicyId: wanted.assignmentPolicies[0]?.id,
    targetId: user?.id,
  };
  const { status } = await send('POST', `${em}/assignmentRequests`, { requestType: 'userAdd', assignment });
  if (status !== 201) throw new Error(`The request for '${name}' was answered ${status}.`);
}
