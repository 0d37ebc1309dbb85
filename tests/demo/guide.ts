import type { Page } from 'playwright-core';
import type { Knock } from '../e2e/harness/knock.ts';
import { say } from '../e2e/harness/words.ts';
import { type Guide, guidePage } from './guidePage.ts';
import { type Cast, planPage, prepare } from './story.ts';

const bold = (text: string) => `<b>${text}</b>`;
const button = `${bold('Knock')} in the toolbar`;

const adeles: Guide = {
  title: 'You are Adele',
  steps: [
    `Open <a href="${planPage}" target="_blank">Marketing’s plan</a>. You don’t have access, and Knock shows its card.`,
    `Select ${bold(say('offer.request'))}. Then see the other window.`,
    'When Megan has approved, a notification takes you back to the plan, which now opens. Knock looks every half minute.',
  ],
  next: [
    {
      title: 'An app',
      url: 'https://sugarlearning.contoso.com/',
      text: 'Microsoft Entra says that you aren’t assigned. Knock finds an access package by its name, and asks whether you mean it.',
    },
    {
      title: 'A form',
      url: 'https://contoso.sharepoint.com/sites/Finance',
      text: `${bold('Finance controllers')} asks a few questions. What you type is saved, and afterwards you are back on the page.`,
    },
    {
      title: say('thisPage.cantEdit'),
      url: 'https://contoso.sharepoint.com/sites/Brand/SitePages/Home.aspx',
      text: `The page opens, for reading only. Select ${button} (or press Alt+Shift+K), then ${bold(say('popup.thisPage'))}.`,
    },
    {
      title: 'A page that nothing opens',
      url: 'https://contoso.sharepoint.com/sites/Legal',
      text: 'No access package includes it. Knock says so, and what you can do instead.',
    },
    {
      title: 'A sign-in that no request helps',
      url: 'https://payroll.contoso.com/',
      text: 'Your organization doesn’t allow this device. Knock says so, and offers no request.',
    },
    {
      title: 'A small window',
      text: 'Make this window narrow, or zoom to 400 %: the card becomes a bar.',
    },
  ],
};

const megans: Guide = {
  title: 'You are Megan',
  steps: [
    'Wait until Adele has requested access.',
    `Select ${button}, then ${bold(say('popup.approvals'))}.`,
    `Select ${bold(say('approval.approve'))}, with a reason if you like.`,
  ],
  next: [
    {
      title: say('approval.deny'),
      text: 'Let Adele request something else, and deny it: her window says so, and what she can do.',
    },
    {
      title: say('popup.openHub'),
      text: 'The button in the popup’s first row shows the same with more room.',
    },
  ],
};

/** Opens a short guide in both windows and leaves them to the user, until one of them is closed. */
export async function showGuide(cast: Cast): Promise<void> {
  await prepare(cast);
  await Promise.all([open(cast.adele, 'adele', adeles), open(cast.megan, 'megan', megans)]);
  console.log('Two windows are open: Adele’s and Megan’s. Close one of them to end the demo.');
  await Promise.race(
    [cast.adele, cast.megan].map(({ context }) => context.waitForEvent('close', { timeout: 0 })),
  );
}

/** The guide is the only tab: those that set Knock up are closed. It can be loaded again, as any page. */
async function open({ context }: Knock, name: string, guide: Guide): Promise<Page> {
  const url = `https://guide.contoso.com/${name}`;
  await context.route(url, (route) => route.fulfill({ contentType: 'text/html', body: guidePage(guide) }));
  const others = context.pages();
  const page = await context.newPage();
  await page.goto(url);
  for (const other of others) await other.close();
  return page;
}
