import type { Frame } from 'playwright-core';
import { afterEach, type TestContext } from 'vitest';
import { openPages } from './openPages.ts';

/** Prints what each open page shows after a test that failed: a time-out says only what was not there. */
export async function tellPages({ task }: Pick<TestContext, 'task'>): Promise<void> {
  if (task.result?.state !== 'fail') return;
  for (const frame of [...openPages].flatMap((page) => page.frames()))
    console.log(`After “${task.name}”, ${frame.url()} shows:\n${await textOf(frame)}`);
}

const textOf = async (frame: Frame): Promise<string> =>
  (await frame.locator('body').innerText({ timeout: 1000 }).catch(String)).slice(0, 1500);

afterEach(tellPages);
