import type { Page } from 'playwright-core';
import { decide, effective, press } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { configure, registrationIn, signIn, turnOnApprovals } from '../e2e/harness/setUp.ts';
import { visit } from '../e2e/harness/signInWindow.ts';
import type { ServedOrganization } from '../e2e/harness/tenant.ts';
import { until } from '../e2e/harness/until.ts';
import { say, saying } from '../e2e/harness/words.ts';

export const planPage = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
export const marketingVisitor = 'Marketing – Visitor';
export const adele = 'AdeleV@contoso.com';
export const megan = 'MeganB@contoso.com';

export interface Cast {
  organization: ServedOrganization;
  adele: Knock;
  megan: Knock;
}

/** What a step leaves to be looked at. */
export interface Scene {
  page: Page;
  name: string;
}

export interface Step {
  title: string;
  play(cast: Cast): Promise<Scene | undefined>;
}

/** First run, behind the curtain: the registration on the options page, sign-in, and *I approve requests* for Megan. */
export async function prepare(cast: Cast): Promise<void> {
  const registration = registrationIn(cast.organization.seed, 'contoso.com');
  const adelesOptions = await configure(cast.adele, registration);
  await signIn(cast.adele, adelesOptions, adele);
  await adelesOptions.close();
  const megansOptions = await configure(cast.megan, registration);
  await signIn(cast.megan, megansOptions, megan);
  await turnOnApprovals(megansOptions);
  await megansOptions.close();
}

/** The main job, step by step; each step fails unless it really happened. */
export function tellStory(): Step[] {
  let denied: Page;
  let opened: Page;
  return [
    {
      title: 'Adele opens the plan of Marketing, and is refused',
      async play({ adele: knock }) {
        denied = await knock.context.newPage();
        await visit(denied, planPage, adele);
        await denied.waitForURL(/AccessDenied\.aspx/);
        return { page: denied, name: '1-refused' };
      },
    },
    {
      title: 'Knock shows the access package that opens it',
      async play({ adele: knock }) {
        const card = await knock.card(denied);
        await card.getByText(marketingVisitor).first().waitFor();
        await card.locator('button.button-primary:not([aria-disabled=true])').first().waitFor();
        return { page: denied, name: '2-offer' };
      },
    },
    {
      title: 'Adele clicks once, and the request is sent',
      async play({ adele: knock, organization }) {
        const card = await knock.card(denied);
        await press(card, say('offer.request'));
        await card
          .getByText(saying('story.submitted'))
          .or(card.getByText(saying('story.pendingApproval')))
          .first()
          .waitFor();
        const posts = effective(organization);
        if (posts !== 1) throw new Error(`${posts} requests took effect instead of one.`);
        return { page: denied, name: '3-requested' };
      },
    },
    {
      title: 'Megan sees the request in her popup',
      async play({ megan: knock, organization }) {
        // Entra takes some seconds to hand a request to its approvers.
        organization.core.clock.advance(10_000);
        const popup = await knock.openPopup();
        await popup.getByRole('tab', { name: new RegExp(say('popup.approvals')) }).click();
        await popup
          .getByText(say('approval.asksFor', { requestor: 'Adele Vance', package: marketingVisitor }))
          .waitFor();
        return { page: popup, name: '4-approval' };
      },
    },
    {
      title: 'Megan approves it',
      async play({ megan: knock }) {
        const popup = popupOf(knock);
        const names = { requestor: 'Adele Vance', package: marketingVisitor };
        await decide(popup, 'approve', names, 'The plan is for everybody in Marketing’s projects.');
        return { page: popup, name: '5-approved' };
      },
    },
    {
      title: 'Adele is told by a notification',
      async play({ adele: knock }) {
        await until(
          'notification',
          () => knock.notifications(),
          (ids) => ids.length > 0,
          90_000,
        );
        return { page: denied, name: '6-told' };
      },
    },
    {
      title: 'A click on it takes her back, and the page opens',
      async play({ adele: knock }) {
        const [notification] = await knock.notifications();
        await knock.clickNotification(notification ?? '');
        await until(
          'the page',
          () => showing(knock),
          (page) => page !== undefined,
          30_000,
        );
        opened = showing(knock) ?? denied;
        await opened.getByRole('heading').first().waitFor();
        return { page: opened, name: '7-opened' };
      },
    },
  ];
}

function popupOf(knock: Knock): Page {
  const popup = knock.context.pages().find((page) => page.url().includes('/popup.html'));
  if (popup === undefined) throw new Error('The popup is closed.');
  return popup;
}

/** The tab that shows the page itself: a new one, or the old one taken back. */
const showing = (knock: Knock): Page | undefined =>
  knock.context.pages().find((page) => page.url().startsWith(planPage));
