import type { Knock } from '../../e2e/harness/knock.ts';
import { attachTo } from '../../e2e/harness/rawTarget.ts';
import { large } from './marks.ts';

type Plant = (knock: Knock, mark: string) => Promise<void>;

/** In a page of Knock's own origin. */
const inPage =
  (plant: (mark: string) => unknown, text = (mark: string) => mark): Plant =>
  async (knock, mark) =>
    void (await knock.desk.evaluate(plant, text(mark)));

const site = 'https://contoso.sharepoint.com/SitePages/Home.aspx';

/** What is on disk within seconds. */
export const soon: Record<string, Plant> = {
  localStorage: inPage((mark) => localStorage.setItem('mark', mark)),
  'localStorage in UTF-16': inPage((mark) => localStorage.setItem('wide', `${mark}Ж`)),
  sessionStorage: inPage((mark) => sessionStorage.setItem('mark', mark)),
  IndexedDB: inPage(putInIndexedDb),
  'IndexedDB, packed': inPage(putInIndexedDb, large),
  'storage.local': inPage((mark) => chrome.storage.local.set({ mark })),
};

/** The auth page's own `sessionStorage`, whatever stands in its place there: a frame of the same origin shares it. */
export const inAuthPage: Record<string, Plant> = {
  'sessionStorage of the auth page': async ({ context, extensionId }, mark) => {
    const page = await attachTo(context, `chrome-extension://${extensionId}/auth.html`);
    if (page === undefined) throw new Error('There is no auth page.');
    await page.send('Runtime.evaluate', {
      expression: `{ const frame = document.body.appendChild(document.createElement('iframe'));
        frame.contentWindow.sessionStorage.setItem('mark', '${mark}'); }`,
    });
    await page.detach();
  },
};

/** Every other kind of storage that Chromium keeps in a profile. Cookies are written half a minute later. */
export const later: Record<string, Plant> = {
  'storage.sync': inPage((mark) => chrome.storage.sync.set({ mark })),
  // LevelDB begins a table when its log has grown to some megabytes.
  'a packed table': inPage(async (text) => {
    for (let part = 0; part < 6; part++)
      await chrome.storage.local.set({ [`table ${part}`]: text + `${part}`.repeat(1_000_000) });
  }, large),
  Cache: inPage(async (mark) =>
    (await caches.open('marks')).put('https://mark.example/', new Response(mark)),
  ),
  'file system': inPage(async (mark) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('mark', { create: true })).createWritable();
    await file.write(mark);
    await file.close();
  }),
  history: async ({ context }, mark) => {
    const page = await context.newPage();
    await page.goto(`${site}?${mark}`);
    await page.close();
  },
  cookie: async ({ context }, mark) => {
    const expires = Date.now() / 1000 + 86_400;
    await context.addCookies([{ name: 'mark', value: mark, url: site, expires }]);
  },
};

/** Memory, by what both browsers promise: not to be found. */
export const inMemory: Record<string, Plant> = {
  'storage.session': inPage((mark) => chrome.storage.session.set({ mark })),
};

async function putInIndexedDb(mark: string): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opening = indexedDB.open('marks');
  opening.onupgradeneeded = () => opening.result.createObjectStore('marks', { autoIncrement: true });
  const open = await settled(opening);
  await settled(open.transaction('marks', 'readwrite').objectStore('marks').add(mark));
  open.close();
}
