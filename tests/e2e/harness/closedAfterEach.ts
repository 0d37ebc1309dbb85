import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

/** Keeps the pages that a test opens, and closes them after it. Called once in a `describe`. */
export function closedAfterEach(): <P extends Page>(page: P) => P {
  let opened: Page[] = [];
  afterEach(async () => {
    await Promise.all(opened.map((page) => page.close()));
    opened = [];
  });
  return (page) => {
    opened.push(page);
    return page;
  };
}
