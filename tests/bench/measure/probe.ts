import { evaluate, type Session } from '../cdp.ts';
import { p95Row, plainRow, type Row } from '../rows.ts';
import type { Bench } from '../setUp.ts';
import { openTab, type Tab } from '../tab.ts';
import { scriptTimes, type TraceEvent } from '../trace.ts';

/** An application that refuses the person on Entra's own page (AADSTS50105). */
const refusingApplication = 'https://sugarlearning.contoso.com/';
const host = 'https://login.microsoftonline.com';
const manyNodes = '<div>.</div>'.repeat(10_000); // an element and a text each

/** Main-thread time of Knock's script on Entra's pages, by trace: a light page, and one of 20,000 nodes. */
export async function measureProbe(bench: Bench, n: number): Promise<Row[]> {
  const tab = await openTab(bench.devTools);
  const pages = await readPages(tab);
  let html = '';
  await tab.send('Fetch.enable', { patterns: [{ urlPattern: `${host}/*`, resourceType: 'Document' }] });
  tab.on<{ requestId: string }>('Fetch.requestPaused', ({ requestId }) => {
    const responseHeaders = [{ name: 'content-type', value: 'text/html; charset=utf-8' }];
    const body = Buffer.from(html).toString('base64');
    void tab.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body });
  });
  const script = `${bench.knockOrigin}/denialEntra.js`;
  const take = async (page: string) => {
    html = page;
    return scriptTimes(await traced(bench.devTools, () => visitAgain(tab, n)), script);
  };
  const heavy = (page: string) => page.replace('</body>', `${manyNodes}</body>`);
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

async function traced(devTools: Session, task: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const stop = devTools.on<{ value: TraceEvent[] }>('Tracing.dataCollected', ({ value }) =>
    events.push(...value),
  );
  const includedCategories = ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'];
  await devTools.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
  await task();
  const complete = devTools.next('Tracing.tracingComplete');
  await devTools.send('Tracing.end');
  await complete;
  stop();
  return events;
}
