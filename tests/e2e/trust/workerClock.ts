import type { Knock } from '../harness/knock.ts';

/**
 * Lets the worker's own clock (`Date.now`, which is what the product reads) jump forward. Ends with that worker: a
 * restarted one has the machine's time again.
 */
export async function moveWorkerClock(knock: Knock, milliseconds: number): Promise<void> {
  const worker = await knock.worker();
  await worker.evaluate((ms) => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + ms;
  }, milliseconds);
}

/** What the browser tells the worker when the network is back. */
export async function tellOnline(knock: Knock): Promise<void> {
  const worker = await knock.worker();
  await worker.evaluate(() => void globalThis.dispatchEvent(new Event('online')));
}
