import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Seed } from '../../tenant/organization.ts';
import { approverScopes, em, graphAs } from '../../tenant/testing.ts';
import { organizationWith, packageNamed, requestsInGraph } from '../chain/acts.ts';
import type { Refusal } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { visit } from '../harness/signInWindow.ts';
import { people } from '../harness/stage.ts';
import type { ServedOrganization } from '../harness/tenant.ts';
import { say } from '../harness/words.ts';

/** The site *Brand*: who may do what there is in `docs/tenant.md`. */
export const brand = 'https://contoso.sharepoint.com/sites/Brand';
export const visitors = 'Brand – Visitors';
export const members = 'Brand – Members';
export const owners = 'Brand – Owners';

type Contoso = Seed['tenants'][number];

/** The built-in organisation, in which Adele holds this package of the site. */
export const holding = (name: string, change: (contoso: Contoso) => void = () => {}): Seed =>
  organizationWith((contoso) => {
    const adele = contoso.users.find(({ userPrincipalName }) => userPrincipalName === people.adele);
    const { id, assignmentPolicies } = packageNamed(contoso, name);
    contoso.assignments?.push({
      id: '0a5e0000-0000-4000-8000-000000000003',
      accessPackageId: id,
      assignmentPolicyId: assignmentPolicies[0]?.id ?? '',
      targetId: adele?.id ?? '',
      state: 'delivered',
      status: 'Delivered',
      expiredDateTime: null,
      expiration: { type: 'noExpiration' },
    });
    change(contoso);
  });

/** Nobody reads *Brand* just because they work there. */
export function closeBrand(contoso: Contoso): void {
  const site = contoso.sites.find(({ url }) => url === brand);
  if (site === undefined) throw new Error('The built-in organisation has no site Brand.');
  site.everyoneReads = false;
}

/** Adele asks for a page of *Brand*, which opens for her, and then for this one, which refuses the whole site. */
export async function refusedAt(knock: Knock, page: string): Promise<Refusal> {
  const refused = await knock.context.newPage();
  await visit(refused, `${brand}/SitePages/Home.aspx`, people.adele);
  const address = `${brand}/_layouts/15/AccessDenied.aspx?Source=${encodeURIComponent(page)}&Type=web`;
  await refused.goto(address);
  return { page: refused, card: await knock.card(refused) };
}

type Complaint = 'thisPage.cantOpen' | 'thisPage.cantEdit' | 'thisPage.missing';

/** Adele opens a page that refuses nobody, and says in the popup what is wrong with it. Out: the popup. */
export async function complainAbout(knock: Knock, url: string, complaint: Complaint): Promise<Page> {
  const page = await knock.context.newPage();
  await visit(page, url, people.adele);
  const popup = await knock.openPopup(page);
  await popup.getByRole('tab', { name: new RegExp(`^${say('popup.thisPage')}`) }).click();
  await popup.getByRole('button', { name: say(complaint), exact: true }).click();
  return popup;
}

/** The packages that can be chosen, first one first. */
export async function packagesOn(view: Frame | Page): Promise<string[]> {
  await view.locator('.offer-offer .package-name').first().waitFor();
  return view.locator('.offer-offer .package-name').allInnerTexts();
}

/** The package that the button is about. */
export const chosenOn = (view: Frame | Page): Promise<string> =>
  view.locator('.choice:has(input:checked) .package-name, .package .package-name').first().innerText();

/** Megan approves what Adele asked for last, with her own tools. */
export async function approve(organization: ServedOrganization): Promise<void> {
  const [{ id }] = await requestsInGraph(organization, people.adele);
  const send = await graphAs(organization, people.megan, approverScopes);
  const path = `${em}/accessPackageAssignmentApprovals/${id}/stages`;
  const { body } = await send('GET', path);
  const stage = body.value.find(({ status }: { status: string }) => status === 'InProgress');
  const { status } = await send('PATCH', `${path}/${stage?.id}`, {
    reviewResult: 'Approve',
    justification: 'Discussed.',
  });
  expect(status).toBe(204);
}

/** How often a site was asked what it lets somebody do. */
export const questions = (organization: ServedOrganization): number =>
  organization.calls({ path: /\/_api\/web\b/i }).length;
