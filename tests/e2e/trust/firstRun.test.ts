import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetRefusal } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say } from '../harness/words.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';

describe('first run', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter('', { bare: true });
  });
  afterAll(() => stage.close());

  it('shows what to register: the redirect URI of this very browser, and the permissions', async () => {
    const options = await knock.open('options.html');
    await options.getByRole('heading', { name: say('options.setUp') }).waitFor();
    await options.getByText(`https://${knock.extensionId}.chromiumapp.org/`).waitFor();
    await options.getByRole('button', { name: say('options.scopes') }).click();
    await options.getByText('EntitlementMgmt-SubjectAccess.ReadWrite').waitFor();
    expect(await options.locator('ol > li h3').allTextContents()).toEqual([
      say('options.stepRegister'),
      say('options.stepIds'),
      say('options.stepSignIn'),
    ]);
    await options.getByRole('button', { name: say('options.kit') }).click();
    const saving = options.waitForEvent('download');
    await options.getByRole('button', { name: say('options.kitSave', { file: 'register.sh' }) }).click();
    const script = readFileSync(await (await saving).path(), 'utf8');
    expect(script).toContain(`chrome='${knock.extensionId}'\nedge=''\nfirefox=''`);
    const signingIn = options.getByRole('button', { name: say('account.signIn') });
    expect(await signingIn.getAttribute('aria-disabled')).toBe('true');
    await options.close();
  });

  it('says on the card of a refused page what is missing, with a message for IT, and leads there', async () => {
    const { page, card } = await meetRefusal(knock, marketing, people.adele);
    await card.getByText(say('failure.notConfigured'), { exact: true }).waitFor();
    await card.getByRole('button', { name: say('notConfigured.copy') }).click();
    await card.getByText(say('common.copied'), { exact: true }).waitFor();
    const opening = knock.context.waitForEvent('page');
    await card.getByRole('button', { name: say('notConfigured.action') }).click();
    const options = await opening;
    await options.waitForURL(/options\.html/);
    await options.close();
    await page.close();
  });

  it('opens its settings by itself once, when policy had time to come', async () => {
    const settings = () => knock.context.pages().filter((page) => page.url().includes('/options.html'));
    expect(settings()).toEqual([]);
    expect(await knock.alarms()).toContain('knock.welcome');
    const opening = knock.context.waitForEvent('page');
    await knock.fireAlarm('knock.welcome');
    const options = await opening;
    await options.getByText(say('failure.notConfigured'), { exact: true }).waitFor();
    await options.close();
  });

  it('takes no nonsense for an id', async () => {
    const options = await knock.open('options.html');
    await options.getByLabel(say('options.clientId'), { exact: true }).fill('banana');
    await options.getByRole('button', { name: say('common.save'), exact: true }).click();
    await options.getByText(say('options.error.guid')).first().waitFor();
    expect(await options.getByText(say('common.saved'), { exact: true }).count()).toBe(0);
    await options.close();
  });
});
