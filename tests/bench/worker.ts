import { evaluate } from './cdp.ts';
import type { Bench } from './setUp.ts';

export type WorkerState = 'warm' | 'dead';

/** Brings Knock's worker into a state, right before a sample is taken. */
export const bringWorker = (bench: Bench, state: WorkerState): Promise<void> =>
  state === 'warm' ? wake(bench) : stop(bench);

/** A command that only looks: its answer proves that the worker runs. */
async function wake({ desk }: Bench): Promise<void> {
  await evaluate(desk, 'chrome.runtime.sendMessage({ wake: true }).catch(() => {})');
}

interface Versions {
  versions: { runningStatus: string }[];
}

async function stop(bench: Bench): Promise<void> {
  await wake(bench);
  const stopped = new Promise<void>((resolve) => {
    const end = bench.desk.on<Versions>('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (!versions.some(({ runningStatus }) => runningStatus === 'stopped')) return;
      end();
      resolve();
    });
  });
  await bench.desk.send('ServiceWorker.stopAllWorkers');
  await stopped;
}
