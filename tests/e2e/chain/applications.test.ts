import { describe, expect, it } from 'vitest';
import { canManage } from '../../browsers/policies.ts';
import type { Seed } from '../../tenant/organization.ts';
import {
  effective,
  letTimePass,
  meetRefusal,
  press,
  requestByOneClick,
  seesSent,
  writeDownNotifications,
} from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { allowHosts } from '../harness/permissions.ts';
import { withPolicy } from '../harness/policy.ts';
import { registrationIn } from '../harness/setUp.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';
import { countRequestButtons, itemOf, openRequests, organizationWith, packageNamed } from './acts.ts';

const sugarLearning = 'https://sugarlearning.contoso.com/';
const expenses = 'https://expenses.contoso.com/';
const reader = 'SugarLearning Reader';
const claims = 'Expense claims';
const lookUps = { path: /\/servicePrincipals/ };

/** An application says no on Entra's own page (AADSTS50105): it names an app id, which no access package holds. */
describe('an application that nobody translates', () => {
  it('is guessed at by its name, and takes two clicks', () =>
    onStage(undefined, async (stage, adele) => {
      const { card } = await meetRefusal(adele, sugarLearning, people.adele);
      await card.getByText(say('offer.guessText'), { exact: true }).waitFor();
      await press(card, say('offer.requestGuess'));
      await card.getByText(say('offer.confirmGuessText', { package: reader })).waitFor();
      expect(effective(stage.organization)).toBe(0);
      await press(card, say('offer.confirmGuess', { package: reader }));
      await seesSent(card);
      expect(effective(stage.organization)).toBe(1);
      expect(stage.organization.calls(lookUps)).toEqual([]);

      for (const [url, words] of [
        ['https://payroll.contoso.com/', say('notCurable.conditionalAccess')],
        ['https://whiteboard.contoso.com/', say('notCurable.consentNeeded')],
      ] as const) {
        const refusal = await meetRefusal(adele, url, people.adele);
        await refusal.card.getByText(words, { exact: true }).waitFor();
        expect(await countRequestButtons(refusal.card)).toBe(0);
      }
      expect(effective(stage.organization)).toBe(1);
    }));
});

/** Nobody has to approve, and access that is set up works for the next sign-in. */
const withoutApproval = organizationWith((contoso) => {
  for (const policy of packageNamed(contoso, reader).assignmentPolicies) policy.stages = [];
});

describe('an application whose access has been set up', () => {
  it('is judged by the person: still refused leads to a new sign-in, and it works is believed', () =>
    onStage(
      undefined,
      async (stage, adele) => {
        const { page, card } = await meetRefusal(adele, sugarLearning, people.adele);
        await press(card, say('offer.requestGuess'));
        await press(card, say('offer.confirmGuess', { package: reader }));
        await seesSent(card);
        await letTimePass(stage.organization, 60, adele);
        await until('delivered', adele.notifications, (ids) => ids.some((id) => id.endsWith('/delivered')));
        await page.close();

        const popup = await openRequests(adele);
        const item = itemOf(popup, reader);
        await item.getByText(saying('story.delivered')).waitFor();
        await item.getByText(say('usable.staleSignIn')).waitFor();
        expect(await item.getByRole('button', { name: say('usable.signInAgain') }).count()).toBe(0);
        await press(popup, say('usable.refuses'));
        await item.getByText(saying('story.deliveredRefuses')).waitFor();
        await item.getByText(say('usable.staleSignIn')).waitFor();
        expect(await item.getByRole('button', { name: say('usable.refuses') }).count()).toBe(0);

        const opening = adele.context.waitForEvent('page');
        await press(popup, say('usable.signInAgain'));
        const application = await opening;
        await application.getByRole('heading', { name: 'Welcome, Adele Vance' }).waitFor();
        expect(new URL(application.url()).origin).toBe(new URL(sugarLearning).origin);
        expect(adele.hasCard(application)).toBe(false);

        await popup.bringToFront();
        await press(popup, say('usable.works'));
        await item.getByText(saying('story.usable')).waitFor();
        expect(await item.getByText(say('usable.staleSignIn')).count()).toBe(0);
        // Nobody is told what they have just said.
        expect((await adele.notifications()).filter((id) => id.endsWith('/usable'))).toEqual([]);
        expect(effective(stage.organization)).toBe(1);
      },
      withoutApproval,
    ));
});

describe.runIf(canManage())('an application that policy helps to translate', () => {
  it('is one click where the look-up is consented, through the group assigned to it, too', () =>
    onStage({ applicationLookUp: true, notificationNames: false }, async (stage, adele) => {
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
    onStage(
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
    onStage(
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

const mapHost = 'wiki.contoso-apps.example';
const mapFile = `https://${mapHost}/knock/map.json`;

type Policy = Record<string, unknown>;

/** Adele in an organisation whose policy says this; without one she has set Knock up herself. */
async function onStage(
  policyOf: Policy | ((stage: Stage) => Policy) | undefined,
  play: (stage: Stage, adele: Knock) => Promise<void>,
  seed?: Seed,
): Promise<void> {
  const stage = await openStage({}, seed);
  try {
    if (policyOf === undefined) await play(stage, await stage.enter(people.adele));
    else {
      const { tenantId, clientId } = registrationIn(stage.organization.seed, 'contoso.com');
      const more = typeof policyOf === 'function' ? policyOf(stage) : policyOf;
      await withPolicy({ tenantId, clientId, ...more }, async () =>
        play(stage, await stage.enter(people.adele, { byPolicy: true })),
      );
    }
    expect(stage.organization.violations()).toEqual([]);
  } finally {
    await stage.close();
  }
}

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
