import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { tellPages } from './tellPages.ts';

/** Keeps the pages that a test opens, and closes them after it. Called once in a `describe`. */
export function closedAfterEach(): <P extends Page>(page: P) => P {
  let opened: Page[] = [];
  afterEach(async (context) => {
    await tellPages(context);
    await Promise.all(opened.map((page) => page.close()));
    opened = [];
  });
  return (page) => {
    opened.push(page);
    return page;
  };
}
