import type { Firefox } from '../../e2e/harness/firefox.ts';
import { large, quartered } from './marks.ts';

type Plant = (firefox: Firefox, mark: string) => Promise<void>;

/** In a page of Knock's own origin: its globals are behind `page`, its promises can be awaited. */
const inPage =
  (body: string, text = (mark: string) => mark): Plant =>
  async (firefox, mark) => {
    await firefox.navigate(`${firefox.origin}/options.html`);
    const answer = await firefox.script<{ error?: string } | null>(
      `const page = window.wrappedJSObject ?? window; const [mark] = arguments; ${body}`,
      text(mark),
    );
    if (answer?.error !== undefined) throw new Error(answer.error);
  };

const site = 'https://contoso.sharepoint.com/SitePages/Home.aspx';

const onSite =
  (body: string, text = (mark: string) => mark): Plant =>
  async (firefox, mark) => {
    await firefox.navigate(site);
    await firefox.script(`const [mark] = arguments; ${body}`, text(mark));
  };

const settle = (request: string): string =>
  `await new Promise((resolve, reject) => { const request = ${request};
    request.onsuccess = resolve; request.onerror = () => reject(request.error); });`;

const putInIndexedDb = `const opening = indexedDB.open('marks');
  opening.onupgradeneeded = () => opening.result.createObjectStore('marks', { autoIncrement: true });
  await new Promise((resolve) => { opening.onsuccess = resolve; });
  ${settle("opening.result.transaction('marks', 'readwrite').objectStore('marks').add(mark)")}
  opening.result.close();`;

const setIn = (area: string): string =>
  `await page.browser.storage.${area}.set(page.JSON.parse(JSON.stringify({ mark })));`;

export const soon: Record<string, Plant> = {
  localStorage: inPage(`localStorage.setItem('mark', mark);`),
  IndexedDB: inPage(putInIndexedDb),
  'IndexedDB, packed': inPage(putInIndexedDb, large),
  'storage.local': inPage(setIn('local')),
};

export const later: Record<string, Plant> = {
  'localStorage, packed': inPage(`localStorage.setItem('large', mark);`, large),
  'storage.local, packed': inPage(
    `await page.browser.storage.local.set(page.JSON.parse(JSON.stringify({ large: mark })));`,
    large,
  ),
  'storage.sync': inPage(setIn('sync')),
  'file system': inPage(`const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('mark', { create: true })).createWritable();
    await file.write(mark); await file.close();`),
  Cache: inPage(`const cache = await page.caches.open('marks');
    await cache.put('https://mark.example/', new page.Response(mark));`),
  cookie: onSite(`document.cookie = 'mark=' + mark + '; max-age=9999; secure';`),
  history: (firefox, mark) => firefox.navigate(`${site}?${mark}`),
  'sessionStorage of a tab': onSite(`sessionStorage.setItem('mark', mark);`, quartered),
};

export const inMemory: Record<string, Plant> = {
  'storage.session': inPage(setIn('session')),
};
