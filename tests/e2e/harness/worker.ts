import type { BrowserContext, Page, Worker } from 'playwright-core';
import { until } from './until.ts';

/** The background worker's life, watched from an extension page that is always open. */
export interface WorkerLife {
  /** The live worker; woken if it is stopped. */
  worker(): Promise<Worker>;
  /** Kills it as an idle timeout would: globals gone, storage kept. It starts again by itself at the next event. */
  stop(): Promise<void>;
  isRunning(): boolean;
}

/** Playwright keeps one `Worker` across deaths and hangs on a dead one, so DevTools' own status decides. */
export async function watchWorker(context: BrowserContext, desk: Page, first: Worker): Promise<WorkerLife> {
  const session = await context.newCDPSession(desk);
  let status = 'running';
  let stops = 0;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    status = versions.at(-1)?.runningStatus ?? status;
    if (status === 'stopped') stops += 1;
  });
  await session.send('ServiceWorker.enable');

  const isRunning = () => status === 'running';
  return {
    isRunning,
    async stop() {
      // Counted, since an open page may wake it again at once.
      const before = stops;
      await session.send('ServiceWorker.stopAllWorkers');
      await until('worker stopped', () => stops > before);
    },
    async worker() {
      if (!isRunning()) {
        // Nobody answers a message from this page; that it is delivered is enough.
        await desk.evaluate(() => void chrome.runtime.sendMessage({ wake: true }).catch(() => {}));
        await until('worker running', isRunning);
      }
      return context.serviceWorkers().find((worker) => worker.url() === first.url()) ?? first;
    },
  };
}
