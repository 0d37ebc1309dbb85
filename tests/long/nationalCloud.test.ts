import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, letTimePass, meetRefusal, press, seesSent } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { allowHosts } from '../e2e/harness/permissions.ts';
import { configure, registrationIn, signIn } from '../e2e/harness/setUp.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { say } from '../e2e/harness/words.ts';
import { inCloud } from '../tenant/inCloud.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';

const site = 'https://contoso.sharepoint.us/sites/Marketing';
const hosts = [
  'https://*.sharepoint.us/*',
  'https://login.microsoftonline.us/*',
  'https://graph.microsoft.us/*',
];

describe('in the US Government cloud', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage({}, inCloud(builtInOrganization, 'usGovHigh'));
    adele = await stage.enter('', { bare: true });
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  it('asks for the hosts of that cloud by one click, and signs in there', async () => {
    const { clientId, tenantId } = registrationIn(stage.organization.seed, 'contoso.com');
    const options = await configure(adele, { clientId, tenantId }, 'usGovHigh');
    await options.getByText('*.sharepoint.us', { exact: true }).waitFor();
    await allowHosts(adele, hosts);
    await press(options, say('options.askedAction'));
    await options.getByText(say('options.askedDone')).waitFor();
    await signIn(adele, options, people.adele);
    await options.close();
    expect(stage.organization.calls({ host: 'login.microsoftonline.com' })).toEqual([]);
  });

  it('a refused site leads to a guess, confirmed by a second click, and on to delivery', async () => {
    const { page, card } = await meetRefusal(adele, `${site}/SitePages/Plan.aspx`, people.adele);
    await card.getByRole('radio', { name: /^Marketing – Visitor/ }).click();
    await press(card, say('offer.requestGuess'));
    await press(card, say('offer.confirmGuess', { package: 'Marketing – Visitor' }));
    await seesSent(card);
    expect(effective(stage.organization)).toBe(1);
    await letTimePass(stage.organization, 60, adele);
    await card.getByText(say('progress.approval')).first().waitFor();
    await page.close();
  });

  it('asked nothing of what that cloud lacks, and nothing of another cloud', () => {
    expect(stage.organization.calls({ path: /availableAccessPackages|accessPackageSuggestions/ })).toEqual(
      [],
    );
    expect(stage.organization.calls({ host: 'graph.microsoft.com' })).toEqual([]);
    expect(stage.organization.calls({ host: 'graph.microsoft.us' }).length).toBeGreaterThan(0);
  });
});
