import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../browsers/find.ts';
import { untilNextCount } from '../e2e/harness/acts.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../e2e/harness/firefoxStage.ts';
import { people } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { approverScopes, em, graphAs } from '../tenant/testing.ts';
import { withWaiting } from '../tenant/withWaiting.ts';

const waiting = 8;
const reason = 'The campaign is over.';
/** As WebDriver calls them. */
const tab = '\uE004';
const enter = '\uE007';
const home = '\uE011';

let stage: FirefoxStage;

describe.runIf(findBrowser('firefox'))('deciding in Firefox', () => {
  beforeAll(async () => {
    stage = await openFirefoxStage(people.megan, withWaiting(builtInOrganization, waiting));
    const { firefox } = stage;
    await stage.setUp({ approves: true });
    const [page = ''] = await firefox.windows();
    await firefox.navigate(`${firefox.origin}/options.html`);
    await firefox.click(buttonNamed(say('account.signIn')));
    await stage.passSignInWindow(page);
    await firefox.seesText(people.megan);
  });
  afterAll(async () => {
    expect(stage?.organization.violations()).toEqual([]);
    await stage?.close();
  });

  it('a background page that has just started tells her, and counts what waits', async () => {
    const { firefox, organization } = stage;
    const wait = untilNextCount(organization, people.megan, { lastAt: 0, count: 0 });
    organization.core.clock.advance(wait + 2000);
    await firefox.terminateBackground();
    // What she holds is read there, and the answer says what time it is.
    const before = organization.calls({}).length;
    await firefox.navigate(`${firefox.origin}/hub.html#/held`);
    await until('an answer', () => organization.calls({}).length > before);
    // Without a screen Firefox closes a notification as soon as it is shown.
    await inKnock(
      `const { dataset } = document.body;
       browser.notifications.onClosed.addListener((id) => { dataset.told = (dataset.told ?? '') + id + ' '; });`,
    );
    // Until the background page has heard that answer, an alarm comes too early.
    const told = () =>
      inKnock<{ ids: string; badge: string }>(
        `await browser.alarms.create('knock.trickle', given({ when: Date.now() }));
         const badge = await browser.action.getBadgeText(given({}));
         return { badge, ids: document.body.dataset.told ?? '' };`,
      );
    const { ids } = await until('told', told, ({ badge }) => badge === String(waiting), 20_000);
    expect(ids).toMatch(/^approvals\/toDecide\/\S+ $/);
  });

  it('one decision is undone, and taken anew', async () => {
    const { firefox } = stage;
    const names = { requestor: 'Person 001', package: 'Marketing – Visitor' };
    const named = (key: 'approval.denyNamed' | 'approval.undoNamed' | 'approval.approveNamed') =>
      `button[aria-label="${say(key, names)}"]`;
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.approvals')}")]`);
    await firefox.click(named('approval.denyNamed'));
    await firefox.click(named('approval.undoNamed'));
    await until('undone', async () => !(await firefox.exists(named('approval.undoNamed'))));
    await firefox.click(named('approval.approveNamed'));
    await firefox.seesText(say('approval.approved'));
    expect(await decisions()).toEqual(['Approved Person 001 for ']);
  });

  it('several are approved by keyboard, and two denied with a reason', async () => {
    const { firefox } = stage;
    const press = async (...keys: string[]) => {
      for (const key of keys) await firefox.pressKey(key);
    };
    const toList = () => firefox.script(`document.querySelector('[role=listbox]').focus();`);
    await firefox.navigate(`${firefox.origin}/hub.html#/approvals`);
    await until('the list', () => firefox.exists('[role=listbox]'));
    await toList();
    await press('x', 'j', 'x', 'j', 'x', 'j', 'x', 'j', 'x', 'a', tab, enter);
    await firefox.seesText(say('queue.saved', { count: 5 }));
    await toList();
    await press(home, 'x', 'j', 'x', 'd', ...reason, tab, tab, enter);
    await firefox.seesText(say('queue.saved', { count: 2 }));
    const approved = ['001', '002', '003', '004', '006', '007'].map((one) => `Approved Person ${one} for `);
    const denied = ['005', '008'].map((one) => `Denied Person ${one} for ${reason}`);
    expect((await decisions()).sort()).toEqual([...approved, ...denied]);
  });
});

/** What the tenant has by now, once for each change of it, in their order. */
async function decisions(): Promise<string[]> {
  const { organization } = stage;
  const asMegan = await graphAs(organization, people.megan, approverScopes);
  const made = organization
    .calls({ method: 'PATCH', path: /\/stages\// })
    .flatMap(({ effect }) => (effect === undefined ? [] : [effect.split(' ').at(2) ?? '']));
  const tenant = organization.seed.tenants[0];
  return Promise.all(
    made.map(async (id) => {
      const { body } = await asMegan('GET', `${em}/accessPackageAssignmentApprovals/${id}/stages`);
      const requestorId = tenant?.requests?.find((request) => request.id === id)?.requestorId;
      const requestor = tenant?.users.find((user) => user.id === requestorId)?.displayName;
      return body.value.map(
        (one: Record<string, string>) => `${one.reviewResult} ${requestor} for ${one.justification}`,
      );
    }),
  ).then((stages) => stages.flat());
}

/** Runs in the open page of Knock, with its `browser`; `given` makes an object of the page's own. */
const inKnock = <T>(body: string) =>
  stage.firefox.script<T>(
    `const page = window.wrappedJSObject ?? window;
     const { browser } = page;
     const given = (value) => page.JSON.parse(JSON.stringify(value));
     ${body}`,
  );
