import type { Frame, Page } from 'playwright-core';
import { meetRefusal, press, putClocksForward, seesSent } from '../e2e/harness/acts.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { picture } from '../e2e/harness/pictures.ts';
import { withPolicy } from '../e2e/harness/policy.ts';
import { registrationIn, signIn, signInBy } from '../e2e/harness/setUp.ts';
import { visit } from '../e2e/harness/signInWindow.ts';
import type { ServedOrganization } from '../e2e/harness/tenant.ts';
import { say } from '../e2e/harness/words.ts';

/** Who plays: an employee, their manager, and who owns the site and a catalog and has no directory role. */
const adele = 'AdeleV@contoso.com';
const miriam = 'MiriamG@contoso.com';
const lee = 'LeeG@contoso.com';
const site = 'https://contoso.sharepoint.com/sites/Aurora';
const catalog = 'General';
const reason = 'I plan the launch with the team.';

export interface MissingPackageReport {
  /** Clicks and fields from the paste to *Create*, both included; signing in counts as one. */
  actions: number;
  /** Calls that the administrator's page made: to look up, and to make. */
  lookUpCalls: number;
  makingCalls: number;
  /** What was made, by the tenant's log. */
  made: Record<string, number>;
  /** Of what was made, how much is not part of the two packages; and what was made twice. */
  orphans: number;
  doubles: number;
  /** The employee came in, after the manager and an owner approved. */
  isIn: boolean;
  seconds: number;
}

/** A policy as `docs/deployment.md` has it for those who make packages; `packageCreation` is theirs to leave out. */
function policyOf(organization: ServedOrganization, packageCreation: boolean) {
  const { tenantId, clientId } = registrationIn(organization.seed, 'contoso.com');
  const named = 'Knock for administrators';
  const contoso = organization.seed.tenants.find(({ id }) => id === tenantId);
  const administratorClientId = contoso?.applications.find(({ displayName }) => displayName === named)?.appId;
  if (administratorClientId === undefined) throw new Error(`No registration ${named}.`);
  return {
    tenantId,
    clientId,
    administratorClientId,
    packageCreation,
    contactDomains: ['contoso.com'],
    resourceMap: {
      version: 1,
      contacts: [{ resource: { kind: 'site', id: site }, name: 'Lee Gu', mail: 'leeg@contoso.com' }],
    },
  };
}

/** From the refusal to the open page: nothing grants it, the owner is asked, makes two packages, and one is requested. */
export async function playMissingPackage(
  organization: ServedOrganization,
  folder: string | undefined,
  headed = false,
): Promise<MissingPackageReport> {
  const startedAt = performance.now();
  return await withPolicy(policyOf(organization, true), async () => {
    const employee = await launchChromium({ organization, headed });
    const owner = await launchChromium({ organization, headed, left: 960 });
    try {
      for (const [knock, who] of [
        [employee, adele],
        [owner, lee],
      ] as const)
        await enter(knock, who);
      const { page, line } = await askOwner(employee, folder);
      const { actions, ...calls } = await makePackages(organization, owner, `${line} ${reason}`, folder);
      const isIn = await comeIn(organization, employee, page, folder);
      return {
        actions,
        ...calls,
        ...madeIn(organization),
        isIn,
        seconds: (performance.now() - startedAt) / 1000,
      };
    } finally {
      await Promise.allSettled([employee.close(), owner.close()]);
    }
  });
}

async function enter(knock: Knock, who: string): Promise<void> {
  const options = await knock.open('options.html');
  await signIn(knock, options, who);
  await options.close();
}

