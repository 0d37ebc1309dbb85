import { expect, it } from 'vitest';
import { runDraft } from '../../../lib/authoring/runDraft.ts';
import type { Locks } from '../../../lib/platform/locks.ts';
import { everything, madeOf, maker, whole } from './maker.ts';

/** Of one browser, whose windows share them. */
function memoryLocks(): Locks {
  const held = new Set<string>();
  const runIfFree: Locks['runIfFree'] = async (name, task) => {
    if (held.has(name)) return undefined;
    held.add(name);
    try {
      return await task();
    } finally {
      held.delete(name);
    }
  };
  return { runIfFree, run: async () => Promise.reject(new Error('never waited for')) };
}

/** Two windows with the same draft, as it was before either began. */
function windows() {
  const one = maker();
  const seen = one.row();
  let stored = seen;
  const locks = memoryLocks();
  const run = (what: 'create' | 'undo') =>
    runDraft(seen, what, {
      locks,
      read: async () => structuredClone(stored),
      reads: one.administration.reads,
      send: one.administration.write,
      clock: one.administration.clock,
      save: async (row) => {
        stored = structuredClone(row);
      },
      wait: async (ms) => one.world.tenant.core.clock.advance(ms),
    });
  return { one, run, stored: () => stored, before: everything(one) };
}

it('two windows at once make it once', async () => {
  const { one, run, stored } = windows();
  await Promise.all([run('create'), run('create'), run('undo')]);
  expect(stored()).toMatchObject({ state: 'created' });
  expect(madeOf(one)).toEqual(whole);
});

it('a window that saw nothing of it goes on with what there is', async () => {
  const { one, run, stored, before } = windows();
  await run('create');
  const made = stored();
  one.world.tenant.core.clock.advance(60_000);
  await run('create');
  expect(stored()).toEqual(made);
  await run('undo');
  expect(everything(one)).toEqual(before);
  await run('undo');
  await run('create');
  expect(stored()).toMatchObject({ state: 'undone' });
  expect(everything(one)).toEqual(before);
});
