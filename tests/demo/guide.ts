import { say } from '../e2e/harness/words.ts';
import { type Cast, planPage, prepare } from './story.ts';

/** Opens a short guide in both windows and leaves them to the user, until one of them is closed. */
export async function showGuide(cast: Cast): Promise<void> {
  await prepare(cast);
  const [adele, megan] = await Promise.all([cast.adele.context.newPage(), cast.megan.context.newPage()]);
  await adele.setContent(
    guide('You are Adele', [
      `Open <a href="${planPage}">Marketing’s plan</a>. You are refused, and Knock shows its card.`,
      `Click <b>${say('offer.request')}</b>. Then see the other window.`,
      'When Megan has approved, a notification takes you back to the plan, which now opens. Knock asks every half minute.',
    ]),
  );
  await megan.setContent(
    guide('You are Megan', [
      'Wait until Adele has asked.',
      `Open Knock from the toolbar (the puzzle piece lists it), go to <b>${say('popup.approvals')}</b>, and approve.`,
    ]),
  );
  console.log('Two windows are open: Adele’s and Megan’s. Close one of them to end the demo.');
  await Promise.race(
    [cast.adele, cast.megan].map(({ context }) => context.waitForEvent('close', { timeout: 0 })),
  );
}

const guide = (title: string, steps: string[]): string => `<!doctype html><meta charset="utf-8">
<title>${title}</title>
<body style="font: 18px/1.5 system-ui; max-width: 34em; margin: 3em auto; padding: 0 1em">
<h1>${title}</h1><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>
<p>Everything here is a simulated organisation on this machine; nothing leaves it.</p>`;
