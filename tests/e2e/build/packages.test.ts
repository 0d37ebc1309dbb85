import { afterAll, beforeAll, describe, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { hostPatterns } from '../../tenant/hosts.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { meetRefusal } from '../harness/acts.ts';
import { type Firefox, launchFirefox } from '../harness/firefox.ts';
import { openStage, people } from '../harness/stage.ts';
import { serveOrganization } from '../harness/tenant.ts';
import { until } from '../harness/until.ts';
import { say } from '../harness/words.ts';
import { unpacked, zipFile } from './zips.ts';

/** What a page of a package shows right after its installation. */
const pages = {
  'popup.html': say('failure.notConfigured'),
  'hub.html': say('failure.notConfigured'),
  'options.html': say('options.setUp'),
};
const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';

it('the Chromium zip, unpacked, shows popup, tab, settings and card', async () => {
  const stage = await openStage();
  try {
    const knock = await stage.enter('', { bare: true, extension: unpacked.chromium });
    for (const [path, text] of Object.entries(pages)) {
      const page = await knock.open(path);
      await page.getByText(text, { exact: true }).first().waitFor();
      await page.close();
    }
    const { card } = await meetRefusal(knock, marketing, people.adele);
    await card.getByText(say('notConfigured.text'), { exact: true }).waitFor();
  } finally {
    await stage.close();
  }
});

describe.runIf(findBrowser('firefox'))('in Firefox', () => {
  let organization: Awaited<ReturnType<typeof serveOrganization>>;
  let firefox: Firefox;

  beforeAll(async () => {
    organization = await serveOrganization(structuredClone(builtInOrganization));
    firefox = await launchFirefox({
      hostPatterns: hostPatterns(organization.seed),
      httpsPort: organization.httpsPort,
      extension: zipFile('firefox'),
    });
  });
  afterAll(async () => {
    await firefox?.close();
    await organization?.close();
  });

  it('the zip shows popup, tab, settings and card', async () => {
    for (const [path, text] of Object.entries(pages)) {
      await firefox.navigate(`${firefox.origin}/${path}`);
      await firefox.seesText(text);
    }
    await firefox.openTab();
    await firefox.navigate(marketing);
    await firefox.click(`button[data-upn="${people.adele}"]`);
    await until(
      'denial',
      () => firefox.url(),
      (url) => /AccessDenied\.aspx/.test(url),
    );
    await firefox.enterFrame();
    await firefox.seesText(say('notConfigured.text'));
  });
});
