import { expect } from 'vitest';
import type { Knock } from '../harness/knock.ts';
import { attachTo } from '../harness/rawTarget.ts';

/** Access tokens, refresh tokens and codes look like these wherever they lie. */
const tokenLike = /eyJ[\w-]{10,}\.[\w-]{10,}\.|"secret"|refresh_?token|access_?token/i;

/**
 * Neither in a storage of Knock's pages that Chromium writes to disk, nor in the auth page's own `sessionStorage`, where
 * MSAL would put them. A quick look at known places: `tests/long/tokensOnDisk.test.ts` searches the disk itself.
 */
export async function expectNoTokens(knock: Knock): Promise<void> {
  const stored = await knock.desk.evaluate(async () => {
    const database = async (name: string) => {
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const tables = [...open.objectStoreNames].map(
        (table) =>
          new Promise<unknown>((resolve, reject) => {
            const request = open.transaction(table).objectStore(table).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          }),
      );
      return Promise.all(tables);
    };
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return {
      databases: JSON.stringify(await Promise.all(names.map(database))),
      local: JSON.stringify(await chrome.storage.local.get()),
      sync: JSON.stringify((await chrome.storage.sync?.get()) ?? {}),
      web: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    };
  });
  expect(stored.databases).toContain('profile');
  for (const [place, text] of Object.entries(stored)) expect(text, place).not.toMatch(tokenLike);
  expect(await keptByAuthPage(knock)).toEqual({ type: 'string', value: '{}' });
}

/** What lies in the auth page's `sessionStorage`, whatever stands in its place there: a frame of the same origin shares it. */
async function keptByAuthPage({ context, extensionId }: Knock): Promise<unknown> {
  const page = await attachTo(context, `chrome-extension://${extensionId}/auth.html`);
  const answer = await page?.send('Runtime.evaluate', {
    expression: `{ const frame = document.body.appendChild(document.createElement('iframe'));
      const text = JSON.stringify({ ...frame.contentWindow.sessionStorage });
      frame.remove(); text; }`,
  });
  await page?.detach();
  return answer?.result;
}