/** The card says that nothing includes the site; the message to its owner has a line for whoever makes packages. */
async function askOwner(knock: Knock, folder: string | undefined): Promise<{ page: Page; line: string }> {
  const { page, card } = await meetRefusal(knock, site, adele);
  const link = card.getByRole('link', { name: say('owner.mail', { name: 'Lee Gu' }) });
  const href = (await link.getAttribute('href', { timeout: 30_000 })) ?? '';
  const line = /knock:\S+/.exec(decodeURIComponent(href))?.[0];
  if (line === undefined) throw new Error('The message to the owner has no line for Knock.');
  await picture(page, 'missing-1-refused', folder);
  console.log('✓ Nothing includes the site, and its owner can be asked');
  return { page, line };
}

async function makePackages(
  organization: ServedOrganization,
  knock: Knock,
  pasted: string,
  folder: string | undefined,
) {
  const { hub, actions, lookUpCalls } = await draftPackages(organization, knock, pasted, folder);
  const begun = organization.calls({}).length;
  await hub.getByRole('button', { name: say('make.create'), exact: true }).click();
  await hub.getByText(say('make.done')).waitFor({ timeout: 120_000 });
  await picture(hub, 'missing-3-created', folder);
  console.log(`✓ Its owner makes two access packages, with ${actions + 1} clicks and fields`);
  return { actions: actions + 1, lookUpCalls, makingCalls: httpCalls(organization, begun) };
}

/** From the paste to a draft in the catalog that is theirs; all but *Create*. */
async function draftPackages(
  organization: ServedOrganization,
  knock: Knock,
  pasted: string,
  folder: string | undefined,
) {
  const before = organization.calls({}).length;
  let actions = 0;
  const act = async (what: Promise<unknown>) => {
    actions += 1;
    await what;
  };
  const find = await knock.open('hub.html#/find');
  await act(find.getByRole('searchbox').fill(pasted));
  const opening = knock.context.waitForEvent('page');
  await act(find.getByRole('button', { name: say('owner.make') }).click());
  const hub = await opening;
  await hub.setViewportSize({ width: 1000, height: 1300 });
  const enterButton = hub.getByRole('button', { name: say('make.signIn') });
  const create = hub.getByRole('button', { name: say('make.create'), exact: true });
  await enterButton.or(create).first().waitFor();
  if (await enterButton.isVisible()) await act(signInBy(knock, () => enterButton.click(), lee));
  await create.waitFor();
  await hub.getByText(say('make.existing.none', { resource: 'Aurora' })).waitFor();
  const lookUpCalls = httpCalls(organization, before);
  await picture(hub, 'missing-2-draft', folder);
  await act(hub.getByRole('button', { name: say('make.basics') }).click());
  await act(hub.getByLabel(say('make.catalog'), { exact: true }).selectOption({ label: catalog }));
  return { hub, actions, lookUpCalls };
}

/** Somebody takes the owner's role on the catalog away before they press *Create*. Out: whether the draft is still there. */
export async function playWithoutRight(organization: ServedOrganization): Promise<boolean> {
  return await withPolicy(policyOf(organization, true), async () => {
    const owner = await launchChromium({ organization });
    try {
      await enter(owner, lee);
      const pasted = `knock:edit:sharepointonline:${site}`;
      const { hub } = await draftPackages(organization, owner, pasted, undefined);
      organization.core.switches.set({ catalogRoles: 'ended' });
      await hub.getByRole('button', { name: say('make.create'), exact: true }).click();
      await hub.getByText(say('make.problem.forbidden')).waitFor({ timeout: 120_000 });
      await hub.reload();
      await hub.getByText(say('make.problem.forbidden')).waitFor();
      return await hub
        .getByText(say('make.check.package.edit', { name: 'Aurora: edit', resource: 'Aurora' }))
        .isVisible();
    } finally {
      await owner.close();
    }
  });
}

/** Calls of Graph since then, a `$batch` as one; those of the employee's scope go on beside and don't count. */
const httpCalls = (organization: ServedOrganization, since: number): number =>
  organization
    .calls({})
    .slice(since)
    .filter(({ path, inBatch }) => path.startsWith('/v1.0/') && inBatch !== true && isMaking(path)).length;

