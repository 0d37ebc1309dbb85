import { configure, registrationIn, signIn } from '../../e2e/harness/setUp.ts';
import { type ServedOrganization, serveOrganization } from '../../e2e/harness/tenant.ts';
import { until } from '../../e2e/harness/until.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { withPackages } from '../../tenant/withPackages.ts';
import { type BareBrowser, startBrowser } from '../browser.ts';
import { connectDevTools, evaluate, type Session } from '../cdp.ts';
import type { FloorExtension } from '../floors/build.ts';
import { person } from '../organization.ts';
import { plainRow, type Row } from '../rows.ts';
import { measureSearch } from './search.ts';

export interface LargeOptions {
  packages: number;
  pageSize: number;
  n: number;
}

const mebibyte = 2 ** 20;
const goal = 64;

/** The real extension in a tenant of Entra's size: the worker's heap while it reads all of it, and search over it. */
export async function measureLarge(floors: FloorExtension, options: LargeOptions): Promise<Row[]> {
  const organization = await serveOrganization(
    withPackages(structuredClone(builtInOrganization), options.packages),
    { pageSize: options.pageSize },
  );
  const browser = await startBrowser(organization, floors.folder);
  try {
    const { origin, heap } = await readEverything(browser, organization, options);
    const devTools = await connectDevTools(browser.devTools);
    const search = await measureSearch(devTools, {
      knockOrigin: origin,
      floorOrigin: `chrome-extension://${floors.id}`,
      ...options,
    });
    devTools.close();
    return [...heap, ...search];
  } finally {
    await browser.close();
    await organization.close();
  }
}

async function readEverything(
  browser: BareBrowser,
  organization: ServedOrganization,
  { packages }: LargeOptions,
): Promise<{ origin: string; heap: Row[] }> {
  let origin = '';
  let peakOfList = 0;
  let idle = 0;
  const devTools = await connectDevTools(browser.devTools);
  await browser.drive(async (knock) => {
    origin = `chrome-extension://${knock.extensionId}`;
    const options = await configure(knock, registrationIn(organization.seed, 'contoso.com'));
    const worker = await workerOf(devTools, origin);
    idle = await settledHeap(worker);
    const watched = watchHeap(worker);
    await signIn(knock, options, person);
    await until(
      'the list',
      () => countIn(worker, 'accessPackages'),
      (count) => count >= packages,
      600_000,
    );
    peakOfList = await watched();
    await options.close();
  });
  const worker = await workerOf(devTools, origin);
  const watched = watchHeap(worker);
  await trickle(worker, packages);
  const peak = await watched();
  const after = await settledHeap(worker);
  devTools.close();
  return {
    origin,
    heap: [
      plainRow(`worker's heap when idle`, idle / mebibyte, 'MiB', null),
      plainRow(
        `above that: peak while ${packages} packages are listed`,
        (peakOfList - idle) / mebibyte,
        'MiB',
        goal,
      ),
      plainRow('above that: peak while all contents are read', (peak - idle) / mebibyte, 'MiB', goal),
      plainRow('above that: when it is done', (after - idle) / mebibyte, 'MiB', null),
    ],
  };
}

async function workerOf(devTools: Session, origin: string): Promise<Session> {
  const { targetInfos } = await devTools.send<{
    targetInfos: { targetId: string; url: string; type: string }[];
  }>('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  if (target === undefined) throw new Error('The worker does not run.');
  return devTools.attach(target.targetId);
}

const heapOf = async (worker: Session): Promise<number> =>
  (await worker.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;

async function settledHeap(worker: Session): Promise<number> {
  await worker.send('HeapProfiler.collectGarbage');
  return heapOf(worker);
}

/** Looks at the heap, garbage and all, ten times a second until it is asked for the peak. */
function watchHeap(worker: Session): () => Promise<number> {
  let peak = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, await heapOf(worker));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return peak;
  };
}

const database = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('knock');
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
})`;
const settled = `(request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
})`;

const countIn = (worker: Session, table: string): Promise<number> =>
  evaluate(
    worker,
    `(async () => {
      const db = await ${database};
      const count = await (${settled})(db.transaction('${table}').objectStore('${table}').count());
      db.close();
      return count;
    })()`,
  );

/**
 * Lets the trickle's alarm ring again and again, without the pauses between: what is remembered of the last run is
 * taken away, so that the next is due at once.
 */
async function trickle(worker: Session, packages: number): Promise<void> {
  const settledCount = () =>
    evaluate<number>(
      worker,
      `(async () => {
        const db = await ${database};
        const index = db.transaction('accessPackages').objectStore('accessPackages').index('[profile+contentsStaleAt]');
        const rows = await (${settled})(index.getAllKeys());
        const [{ profile }] = await (${settled})(db.transaction('profiles').objectStore('profiles').getAll());
        const unread = await (${settled})(
          db.transaction('accessPackages').objectStore('accessPackages').index('[profile+contentsStaleAt]')
            .count(IDBKeyRange.only([profile, 0])));
        db.close();
        return rows.length - unread;
      })()`,
    );
  for (let round = 0; (await settledCount()) < packages; round += 1) {
    if (round > packages / 20) throw new Error('The trickle does not come to an end.');
    await evaluate(worker, ringing);
  }
}

/** Twenty rings; each is over when the section's row is there again. */
const ringing = `(async () => {
  const db = await ${database};
  const settled = ${settled};
  const [{ profile }] = await settled(db.transaction('profiles').objectStore('profiles').getAll());
  const key = [profile, 'contents'];
  for (let ring = 0; ring < 20; ring += 1) {
    await settled(db.transaction('sync', 'readwrite').objectStore('sync').delete(key));
    chrome.alarms.onAlarm.dispatch({ name: 'knock.trickle', scheduledTime: Date.now() });
    for (let wait = 0; wait < 400; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if ((await settled(db.transaction('sync').objectStore('sync').get(key))) !== undefined) break;
    }
  }
  db.close();
})()`;
