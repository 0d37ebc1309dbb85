import type { Page } from 'playwright-core';
import { grantHosts } from '../e2e/harness/permissions.ts';
import { configure, registrationIn, signIn } from '../e2e/harness/setUp.ts';
import { visit } from '../e2e/harness/signInWindow.ts';
import { storedRows } from '../e2e/harness/store.ts';
import type { ServedOrganization } from '../e2e/harness/tenant.ts';
import { until } from '../e2e/harness/until.ts';
import type { BareBrowser } from './browser.ts';
import { connectDevTools, type Session } from './cdp.ts';
import type { FloorExtension } from './floors/build.ts';
import { floorTables } from './floors/tables.ts';
import { amounts, deniedPage, person } from './organization.ts';
import { watchedSites } from './sites.ts';

/** What the measurements work with. */
export interface Bench {
  devTools: Session;
  /** A page of the product's origin that stays open, and one of the floors': both have a process to be started in. */
  desk: Session;
  knockOrigin: string;
  floorOrigin: string;
  browserVersion: string;
  /** Policy declares an in-house application in this run. */
  declaresSite: boolean;
}

/** Signs the person in, fills the store from Graph, and gives the floors the same rows. */
export async function setUpBench(
  browser: BareBrowser,
  organization: ServedOrganization,
  floors: FloorExtension,
  declaresSite: boolean,
): Promise<Bench> {
  const floorOrigin = `chrome-extension://${floors.id}`;
  let knockOrigin = '';
  await browser.drive(async (knock, context) => {
    knockOrigin = `chrome-extension://${knock.extensionId}`;
    const options = await configure(knock, registrationIn(organization.seed, 'contoso.com'));
    await signIn(knock, options, person);
    await grantHosts(
      knock,
      Object.values(watchedSites).map((site) => `${site}/*`),
    );
    await options.close();
    const denied = await context.newPage();
    await visit(denied, deniedPage, person);
    const card = await knock.card(denied);
    await card.locator('.button-primary:not([aria-disabled=true])').waitFor();
    const popup = await knock.openPopup();
    const count = async (table: string) => (await storedRows(knock, table)).length;
    await until(
      'the requests',
      () => count('requests'),
      (rows) => rows >= amounts.requests,
      30_000,
    );
    await until(
      'the packages',
      () => count('accessPackages'),
      (rows) => rows >= amounts.packages,
      30_000,
    );
    const floorDesk = await context.newPage();
    await floorDesk.goto(`${floorOrigin}/manifest.json`);
    for (const table of Object.keys(floorTables))
      await fill(floorDesk, table, await storedRows(knock, table));
    await popup.close();
    await denied.close();
  });
  const devTools = await connectDevTools(browser.devTools);
  const { targetInfos } = await devTools.send<{ targetInfos: { targetId: string; url: string }[] }>(
    'Target.getTargets',
  );
  const target = targetInfos.find(({ url }) => url === `${knockOrigin}/manifest.json`);
  if (target === undefined) throw new Error('The desk is gone.');
  const desk = await devTools.attach(target.targetId);
  await desk.send('ServiceWorker.enable');
  const { product } = await devTools.send<{ product: string }>('Browser.getVersion');
  return { devTools, desk, knockOrigin, floorOrigin, browserVersion: product, declaresSite };
}

/** Writes rows into the floor's database; version 10 is what Dexie calls 1. */
export async function fill(desk: Page, table: string, rows: Record<string, unknown>[]): Promise<void> {
  await desk.evaluate(
    async ({ tables, name, values }) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const opening = indexedDB.open('floor', 10);
      opening.onupgradeneeded = () => {
        for (const [store, path] of Object.entries(tables)) {
          const parts = path.replace(/[[\]]/g, '').split('+');
          opening.result.createObjectStore(store, { keyPath: parts.length === 1 ? path : parts });
        }
      };
      const database = await settled(opening);
      const store = database.transaction(name, 'readwrite').objectStore(name);
      await Promise.all(values.map((row) => settled(store.put(row))));
      database.close();
    },
    { tables: floorTables, name: table, values: rows },
  );
}
