import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readContactFile } from '../../lib/contact/contactFile.ts';
import { mostCalls } from '../../lib/contact/readings.ts';
import type { Knock } from './harness/knock.ts';
import { configure, registrationIn, signInBy } from './harness/setUp.ts';
import { openStage, people, type Stage } from './harness/stage.ts';
import { say } from './harness/words.ts';

let stage: Stage;
let adele: Knock;

beforeAll(async () => {
  stage = await openStage();
  adele = await stage.enter(people.adele, { bare: true });
});
afterAll(async () => {
  expect(stage.organization.violations()).toEqual([]);
  await stage.close();
});

it('helps before anything is set up, and after: each problem has its step, and the copy has no names', async () => {
  const options = await configure(adele, registrationIn(stage.organization.seed, 'contoso.com'));
  const opening = adele.context.waitForEvent('page');
  await options.getByRole('link', { name: say('help.open') }).click();
  const help = await opening;
  await help.getByRole('heading', { name: say('help.title'), level: 1 }).waitFor();
  await help.getByText(say('failure.signedOut'), { exact: true }).waitFor();
  const step = help.getByRole('button', { name: say('account.signIn'), exact: true });
  await signInBy(adele, () => step.click(), people.adele);

  await help.getByText('EntitlementMgmt-SubjectAccess.ReadWrite').waitFor();
  await help.getByText(say('help.connection.answers'), { exact: true }).waitFor();
  await help.getByText(say('help.clockRight'), { exact: true }).waitFor();
  await help.getByText('Alt+Shift+K', { exact: true }).waitFor();
  await help.getByText(say('help.noProblems'), { exact: true }).waitFor();
  await help.getByRole('button', { name: say('help.log') }).click();
  await help.getByText('auth.signIn ok=true').waitFor();

  await help.getByRole('button', { name: say('help.supportShow') }).click();
  const text = await help.locator('pre').innerText();
  expect(text).toContain('Account: signedIn, member, global');
  for (const name of [
    'adele',
    'contoso',
    'eyJ',
    registrationIn(stage.organization.seed, 'contoso.com').tenantId,
  ])
    expect(text.toLowerCase()).not.toContain(name.toLowerCase());
});

it('shows the calls of First contact before it asks, then what came and the file, and stores nothing', async () => {
  const help = await adele.open('hub.html#/help');
  const before = await stored();
  await help.getByRole('button', { name: say('contact.callsShow', { count: mostCalls }) }).click();
  await help.getByText("filterByCurrentUser(on='allowedRequestor')").first().waitFor();
  stage.organization.core.log.clear();
  await help.getByRole('button', { name: say('contact.start'), exact: true }).click();
  await help.getByText(say('contact.means.exactOffers')).waitFor();
  await help.getByRole('button', { name: say('contact.saveShow') }).click();
  const text = await help.locator('pre').innerText();
  const saving = help.waitForEvent('download');
  await help.getByRole('button', { name: say('contact.save'), exact: true }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved.trim()).toBe(text.trim());
  expect(readContactFile(saved)).toMatchObject({ ok: true });
  const calls = stage.organization.core.log.rows().filter(({ host }) => host === 'graph.microsoft.com');
  expect(calls.length).toBeLessThanOrEqual(mostCalls);
  expect(calls.some(({ effect }) => effect !== undefined)).toBe(false);
  expect(await stored()).toEqual(before);
});

/** What the browser's storage has, but for the log and MSAL's cache, which any sign-in changes. */
const stored = () =>
  adele.desk.evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    session: Object.keys(await chrome.storage.session.get(null)).filter((key) => !/^(log|auth)\./.test(key)),
  }));
