import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developmentIds } from '../../lib/release/ids.ts';
import { root } from '../browsers/build.ts';
import { findBrowser } from '../browsers/find.ts';
import { canManage, hasOwnPolicies, policyFolder } from '../browsers/policies.ts';
import { effective, meetRefusal, press, requestByOneClick } from '../e2e/harness/acts.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../e2e/harness/firefoxStage.ts';
import { createKnock, type Knock } from '../e2e/harness/knock.ts';
import { signInAtOnce } from '../e2e/harness/setUp.ts';
import { people } from '../e2e/harness/stage.ts';
import { storedRows } from '../e2e/harness/store.ts';
import { type ServedOrganization, serveOrganization } from '../e2e/harness/tenant.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { type RunningServer, startServer } from '../tenant/server.ts';
import { graphAs } from '../tenant/testing.ts';
import { registrationRights, withoutKnock } from '../tenant/withoutKnock.ts';
import { tokenOfAdministrator } from './azFolder.ts';
import { type RollOut, rollOut, whenInstalled } from './rollOut.ts';

/**
 * From nothing to a pilot, with the commands of `docs/deployment.md`: register, kit, policy; then what employees have, and
 * an update. `npm run rollout` runs it and keeps the report.
 */
const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const byPolicy = say('help.source.policy');
/** Reads the table of settings: key, value, source. Runs in the page. */
const tableRows = `return [...document.querySelectorAll('table.counts tbody tr')]
  .map((row) => [...row.children].map((cell) => cell.textContent));`;

/** What no command of this repository did, however often. */
interface ManualStep {
  step: string;
  times: number;
  /** Absent: in every roll-out. */
  onlyWhere?: string;
}

const report = {
  minutes: 0,
  steps: [] as { step: string; seconds: number }[],
  manualSteps: [] as ManualStep[],
  versions: {} as Record<string, string[]>,
  settings: {} as Record<string, { key: string; value: string; source: string }[]>,
};

/** A step of the roll-out, with how long it took. */
const step = (title: string, play: () => Promise<void>) =>
  it(title, async () => {
    const startedAt = performance.now();
    await play();
    const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
    report.steps.push({ step: title, seconds });
  });

/** Everything here that a person has to do goes through this: the report's list is what ran. */
async function byHand<T>(what: string, act: () => Promise<T> | T, onlyWhere?: string): Promise<T> {
  const known = report.manualSteps.find(({ step }) => step === what);
  if (known === undefined)
    report.manualSteps.push({ step: what, times: 1, ...(onlyWhere === undefined ? {} : { onlyWhere }) });
  else known.times += 1;
  return act();
}
const toItsPlace = (from: string, to: string) =>
  byHand('The kit’s file to the browser’s place for policies', () => copyFileSync(from, to));
const toTheServer = <T>(act: () => Promise<T>) =>
  byHand('The package and its update manifest to a web server', act, 'no store has the package');

const run = async (script: string, args: string[], env: Record<string, string> = {}): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, ...env },
  });
  return stdout;
};