const isMaking = (path: string): boolean =>
  !/filterByCurrentUser|availableAccessPackages|getApplicablePolicyRequirements|accessPackageSuggestions|\/me\b/.test(
    path,
  );

/** At the next look the page offers the package; manager and owner approve, and the page opens. */
async function comeIn(
  organization: ServedOrganization,
  knock: Knock,
  page: Page,
  folder: string | undefined,
): Promise<boolean> {
  await page.close();
  // Within a minute the list of packages would still count as just read.
  await putClocksForward(organization, 90_000, knock);
  const { page: again, card } = await meetRefusal(knock, site, adele);
  await requestWith(card);
  await picture(again, 'missing-4-offered', folder);
  console.log('✓ The page offers one at the next look, and the employee requests it');
  for (const approver of [miriam, lee]) {
    organization.core.clock.advance(5000);
    await approveAs(organization, approver);
  }
  organization.core.clock.advance(60_000);
  await visit(again, site, adele);
  await again.getByRole('heading', { name: 'Aurora' }).first().waitFor();
  await picture(again, 'missing-5-in', folder);
  console.log('✓ Manager and owner approve, and the page opens');
  return true;
}

async function requestWith(card: Frame): Promise<void> {
  await card.getByLabel(say('offer.why')).fill(reason);
  await press(card, say('offer.request'));
  await seesSent(card);
}

/** Over Graph, as another client would: what the two see in Knock is another story. */
async function approveAs(organization: ServedOrganization, who: string): Promise<void> {
  const { tenantId } = registrationIn(organization.seed, 'contoso.com');
  const contoso = organization.seed.tenants.find(({ id }) => id === tenantId);
  const userId = contoso?.users.find(({ userPrincipalName }) => userPrincipalName === who)?.id ?? '';
  const clientId = registrationIn(organization.seed, 'contoso.com').approverClientId;
  const scopes = ['EntitlementManagement.ReadWrite.All'];
  const token = await organization.tokens.issue({ tenantId, userId, clientId, scopes });
  const ask = async (method: string, path: string, body?: object) => {
    const url = `https://graph.microsoft.com/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals${path}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await organization.handle(
      new Request(url, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
    );
    if (!answer.ok) throw new Error(`${who}: ${method} ${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : await answer.json();
  };
  const waiting = await ask('GET', "/filterByCurrentUser(on='approver')");
  for (const { id } of waiting.value)
    for (const stage of (await ask('GET', `/${id}/stages`)).value)
      if (stage.assignedToMe && stage.status === 'InProgress')
        await ask('PATCH', `/${id}/stages/${stage.id}`, { reviewResult: 'Approve', justification: 'Fine' });
}

/** What the tenant's own log says was made, and what of it is no part of the two packages. */
function madeIn(
  organization: ServedOrganization,
): Pick<MissingPackageReport, 'made' | 'orphans' | 'doubles'> {
  const effects = organization
    .calls({})
    .flatMap(({ effect }) =>
      effect !== undefined && /^(?:create|add)/.test(effect) ? [effect.split(' ')[0] ?? ''] : [],
    );
  const made = Object.fromEntries(
    [...Map.groupBy(effects, (effect) => effect)].map(([effect, all]) => [effect, all.length]),
  );
  const wanted: Record<string, number> = {
    addResource: 1,
    createPackage: 2,
    addRoleScope: 2,
    createPolicy: 2,
  };
  const packages = organization.seed.tenants.flatMap(({ accessPackages }) => accessPackages);
  const mine = packages.filter(({ displayName }) => displayName.startsWith('Aurora'));
  const orphans = mine.filter(
    ({ assignmentPolicies, resourceRoleScopes }) =>
      assignmentPolicies.length === 0 || resourceRoleScopes.length === 0,
  ).length;
  const doubles = Object.entries(made).reduce(
    (sum, [effect, count]) => sum + Math.max(0, count - (wanted[effect] ?? count)),
    0,
  );
  return { made, orphans, doubles };
}
