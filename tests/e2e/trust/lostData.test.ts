import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knock } from '../harness/knock.ts';
import { signOut } from '../harness/setUp.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say } from '../harness/words.ts';

const told = 'signIn/dataGone';

describe('the browser removed the database', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  /** Entries of MSAL's cache, in the copy that outlives the worker. */
  const tokens = (): Promise<number> =>
    adele.desk.evaluate(async () => {
      const { 'auth.msal': cache } = await chrome.storage.session.get<{ 'auth.msal'?: [string, string][] }>();
      return (cache ?? []).filter(([key]) => key.startsWith('msal.3|')).length;
    });
  const isNoted = (): Promise<boolean> =>
    adele.desk.evaluate(async () => (await chrome.storage.local.get('hasData')).hasData === true);
  const restartWorker = async (): Promise<void> => {
    await adele.stop();
    await adele.worker();
  };
  /** The popup asks to sign in, and no notification has come. */
  const expectSilentPopup = async (): Promise<void> => {
    const popup = await adele.openPopup();
    await popup
      .getByRole('button', { name: say('account.signIn') })
      .first()
      .waitFor();
    await popup.close();
    expect(await adele.notifications()).toEqual([]);
  };

  it('forgets the tokens at the next start of the worker, and says that the data is gone', async () => {
    await until('signed in', async () => (await tokens()) > 0 && (await isNoted()));
    await adele.desk.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('knock');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
    // A worker that asks for a token meanwhile forgets them by itself: nobody has a row any more.
    await restartWorker();
    await until('told', adele.notifications, (ids) => ids.includes(told));
    expect(await tokens()).toBe(0);
  });

  it('says it once', async () => {
    await adele.desk.evaluate((id) => chrome.notifications.clear(id), told);
    await until('noted', async () => !(await isNoted()));
    await restartWorker();
    await expectSilentPopup();
  });

  it('says nothing of the kind after somebody signed out', async () => {
    const options = await adele.open('options.html');
    // The browser's own session is still there: no page is shown.
    await options
      .getByRole('button', { name: say('account.signIn') })
      .first()
      .click();
    await options.getByText(people.adele).first().waitFor();
    await until('noted', isNoted);
    await signOut(options, people.adele);
    await until('noted', async () => !(await isNoted()));
    await options.close();
    await restartWorker();
    await expectSilentPopup();
  });
});