describe.runIf(hasOwnPolicies() && canManage())('from nothing to a pilot', () => {
  const folder = mkdtempSync(join(tmpdir(), 'knock-pilot-'));
  let organization: ServedOrganization;
  let graph: RunningServer;
  let roll: RollOut;
  let policy: Record<string, unknown>;

  beforeAll(async () => {
    organization = await serveOrganization(withoutKnock(builtInOrganization));
    graph = await startServer({ tenant: organization, http: 0 });
  });
  afterAll(async () => {
    await Promise.all([roll?.close(), graph?.close()]);
    await organization?.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(policyFolder(), 'knock-pilot.json'), { force: true });
    rmSync(join(policyFolder(), 'knock-pilot-tools.json'), { force: true });
    report.minutes = Number((report.steps.reduce((sum, { seconds }) => sum + seconds, 0) / 60).toFixed(1));
    const file = process.env.KNOCK_ROLLOUT_REPORT;
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  });

  step('signs the packages with a key of one’s own, and serves them', async () => {
    roll = await toTheServer(rollOut);
  });

  step('registers Knock by Graph, and prints the policy', async () => {
    const approvers = organization.seed.tenants[0]?.groups[0]?.id ?? '';
    const token = await byHand('A sign-in as an admin: an access token for Microsoft Graph', () =>
      tokenOfAdministrator(organization),
    );
    const printed = await run(
      'lib/release/register/main.ts',
      [
        ...['--how', 'graph', '--run', '--approvers', approvers],
        ...['--chrome', roll.id, '--firefox', developmentIds.firefox],
      ],
      {
        KNOCK_GRAPH_TOKEN: token,
        KNOCK_GRAPH: `http://127.0.0.1:${graph.httpPort}/graph.microsoft.com`,
      },
    );
    policy = { ...JSON.parse(printed), approvals: true, helpDeskName: 'Contoso IT' };
    expect(Object.keys(policy)).toEqual(expect.arrayContaining(['clientId', 'approverClientId', 'tenantId']));
  });

  const makeKit = async () => {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(policy));
    const ids = ['--chrome', roll.id, '--edge', roll.id, '--firefox', developmentIds.firefox];
    // Firefox ESR takes a package that Mozilla has not signed; other builds don't.
    const urls = ['--update-url', roll.updateUrl, '--firefox-url', roll.firefoxUrl(), '--firefox-unsigned'];
    const files = ['--settings', join(folder, 'settings.json'), '--out', join(folder, 'kit')];
    await run('lib/release/kit/main.ts', [...ids, ...urls, ...files]);
  };
  step('makes the kit with it', makeKit);

  describe('in Chromium', () => {
    let context: BrowserContext;
    let knock: Knock;
    let help: Page;
    afterAll(() => context?.close());

    step('Chromium installs Knock by the kit’s file', async () => {
      await toItsPlace(join(folder, 'kit/linux/chrome.json'), join(policyFolder(), 'knock-pilot.json'));
      // Without it Chromium lets nobody look into an extension that policy installed.
      writeFileSync(
        join(policyFolder(), 'knock-pilot-tools.json'),
        JSON.stringify({ DeveloperToolsAvailability: 1 }),
      );
      context = await roll.launch(organization);
      help = await whenInstalled(context, `chrome-extension://${roll.id}/hub.html#/help`);
      const worker = await until(
        'worker',
        () => context.serviceWorkers().find((one) => one.url().includes(roll.id)),
        (found) => found !== undefined,
      );
      if (worker === undefined) throw new Error('no worker');
      knock = await createKnock(context, worker, async () => context.close());
      const { installType } = await knock.desk.evaluate(() => chrome.management.getSelf());
      expect(installType).toBe('admin');
    });

    step('Chromium’s settings are in force', async () => {
      await until(
        'policy',
        () => knock.desk.evaluate(async () => await chrome.storage.managed.get(null)),
        (known) => Object.keys(known).length > 0,
        60_000,
      );
      await help.getByRole('button', { name: say('help.settings') }).click();
      const rows = () => help.evaluate<string[][]>(`(() => { ${tableRows} })()`);
      const wanted = Object.keys(policy).sort();
      const ofPolicy = (all: string[][]) =>
        all.filter(([, , source]) => source === byPolicy).map(([key = '']) => key);
      await until('settings', rows, (all) => ofPolicy(all).length === wanted.length);
      report.settings.chromium = asSettings(await rows());
      expect(ofPolicy(await rows()).sort()).toEqual(wanted);
    });

    step('in Chromium an employee signs in, and requests access from the page that refuses', async () => {
      await signInAtOnce(knock, people.adele);
      const { card } = await meetRefusal(knock, plan, people.adele);
      await requestByOneClick(card);
      expect(effective(organization)).toBe(1);
    });

    step('Chromium gets the update, and the pending request lives on', async () => {
      const before = await openRequests(knock);
      expect(before.length).toBeGreaterThan(0);
      const version = () => knock.desk.evaluate(() => chrome.runtime.getManifest().version);
      const first = await version();
      await toTheServer(() => roll.publishNext());
      const { status } = await knock.desk.evaluate(() => chrome.runtime.requestUpdateCheck());
      expect(status).toBe('update_available');
      // The browser puts it in place once it is fetched and nothing of Knock runs: all of it is closed until then.
      let page = help;
      const second = await until(
        'update',
        async () => {
          await page.evaluate(() => chrome.runtime.reload()).catch(() => {});
          page = await whenInstalled(context, `chrome-extension://${roll.id}/popup.html`);
          return await page.evaluate(() => chrome.runtime.getManifest().version);
        },
        (found) => found === roll.version,
        60_000,
      );
      report.versions.chromium = [first, second];
      expect(second).not.toBe(first);
      await page
        .getByText(say('state.pendingApproval'))
        .or(page.getByText('Marketing – Visitor'))
        .first()
        .waitFor();
      expect(await openRequests({ desk: page })).toEqual(before);
      expect(effective(organization)).toBe(1);
    });

    step('turned off for everybody, Knock says so, and keeps what it has', async () => {
      const admin = await graphAs(organization, 'JohannaL@contoso.com', registrationRights);
      const knockItself = `/v1.0/servicePrincipals(appId='${policy.clientId}')`;
      const enable = async (accountEnabled: boolean) =>
        expect((await admin('PATCH', knockItself, { accountEnabled })).status).toBe(204);
      const popup = () => whenInstalled(context, `chrome-extension://${roll.id}/popup.html`);
      let page = await popup();
      const before = await openRequests({ desk: page });
      await enable(false);
      // Tokens are in memory only: none outlives Knock's own start.
      await page.evaluate(() => chrome.runtime.reload()).catch(() => {});
      page = await popup();
      await page.getByText(say('failure.turnedOff')).first().waitFor();
      expect(await openRequests({ desk: page })).toEqual(before);
      await enable(true);
      await page.reload();
      // It would try by itself within the hour. Entra knows the person still: the window closes by itself.
      await press(page, say('account.signIn'));
      const refused = async () =>
        (await storedRows({ desk: page } as Knock, 'sync')).filter(({ failure }) => failure !== undefined);
      await until('read again', refused, (rows) => rows.length === 0, 30_000);
      for (const over of ['failure.turnedOff', 'failure.interactionRequired'] as const)
        expect(await page.getByText(say(over)).count()).toBe(0);
    });
  });

  describe.runIf(findBrowser('firefox'))('in Firefox ESR, unsigned', () => {
    let stage: FirefoxStage;
    const policies = join(folder, 'policies');
    const profileFolder = join(folder, 'profile');
    afterAll(() => stage?.close());

    const start = async () => {
      mkdirSync(profileFolder, { recursive: true });
      mkdirSync(policies, { recursive: true });
      await toItsPlace(join(folder, 'kit/firefox/policies.json'), join(policies, 'policies.json'));
      stage = await openFirefoxStage(
        'LynneR@contoso.com',
        undefined,
        { policies, profileFolder },
        organization,
      );
      await until('installed', installedVersion, (found) => found === roll.version, 60_000);
    };
    const installedVersion = () =>
      stage.firefox.inChrome<string>(
        `return WebExtensionPolicy.getByID('${developmentIds.firefox}')?.extension.version ?? '';`,
      );

    step('Firefox installs Knock by the kit’s file, with its settings', async () => {
      await makeKit();
      await start();
      const { firefox } = stage;
      await firefox.navigate(`${firefox.origin}/hub.html#/help`);
      await firefox.click(buttonNamed(say('help.settings')));
      const rows = () => firefox.script<string[][]>(tableRows);
      const wanted = Object.keys(policy).length;
      const ofPolicy = (all: string[][]) => all.filter(([, , source]) => source === byPolicy);
      await until('settings', rows, (all) => ofPolicy(all).length === wanted, 20_000);
      report.settings.firefox = asSettings(await rows());
    });

    step('in Firefox an employee signs in, and requests access from the page that refuses', async () => {
      const before = effective(organization);
      const { firefox } = stage;
      const [settings = ''] = await firefox.windows();
      await firefox.switchTo(settings);
      await firefox.navigate(`${firefox.origin}/options.html`);
      await firefox.click(buttonNamed(say('account.signIn')));
      await stage.passSignInWindow(settings);
      await firefox.seesText('LynneR@contoso.com');
      await stage.openDenial(plan);
      await stage.clickInCard(say('offer.request'));
      await until(
        'one request',
        () => effective(organization),
        (count) => count === before + 1,
      );
    });

    step('Firefox gets the update at its next start, and the pending request lives on', async () => {
      const first = await installedVersion();
      await stage.close();
      await toTheServer(() => roll.publishNext());
      // Firefox takes another package where policy names another address.
      await makeKit();
      await start();
      report.versions.firefox = [first, await installedVersion()];
      const { firefox } = stage;
      await firefox.navigate(`${firefox.origin}/popup.html`);
      await firefox.seesText('Marketing – Visitor');
    });
  });

  it('leaves two things to a person where a store has the package', () => {
    expect(report.manualSteps.filter(({ onlyWhere }) => onlyWhere === undefined)).toHaveLength(2);
  });
});

const asSettings = (rows: string[][]) =>
  rows.map(([key = '', value = '', source = '']) => ({ key, value, source }));

/** Ids of the requests that Knock follows. */
const openRequests = async (knock: Pick<Knock, 'desk'>): Promise<unknown[]> =>
  (await storedRows(knock as Knock, 'requests')).map(({ id }) => id);
