import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { hostPatterns } from '../../tenant/hosts.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { type Firefox, launchFirefox } from '../harness/firefox.ts';
import { registrationIn } from '../harness/setUp.ts';
import { type ServedOrganization, serveOrganization } from '../harness/tenant.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';

const adele = 'AdeleV@contoso.com';
const planPage = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';

let organization: ServedOrganization;
let firefox: Firefox;

const button = (name: string) => `//button[normalize-space()="${name}"]`;
const tile = `button[data-upn="${adele}"]`;
/** A field by its label's text. */
const field = (label: string) => `//input[@id=//label[normalize-space()="${label}"]/@for]`;

/** A machine without Firefox says at the end that these were not run. */
describe.runIf(findBrowser('firefox'))('the chain in Firefox', () => {
  beforeAll(async () => {
    organization = await serveOrganization(structuredClone(builtInOrganization));
    firefox = await launchFirefox({
      hostPatterns: hostPatterns(organization.seed),
      httpsPort: organization.httpsPort,
    });
  });
  afterAll(async () => {
    await firefox?.close();
    await organization?.close();
  });

  it('goes from the denial over the card and sign-in to a pending request', async () => {
    await setUp();
    const page = await openDenial();

    await clickInCard(say('account.signIn'));
    await passSignInWindow(page);

    await firefox.leaveFrames();
    await clickInCard(say('offer.request'));
    await until(
      'one request',
      () => effects(),
      (count) => count === 1,
    );
    await firefox.seesText(matching('story.pendingApproval'));

    await firefox.leaveFrames();
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.myRequests')}")]`);
    await firefox.seesText('Marketing – Visitor');
    await firefox.seesText(say('state.pendingApproval'));
    expect(organization.violations()).toEqual([]);
  });

  it('keeps everything when the background page ends', async () => {
    await firefox.terminateBackground();
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.myRequests')}")]`);
    await firefox.seesText(say('state.pendingApproval'));
    expect(effects()).toBe(1);
  });
});

async function setUp(): Promise<void> {
  const registration = registrationIn(organization.seed, 'contoso.com');
  await firefox.navigate(`${firefox.origin}/options.html`);
  await firefox.type(field(say('options.clientId')), registration.clientId);
  await firefox.type(field(say('options.tenantId')), registration.tenantId);
  await firefox.click(button(say('common.save')));
  await firefox.seesText(say('common.saved'));
}

/** Signs in to SharePoint as a person does, and is refused. Out: the tab's handle. */
async function openDenial(): Promise<string> {
  const handle = await firefox.openTab();
  await firefox.navigate(planPage);
  await firefox.click(tile);
  await until(
    'denial',
    () => firefox.url(),
    (url) => /AccessDenied\.aspx/.test(url),
  );
  return handle;
}

/** The card counts no click in its first half second, and none of a pointer that has only just come. */
async function clickInCard(name: string): Promise<void> {
  await firefox.enterFrame();
  await until(`ready ${name}`, () => firefox.exists(`${button(name)}[not(@aria-disabled="true")]`));
  await firefox.hover(button(name));
  await until(`settled ${name}`, async () => !(await firefox.exists('.card-frame[data-settling]')));
  await firefox.click(button(name));
}

async function passSignInWindow(page: string): Promise<void> {
  const known = new Set(await firefox.windows());
  const window = await until(
    'sign-in window',
    async () => (await firefox.windows()).find((handle) => !known.has(handle)) ?? (await signInWindow(page)),
  );
  await firefox.switchTo(window ?? page);
  await firefox.click(tile).catch(() => {}); // one session: Entra may go straight on to consent
  await until('end of sign-in', async () => {
    const isOpen = (await firefox.windows()).includes(window ?? '');
    if (isOpen && (await firefox.exists('#idBtn_Accept').catch(() => false)))
      await firefox.click('#idBtn_Accept').catch(() => {});
    return !isOpen;
  });
  await firefox.switchTo(page);
}

/** The window may have opened before it was looked for. */
async function signInWindow(page: string): Promise<string | undefined> {
  for (const handle of await firefox.windows()) {
    if (handle === page) continue;
    await firefox.switchTo(handle);
    if ((await firefox.url()).startsWith('https://login.')) return handle;
  }
  return undefined;
}

const effects = (): number =>
  organization
    .calls({ method: 'POST', path: /\/assignmentRequests$/ })
    .filter(({ effect }) => effect !== undefined).length;

/** A message anywhere in a longer text. */
const matching = (key: Parameters<typeof saying>[0]): RegExp =>
  new RegExp(saying(key).source.replace(/^\^\\s\*|\\s\*\$$/g, ''));
