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
import type { UserSeed } from '../tenant/organization.ts';
import { administratorClientOf, castOf, type MissingCast } from './missingCast.ts';

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

/** What became of it where the owner lost their role on the catalog before they pressed *Create*. */
export interface WithoutRightReport {
  /** The page says what is missing, also once it is opened again. */
  isRefused: boolean;
  isDraftKept: boolean;
  made: Record<string, number>;
}

/** A policy as `docs/deployment.md` has it for those who make packages. */
function policyOf(organization: ServedOrganization) {
  const { tenant, site, owner } = castOf(organization.seed);
  const { tenantId, clientId } = registrationIn(organization.seed, tenant.domain);
  const { mail, displayName: name } = owner;
  return {
    tenantId,
    clientId,
    administratorClientId: administratorClientOf(tenant),
    packageCreation: true,
    contactDomains: [mail.split('@')[1]],
    resourceMap: { version: 1, contacts: [{ resource: { kind: 'site', id: site.url }, name, mail }] },
  };
}

/** From the refusal to the open page: nothing grants it, the owner is asked, makes two packages, and one is requested. */
export async function playMissingPackage(
  organization: ServedOrganization,
  folder: string | undefined,
  headed = false,
): Promise<MissingPackageReport> {
  const startedAt = performance.now();
  const cast = castOf(organization.seed);
  const before = packagesOf(organization);
  return await withPolicy(policyOf(organization), async () => {
    const employee = await launchChromium({ organization, headed });
    const owner = await launchChromium({ organization, headed, left: 960 });
    try {
      await enter(employee, cast.employee);
      await enter(owner, cast.owner);
      const { page, line } = await askOwner(employee, cast, folder);
      const { actions, ...calls } = await makePackages(
        { organization, cast, knock: owner, folder },
        `${line} ${reason}`,
      );
      const isIn = await comeIn({ organization, cast, knock: employee, folder }, page);
      return {
        actions,
        ...calls,
        ...madeIn(organization, before),
        isIn,
        seconds: (performance.now() - startedAt) / 1000,
      };
    } finally {
      await Promise.allSettled([employee.close(), owner.close()]);
    }
  });
}

/** Where it is played, by whom, in which browser. */
interface Play {
  organization: ServedOrganization;
  cast: MissingCast;
  knock: Knock;
  folder: string | undefined;
}

async function enter(knock: Knock, { userPrincipalName }: UserSeed): Promise<void> {
  const options = await knock.open('options.html');
  await signIn(knock, options, userPrincipalName);
  await options.close();
}

/** The card says that nothing includes the site; the message to its owner has a line for whoever makes packages. */
async function askOwner(
  knock: Knock,
  { site, employee, owner }: MissingCast,
  folder: string | undefined,
): Promise<{ page: Page; line: string }> {
  const { page, card } = await meetRefusal(knock, site.url, employee.userPrincipalName);
  const link = card.getByRole('link', { name: say('owner.mail', { name: owner.displayName }) });
  const href = (await link.getAttribute('href', { timeout: 30_000 })) ?? '';
  const line = /knock:\S+/.exec(decodeURIComponent(href))?.[0];
  if (line === undefined) throw new Error('The message to the owner has no line for Knock.');
  await picture(page, 'missing-1-refused', folder);
  console.log('✓ Nothing includes the site, and its owner can be asked');
  return { page, line };
}

async function makePackages(play: Play, pasted: string) {
  const { organization, folder } = play;
  const { hub, actions, lookUpCalls } = await draftPackages(play, pasted);
  const begun = organization.calls({}).length;
  await hub.getByRole('button', { name: say('make.create'), exact: true }).click();
  await hub.getByText(say('make.done')).waitFor({ timeout: 120_000 });
  await picture(hub, 'missing-3-created', folder);
  console.log(`✓ Its owner makes two access packages, with ${actions + 1} clicks and fields`);
  return { actions: actions + 1, lookUpCalls, makingCalls: httpCalls(organization, begun) };
}

/** From the paste to a draft in the catalog that is theirs; all but *Create*. */
async function draftPackages({ organization, cast, knock, folder }: Play, pasted: string) {
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
  if (await enterButton.isVisible())
    await act(signInBy(knock, () => enterButton.click(), cast.owner.userPrincipalName));
  await create.waitFor();
  await hub.getByText(say('make.existing.none', { resource: cast.site.title })).waitFor();
  const lookUpCalls = httpCalls(organization, before);
  await picture(hub, 'missing-2-draft', folder);
  await act(hub.getByRole('button', { name: say('make.basics') }).click());
  const catalogs = hub.getByLabel(say('make.catalog'), { exact: true });
  await act(catalogs.selectOption({ label: cast.catalog.displayName }));
  return { hub, actions, lookUpCalls };
}

