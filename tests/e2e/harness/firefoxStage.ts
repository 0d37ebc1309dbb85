import { hostPatterns } from '../../tenant/hosts.ts';
import type { Seed } from '../../tenant/organization.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { effective } from './acts.ts';
import { type Firefox, type FirefoxOptions, launchFirefox } from './firefox.ts';
import { registrationIn } from './setUp.ts';
import { type ServedOrganization, serveOrganization } from './tenant.ts';
import { until } from './until.ts';
import { say } from './words.ts';

/** A fresh organisation and a Firefox with Knock in it, in which one person does what people do. */
export interface FirefoxStage {
  organization: ServedOrganization;
  firefox: Firefox;
  /** Enters the organisation's registration in the settings; with `approves` both, and says that one approves. */
  setUp(choices?: { approves?: boolean }): Promise<void>;
  /** Goes to a page, signs in there if it asks, and is refused. Out: the tab's handle. */
  openDenial(url: string): Promise<string>;
  /** Waits in the card until a press would count. */
  awaitReady(name: string): Promise<void>;
  /** Presses a button of the card, once. */
  clickInCard(name: string): Promise<void>;
  /** Goes through the window that *Sign in* opened over this tab. */
  passSignInWindow(page: string): Promise<void>;
  /** Runs a script as the page's own, in a block of its own. */
  runInPage(script: string): Promise<unknown>;
  /** The page has its way for this long. */
  pass(ms: number): Promise<void>;
  /** How many submissions took effect at the tenant. */
  effects(): number;
  close(): Promise<void>;
}

/** XPath of a button by its whole name. */
export const buttonNamed = (name: string) => `//button[normalize-space()="${name}"]`;
/** XPath of a field by its label's text. */
const field = (label: string) => `//input[@id=//label[normalize-space()="${label}"]/@for]`;

export async function openFirefoxStage(
  userPrincipalName: string,
  seed: Seed = builtInOrganization,
  launch: Pick<FirefoxOptions, 'policies' | 'profileFolder'> = {},
  served?: ServedOrganization,
): Promise<FirefoxStage> {
  const organization = served ?? (await serveOrganization(structuredClone(seed)));
  const firefox = await launchFirefox({
    ...launch,
    hostPatterns: hostPatterns(organization.seed),
    httpsPort: organization.httpsPort,
  });
  const tile = `button[data-upn="${userPrincipalName}"]`;

  async function setUp({ approves = false } = {}): Promise<void> {
    const registration = registrationIn(organization.seed, 'contoso.com');
    const names = ['clientId', 'tenantId', ...(approves ? (['approverClientId'] as const) : [])] as const;
    await firefox.navigate(`${firefox.origin}/options.html`);
    for (const name of names) await firefox.type(field(say(`options.${name}`)), registration[name]);
    await firefox.click(buttonNamed(say('common.save')));
    await firefox.seesText(say('common.saved'));
    if (approves) await firefox.click(`//label[contains(., "${say('approvals.toggle')}")]`);
  }

  async function openDenial(url: string): Promise<string> {
    const handle = await firefox.openTab();
    await firefox.navigate(url);
    await until('denial', async () => {
      // Between two pages there is no address to ask for.
      if (/AccessDenied\.aspx/.test(await firefox.url().catch(() => ''))) return true;
      if (await firefox.exists(tile).catch(() => false)) await firefox.click(tile).catch(() => {});
      return false;
    });
    return handle;
  }

  async function awaitReady(name: string): Promise<void> {
    await firefox.enterFrame();
    // A card that has just changed is told so a frame later: ready counts when it lasts.
    const isReady = () => firefox.exists(`${buttonNamed(name)}[not(@aria-disabled="true")]`);
    await until(`ready ${name}`, async () => {
      try {
        if (!(await isReady())) return false;
        await new Promise((resolve) => setTimeout(resolve, 200));
        return await isReady();
      } catch {
        // The frame was put there anew.
        await firefox.leaveFrames();
        await firefox.enterFrame();
        return false;
      }
    });
  }

  async function clickInCard(name: string): Promise<void> {
    await awaitReady(name);
    await firefox.click(buttonNamed(name));
  }

  async function passSignInWindow(page: string): Promise<void> {
    const known = new Set(await firefox.windows());
    const shown = await firefox.script('return document.body.innerText', []).catch(() => '');
    const window = await until(
      `sign-in window after ${shown}`,
      async () =>
        (await firefox.windows()).find((handle) => !known.has(handle)) ?? (await signInWindow(page)),
    );
    await firefox.switchTo(window ?? page);
    // One session: Entra may go straight on to consent, or through.
    await until('end of sign-in', async () => {
      const isOpen = (await firefox.windows()).includes(window ?? '');
      for (const button of [tile, '#idBtn_Accept'])
        if (isOpen && (await firefox.exists(button).catch(() => false)))
          await firefox.click(button).catch(() => {});
      return !isOpen;
    });
    await firefox.switchTo(page);
  }

  const runInPage = (script: string) =>
    firefox.script(
      `const element = document.createElement('script');
       element.textContent = arguments[0];
       document.head.append(element);`,
      `{${script}}`,
    );

  async function pass(ms: number): Promise<void> {
    const end = performance.now() + ms;
    await until('some time', async () => performance.now() >= end);
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

  return {
    organization,
    firefox,
    setUp,
    openDenial,
    awaitReady,
    clickInCard,
    passSignInWindow,
    runInPage,
    pass,
    effects: () => effective(organization),
    async close() {
      await firefox.close();
      if (served === undefined) await organization.close();
    },
  };
}
