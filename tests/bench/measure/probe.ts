import { evaluate, type Session } from '../cdp.ts';
import { answerWith, heavy } from '../pages.ts';
import { p95Row, plainRow, type Row } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import { openTab, type Tab } from '../tab.ts';
import { scriptTimes } from '../trace.ts';
import { traced } from '../tracing.ts';

/** An application that refuses the person on Entra's own page (AADSTS50105). */
const refusingApplication = 'https://sugarlearning.contoso.com/';
const host = 'https://login.microsoftonline.com';

/** Main-thread time of Knock's script on Entra's pages, by trace: a light page, and one of 20,000 nodes. */
export async function measureProbe(bench: Bench, n: number): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  const pages = await readPages(tab);
  const show = await answerWith(tab, `${host}/*`);
  const script = `${bench.knockOrigin}/denialEntra.js`;
  const take = async (page: string) => {
    show(page);
    return scriptTimes(await traced(bench.devTools, () => visitAgain(tab, n)), script);
  };
  const rows = [
    p95Row('probe on a sign-in page, light', await take(pages.signIn), 2),
    p95Row('probe on a sign-in page, 20,000 nodes', await take(heavy(pages.signIn)), 5),
    // Here the page is judged, reported, and the card's frame is put in: more than a probe.
    p95Row('probe, report and card on an error page', await take(pages.error), null),
    p95Row('probe, report and card on an error page, 20,000 nodes', await take(heavy(pages.error)), null),
  ];
  await tab.shut();
  const missing = rows.filter((row) => row.n !== n).length;
  return [...rows, plainRow('probe runs missing from the traces', missing, 'count', 0)];
}

/** The tenant's own error page and account picker, as they stand in the browser. */
async function readPages(tab: Tab): Promise<{ error: string; signIn: string }> {
  await tab.visit(refusingApplication);
  const error = await htmlOf(tab);
  await tab.visit(`${await evaluate<string>(tab, 'location.href')}&prompt=select_account`);
  const signIn = await htmlOf(tab);
  if (!error.includes('50105')) throw new Error('The application did not refuse.');
  if (signIn.includes('50105')) throw new Error('The account picker did not show.');
  return { error, signIn };
}

const htmlOf = (tab: Session): Promise<string> =>
  evaluate(tab, 'fetch(location.href).then((answer) => answer.text())');

async function visitAgain(tab: Tab, n: number): Promise<void> {
  for (let round = 0; round < n; round += 1) {
    await tab.visit(`${host}/bench/${round}`);
    await evaluate(tab, 'new Promise((resolve) => requestIdleCallback(resolve))');
  }
}
