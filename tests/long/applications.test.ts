import { describe, expect, it } from 'vitest';
import {
  countRequestButtons,
  itemOf,
  openRequests,
  organizationWith,
  packageNamed,
} from '../e2e/chain/acts.ts';
import { effective, letTimePass, meetRefusal, press, seesSent } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say, saying } from '../e2e/harness/words.ts';
import type { Seed } from '../tenant/organization.ts';

const sugarLearning = 'https://sugarlearning.contoso.com/';
const reader = 'SugarLearning Reader';
const lookUps = { path: /\/servicePrincipals/ };

/** An application says no on Entra's own page (AADSTS50105): it names an app id, which no access package holds. */
describe('an application that nobody translates', () => {
  it('is guessed at by its name, and takes two clicks', () =>
    onStage(async (stage, adele) => {
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
    onStage(async (stage, adele) => {
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
    }, withoutApproval));
});

/** Adele, who has set Knock up herself. */
async function onStage(play: (stage: Stage, adele: Knock) => Promise<void>, seed?: Seed): Promise<void> {
  const stage = await openStage({}, seed);
  try {
    await play(stage, await stage.enter(people.adele));
    expect(stage.organization.violations()).toEqual([]);
  } finally {
    await stage.close();
  }
}
