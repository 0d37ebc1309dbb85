import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, letTimePass, meetRefusal, press, requestByOneClick, seesSent } from '../harness/acts.ts';
import { closedAfterEach } from '../harness/closedAfterEach.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say, saying } from '../harness/words.ts';
import {
  askInMyAccess,
  countRequestButtons,
  hubBy,
  itemOf,
  openRequests,
  organizationWith,
  packageNamed,
  requestsInGraph,
  unfolded,
} from './acts.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const visitor = 'Marketing – Visitor';
const auditors = 'Finance auditors';

/** The address that SharePoint refuses with; a tab may still show it when access works by now. */
const refusalOf = (site: string) => `${site}/_layouts/15/AccessDenied.aspx?Type=web`;

/** Adele holds the package of a site, and one package alone opens Finance, by one click. */
const organization = organizationWith((contoso) => {
  const held = packageNamed(contoso, 'Operations projects');
  const [wiki] = contoso.assignments ?? [];
  const [policy] = held.assignmentPolicies;
  if (wiki === undefined || policy === undefined) throw new Error('The built-in organisation has changed.');
  const id = '5f0c1d1e-3a52-4a53-9d0a-0d5a3f6f7b11';
  contoso.assignments?.push({ ...wiki, id, accessPackageId: held.id, assignmentPolicyId: policy.id });
  const opensFinance = packageNamed(contoso, auditors);
  contoso.accessPackages = contoso.accessPackages.filter(
    (one) =>
      one === opensFinance || !one.resourceRoleScopes.some(({ scope }) => /Finance$/.test(scope.originId)),
  );
});

describe('requests of one’s own', () => {
  let stage: Stage;
  let adele: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage({}, organization);
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  async function refused(url: string, userPrincipalName = people.adele as string) {
    const refusal = await meetRefusal(adele, url, userPrincipalName);
    keep(refusal.page);
    return refusal.card;
  }
  const ownRequests = async () => keep(await openRequests(adele));
  const cancels = () =>
    stage.organization
      .calls({ method: 'POST', path: /\/cancel$/ })
      .filter(({ effect }) => effect !== undefined).length;

  it('old ones are in the history, and never told as news', async () => {
    const popup = await ownRequests();
    const history = await hubBy(adele, () =>
      popup.getByRole('button', { name: say('requests.past', { count: 1 }) }).click(),
    );
    await itemOf(history, 'Contoso Wiki').waitFor();
    await history.close();
    expect(await itemOf(popup, 'Contoso Wiki').count()).toBe(0);
    await letTimePass(stage.organization, 60, adele);
    await popup.getByText(saying('time.asOf')).filter({ visible: true }).first().waitFor();
    expect(await adele.notifications()).toEqual([]);
  });

  it('one that is under way answers the same page in another tab', async () => {
    await requestByOneClick(await refused(marketing));
    const other = await refused(marketing);
    await other.getByText(say('request.requestedPackage', { package: visitor })).waitFor();
    expect(await countRequestButtons(other)).toBe(0);
    expect(effective(stage.organization)).toBe(1);
  });

  it('one is cancelled in the card, and can be made anew', async () => {
    const card = await refused(marketing);
    await press(card, say('request.cancelNamed', { package: visitor }));
    await press(card, say('request.cancelYes'));
    await requestByOneClick(card);
    expect(cancels()).toBe(1);
    expect(effective(stage.organization)).toBe(2);
  });

  it('one is cancelled in the popup', async () => {
    const popup = await ownRequests();
    await unfolded(popup, visitor);
    await press(popup, say('request.cancelNamed', { package: visitor }));
    await press(popup, say('request.cancelYes'));
    await popup.getByText(saying('story.canceled')).first().waitFor();
    await expect.poll(cancels).toBe(2);
    const states = (await requestsInGraph(stage.organization, people.adele)).map(
      ({ state }: { state: string }) => state,
    );
    expect(states).not.toContain('submitted');
    expect(states).not.toContain('pendingApproval');
  });

  it('one made in My Access is found when the same is asked for, not made twice', async () => {
    await askInMyAccess(stage.organization, people.adele, auditors);
    const before = effective(stage.organization);
    const card = await refused('https://contoso.sharepoint.com/sites/Finance');
    await card.getByText(auditors).first().waitFor();
    await press(card, say('offer.request'));
    await seesSent(card);
    expect(effective(stage.organization)).toBe(before);
    const mine = await requestsInGraph(stage.organization, people.adele);
    const same = mine.filter(
      ({ accessPackage }: { accessPackage: { displayName: string } }) =>
        accessPackage.displayName === auditors,
    );
    expect(same).toHaveLength(1);
  });

  it('what one holds already is said, on the page and in the form', async () => {
    const card = await refused(refusalOf('https://contoso.sharepoint.com/teams/Operations'));
    // The site says so itself.
    await card.getByText(say('opens.text'), { exact: true }).waitFor();
    expect(await countRequestButtons(card)).toBe(0);
    const wiki = packageNamed(stage.organization.seed.tenants[0], 'Contoso Wiki').id;
    const before = effective(stage.organization);
    const hub = keep(await adele.open(`hub.html#/request/${wiki}`));
    await hub.getByRole('heading', { name: 'Contoso Wiki', exact: true }).waitFor();
    expect(await countRequestButtons(hub)).toBe(0);
    expect(effective(stage.organization)).toBe(before);
  });

  it.each([
    ['a site in no package', 'https://contoso.sharepoint.com/sites/Legal', say('nothing.text')],
    [
      'somebody’s OneDrive',
      'https://contoso-my.sharepoint.com/personal/meganb_contoso_com',
      say('notCurable.personalStorage'),
    ],
    [
      'a rule of the organisation',
      'https://contoso.sharepoint.com/sites/Payroll',
      say('notCurable.organizationalPolicy'),
    ],
  ])('nothing is offered for %s', async (_what, url, words) => {
    const card = await refused(url);
    await card.getByText(words).first().waitFor();
    expect(await countRequestButtons(card)).toBe(0);
  });

  it('nothing is offered to another account than the one the page names', async () => {
    await adele.context.clearCookies();
    const card = await refused('https://sugarlearning.contoso.com/', people.alex);
    const names = { onPage: people.alex, acting: people.adele };
    await card.getByText(say('otherAccount.text', names)).first().waitFor();
    expect(await countRequestButtons(card)).toBe(0);
  });
});
