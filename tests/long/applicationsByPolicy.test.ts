import { describe, expect, it } from 'vitest';
import { canManage } from '../browsers/policies.ts';
import { packageNamed } from '../e2e/chain/acts.ts';
import {
  effective,
  letTimePass,
  meetRefusal,
  press,
  requestByOneClick,
  writeDownNotifications,
} from '../e2e/harness/acts.ts';
import { allowHosts } from '../e2e/harness/permissions.ts';
import { type Policy, underPolicy } from '../e2e/harness/policyStage.ts';
import { registrationIn } from '../e2e/harness/setUp.ts';
import { people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';

const sugarLearning = 'https://sugarlearning.contoso.com/';
const expenses = 'https://expenses.contoso.com/';
const claims = 'Expense claims';
const lookUps = { path: /\/servicePrincipals/ };
const mapHost = 'wiki.contoso-apps.example';
const mapFile = `https://${mapHost}/knock/map.json`;

describe.runIf(canManage())('an application that policy helps to translate', () => {
  it('is one click where the look-up is consented, through the group assigned to it, too', () =>
    underPolicy({ applicationLookUp: true, notificationNames: false }, async (stage, adele) => {
      const unknown = await meetRefusal(adele, sugarLearning, people.adele);
      await unknown.card.getByText(say('offer.guessText'), { exact: true }).waitFor();

      consentToLookUp(stage);
      await requestByOneClick((await meetRefusal(adele, sugarLearning, people.adele)).card);
      expect(effective(stage.organization)).toBe(1);

      const claim = await meetRefusal(adele, expenses, people.adele);
      await claim.card.getByText(claims).first().waitFor();
      // Nobody approves it, and nothing shows that the person meant to come: a link may have led here.
      await claim.card.getByText(say('offer.uncheckedText'), { exact: true }).waitFor();
      await press(claim.card, say('offer.request'));
      await claim.card.getByText(say('offer.confirmUncheckedText', { package: claims })).waitFor();
      expect(effective(stage.organization)).toBe(1);
      await press(claim.card, say('offer.confirmGuess', { package: claims }));
      await until(
        'the request',
        () => effective(stage.organization),
        (count) => count === 2,
      );
      const notified = await writeDownNotifications(adele);
      await letTimePass(stage.organization, 60, adele);
      await until('delivered', adele.notifications, (ids) => ids.some((id) => id.endsWith('/delivered')));
      const unnamed = say('notification.approved.title', { package: say('notification.unnamed') });
      expect((await notified()).join('\n')).toContain(`${unnamed}: `);
      expect((await notified()).join('\n')).not.toMatch(/expense|sugar|adele|vance/i);
      await claim.page.goto(expenses);
      await claim.page.getByRole('heading', { name: 'Welcome, Adele Vance' }).waitFor();
      expect(adele.hasCard(claim.page)).toBe(false);
    }));

  it('is one click where the organisation’s map translates it, and a guess where its hint does not hold', () =>
    underPolicy(
      (stage) => ({ resourceMap: mapOf(stage) }),
      async (stage, adele) => {
        const { card } = await meetRefusal(adele, sugarLearning, people.adele);
        await card.getByText(say('offer.map')).waitFor();
        await requestByOneClick(card);
        expect(effective(stage.organization)).toBe(1);
        expect(stage.organization.calls(lookUps)).toEqual([]);

        const hinted = await meetRefusal(adele, expenses, people.adele);
        await hinted.card.getByText(say('offer.map')).waitFor();
        await press(hinted.card, say('offer.requestGuess'));
        expect(effective(stage.organization)).toBe(1);
      },
    ));

  it('is one click where the map at the address that policy names translates it, once the person lets it be read', () =>
    underPolicy(
      (stage) => ({ resourceMapUrl: `${mapFile}?map=${encodeURIComponent(JSON.stringify(mapOf(stage)))}` }),
      async (stage, adele) => {
        const options = await adele.open('options.html');
        await options.getByText(say('map.asked', { host: mapHost })).waitFor();
        const reads = () => stage.organization.calls({ host: mapHost }).map(({ status }) => status);
        expect(reads()).toEqual([]);
        await allowHosts(adele, [`https://${mapHost}/*`]);
        await press(options, say('map.allow'));
        await options.getByText(say('map.fetched', { count: 2, host: mapHost })).waitFor();
        await options.close();
        const { card } = await meetRefusal(adele, sugarLearning, people.adele);
        await card.getByText(say('offer.map')).waitFor();
        await requestByOneClick(card);
        expect(reads(), 'once, whoever wants it').toEqual([200]);
        await adele.advanceClock(25 * 60 * 60_000);
        await adele.fireAlarm('knock.trickle');
        await until('asked again', reads, (statuses) => statuses.length > 1);
        expect(reads()).toEqual([200, 304]);
      },
    ));
});

function consentToLookUp({ organization }: Stage): void {
  const { tenantId, clientId } = registrationIn(organization.seed, 'contoso.com');
  organization.core.directory.consent(tenantId, 'everyone', clientId, ['Application.Read.All']);
}

/** One application as the directory knows it; the other hinted at, though the package holds only a group. */
function mapOf({ organization }: Stage): Policy {
  const [contoso] = organization.seed.tenants;
  const application = (name: string) => contoso?.applications.find(({ displayName }) => displayName === name);
  const learning = application('SugarLearning Prod');
  const from = { kind: 'application', id: learning?.appId };
  const to = { kind: 'servicePrincipal', id: learning?.servicePrincipalId };
  const resource = { kind: 'application', id: application('Contoso Expenses')?.appId };
  return {
    version: 1,
    aliases: [{ from, to, relation: 'same' }],
    packages: [{ resource, accessPackageId: packageNamed(contoso, claims).id, displayName: claims }],
  };
}
