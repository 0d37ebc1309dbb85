import type { Frame, Page } from 'playwright-core';
import { afterEach, type TestContext } from 'vitest';

const open = new Set<Page>();

/** Remembers a page for as long as it is open. */
export function watchPage(page: Page): void {
  open.add(page);
  page.once('close', () => open.delete(page));
}

/** Prints what each open page shows after a test that failed: a time-out says only what was not there. */
export async function tellPages({ task }: Pick<TestContext, 'task'>): Promise<void> {
  if (task.result?.state !== 'fail') return;
  for (const frame of [...open].flatMap((page) => page.frames()))
    console.log(`After “${task.name}”, ${frame.url()} shows:\n${await textOf(frame)}`);
}

const textOf = async (frame: Frame): Promise<string> =>
  (await frame.locator('body').innerText({ timeout: 1000 }).catch(String)).slice(0, 1500);

afterEach(tellPages);