/** Somebody takes the owner's role on the catalog away before they press *Create*: it is said, and the draft stays. */
export async function playWithoutRight(
  organization: ServedOrganization,
  folder: string | undefined,
): Promise<WithoutRightReport> {
  const cast = castOf(organization.seed);
  return await withPolicy(policyOf(organization), async () => {
    const knock = await launchChromium({ organization });
    try {
      await enter(knock, cast.owner);
      const pasted = `knock:edit:sharepointonline:${cast.site.url}`;
      const { hub } = await draftPackages({ organization, cast, knock, folder: undefined }, pasted);
      organization.core.switches.set({ catalogRoles: 'ended' });
      await hub.getByRole('button', { name: say('make.create'), exact: true }).click();
      const refusal = hub.getByText(say('make.problem.forbidden'), { exact: true });
      await refusal.waitFor({ timeout: 120_000 });
      await hub.reload();
      await refusal.waitFor();
      await picture(hub, 'missing-6-refused', folder);
      const resource = cast.site.title;
      const name = say('make.packageName.edit', { resource });
      const draft = hub.getByText(say('make.check.package.edit', { name, resource }));
      console.log('✓ Without the right nothing is made, and the draft stays');
      return {
        isRefused: await refusal.isVisible(),
        isDraftKept: await draft.isVisible(),
        made: effectsIn(organization),
      };
    } finally {
      await knock.close();
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
async function comeIn({ organization, cast, knock, folder }: Play, page: Page): Promise<boolean> {
  const { site, employee, manager, owner } = cast;
  await page.close();
  // Within a minute the list of packages would still count as just read.
  await putClocksForward(organization, 90_000, knock);
  const { page: again, card } = await meetRefusal(knock, site.url, employee.userPrincipalName);
  await requestWith(card);
  await picture(again, 'missing-4-offered', folder);
  console.log('✓ The page offers one at the next look, and the employee requests it');
  for (const approver of [manager, owner]) {
    organization.core.clock.advance(5000);
    await approveAs(organization, cast, approver);
  }
  organization.core.clock.advance(60_000);
  await visit(again, site.url, employee.userPrincipalName);
  await again.getByRole('heading', { name: site.title }).first().waitFor();
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
async function approveAs(
  organization: ServedOrganization,
  { tenant }: MissingCast,
  { id: userId, userPrincipalName: who }: UserSeed,
): Promise<void> {
  const { tenantId, approverClientId: clientId } = registrationIn(organization.seed, tenant.domain);
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

const packagesOf = ({ seed }: ServedOrganization) =>
  seed.tenants.flatMap(({ accessPackages }) => accessPackages);

/** What the tenant's own log says was made, counted. */
function effectsIn(organization: ServedOrganization): Record<string, number> {
  const effects = organization
    .calls({})
    .flatMap(({ effect }) =>
      effect !== undefined && /^(?:create|add)/.test(effect) ? [effect.split(' ')[0] ?? ''] : [],
    );
  return Object.fromEntries(
    [...Map.groupBy(effects, (effect) => effect)].map(([effect, all]) => [effect, all.length]),
  );
}

/** What was made, and what of it is no part of the two packages and the employee's request. */
function madeIn(
  organization: ServedOrganization,
  before: readonly { id: string }[],
): Pick<MissingPackageReport, 'made' | 'orphans' | 'doubles'> {
  const made = effectsIn(organization);
  const wanted: Record<string, number> = {
    addResource: 1,
    createPackage: 2,
    addRoleScope: 2,
    createPolicy: 2,
    createRequest: 1,
  };
  const known = before.map(({ id }) => id);
  const orphans = packagesOf(organization).filter(
    ({ id, assignmentPolicies, resourceRoleScopes }) =>
      !known.includes(id) && (assignmentPolicies.length === 0 || resourceRoleScopes.length === 0),
  ).length;
  const doubles = Object.entries(made).reduce(
    (sum, [effect, count]) => sum + Math.max(0, count - (wanted[effect] ?? 0)),
    0,
  );
  return { made, orphans, doubles };
}
