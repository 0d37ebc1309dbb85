import type { Page } from 'playwright-core';
import type { Knock } from './knock.ts';
import { storedRows } from './store.ts';
import { until } from './until.ts';
import { say } from './words.ts';

/** Approves so many requests with the keys of the hub's list, without a reason. Out: how many keys were pressed. */
export async function approveByKey(hub: Page, knock: Knock, count: number): Promise<number> {
  const waiting = async () =>
    (await storedRows(knock, 'approvals')).filter(({ state }) => state === 'waiting').length;
  const goal = (await waiting()) - count;
  await hub.getByRole('listbox', { name: say('queue.list') }).focus();
  let keys = 0;
  for (;;) {
    const left = (await waiting()) - goal;
    if (left <= 0) return keys;
    if (keys > 10 * count) throw new Error(`${left} of ${count} are not decided after ${keys} keys`);
    for (let one = 0; one < left; one++) await hub.keyboard.press('a');
    keys += left;
    // A key that decided nothing is pressed again, and counts.
    await until('put down', waiting, (now) => now <= goal, 5000).catch(() => {});
  }
}
