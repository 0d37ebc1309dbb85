import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginState } from '../../tenant/login/state.ts';
import { meetRefusal, press, putClocksForward, requestByOneClick } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { registrationIn, signInBy } from '../harness/setUp.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { storedRows } from '../harness/store.ts';
import { until } from '../harness/until.ts';
import { say } from '../harness/words.ts';
import { expectNoTokens } from './noTokens.ts';
import { openRequests } from './openRequests.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const wide = 'EntitlementManagement.ReadWrite.All';

describe('what the employee’s tokens can do', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  const employeeCalls = () => {
    const { clientId } = registrationIn(stage.organization.seed, 'contoso.com');
    return stage.organization
      .calls({ host: 'graph.microsoft.com' })
      .filter((row) => row.clientId === clientId);
  };
  /** For everybody: the tenant, the worker and the page that holds the tokens. */
  const hoursPass = (hours: number) => putClocksForward(stage.organization, hours * 3_600_000, adele);
  /** A new token, and a call with it. */
  async function callAnew(): Promise<void> {
    // A client that copes with early revocation has its tokens for a day.
    await hoursPass(25);
    stage.organization.core.log.clear();
    const popup = await openRequests(adele);
    await until('a call', employeeCalls, (rows) =>
      rows.some(({ status, scopes }) => status === 200 && scopes),
    );
    await popup.close();
  }

  it('after 25 hours without any session: needs sign-in, nothing lost, and caught up after it', async () => {
    const { core } = stage.organization;
    const { page, card } = await meetRefusal(adele, marketing, people.adele);
    await requestByOneClick(card);
    const account = {
      homeTenantId: stage.organization.seed.tenants[0]?.id ?? '',
      homeUserId: stage.organization.seed.tenants[0]?.users[0]?.id ?? '',
    };
    loginState(core).signOutEverywhere(account);
    await hoursPass(25);
    await adele.fireAlarm('knock.poll');
    const session = async () => (await storedRows(adele, 'profiles'))[0]?.session;
    await until('needs sign-in', session, (now) => now === 'needsSignIn');
    expect((await storedRows(adele, 'requests')).length).toBeGreaterThan(0);
    await card.getByText(say('signedOut.again'), { exact: true }).waitFor();
    await signInBy(adele, () => press(card, say('account.signInAgain')), people.adele);
    await until('signed in', session, (now) => now === 'signedIn');
    await card.getByText(say('request.requestedPackage', { package: 'Marketing – Visitor' })).waitFor();
    await page.close();
  });

  it('never include deciding, though an admin consented to that for everybody on the approvers’ registration', async () => {
    await callAnew();
    expect(employeeCalls().filter(({ scopes }) => scopes?.includes(wide))).toEqual([]);
    await expectNoTokens(adele);
  });

  it('would include it only if an admin consented to it on the employees’ registration: Entra adds what Knock never asked for', async () => {
    const { clientId, tenantId } = registrationIn(stage.organization.seed, 'contoso.com');
    stage.organization.core.directory.consent(tenantId, 'everyone', clientId, [wide]);
    await callAnew();
    // Knock's own request for scopes has not changed; this is why there are two registrations.
    expect(employeeCalls().some(({ scopes }) => scopes?.includes(wide))).toBe(true);
    const asked = stage.organization
      .calls({ host: 'login.microsoftonline.com' })
      .filter(({ path }) => path.includes('scope=') && path.includes(encodeURIComponent(wide)));
    expect(asked).toEqual([]);
  });
});
