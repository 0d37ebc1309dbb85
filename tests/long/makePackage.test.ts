import { describe, expect, it } from 'vitest';
import { everything, fromNothing, type Maker, madeOf, maker, whole } from '../unit/authoring/maker.ts';
import { createRandom, printedSeed } from '../unit/requests/random.ts';

const nothing = { packages: 0, policies: 0, roles: 0, resources: 0, catalogs: 0 };
const random = createRandom(printedSeed('makePackage'));
const lags = () => ({ createdLag: random.integer(61), resourceLag: random.integer(61) });

/** Goes on until it ends, as somebody who comes back to the page. */
async function goOn(one: Maker, what: 'create' | 'undo'): Promise<void> {
  for (let visit = 0; visit < 4; visit++) {
    const row = await one.live(what);
    if (row !== 'died' && (row.state === 'created' || row.state === 'undone')) return;
  }
}

describe('a page that is closed at any moment', () => {
  it.each(['before', 'after'] as const)(
    'makes nothing twice: %s each call and save',
    { timeout: 120_000 },
    async (when) => {
      const plain = maker(fromNothing);
      await plain.live('create');
      const failures: string[] = [];
      for (let at = 1; at <= plain.moments(); at++) {
        const switches = lags();
        const one = maker({ ...fromNothing, switches });
        await one.live('create', { at, when });
        await goOn(one, 'create');
        const made = madeOf(one);
        if (one.row().state !== 'created' || JSON.stringify(made) !== JSON.stringify(whole))
          failures.push(
            `${at}: ${one.row().state} ${JSON.stringify({ made, switches, problem: one.row().problem })}`,
          );
      }
      expect(failures).toEqual([]);
    },
  );

  it.each(['before', 'after'] as const)(
    'is undone wholly: %s each call and save',
    { timeout: 120_000 },
    async (when) => {
      const plain = maker(fromNothing);
      await plain.live('create');
      const failures: string[] = [];
      for (let at = 1; at <= plain.moments(); at++) {
        const switches = lags();
        const one = maker({ ...fromNothing, switches });
        const before = everything(one);
        await one.live('create', { at, when });
        // And the undo dies once, too.
        await one.live('undo', { at: 1 + random.integer(20), when });
        await goOn(one, 'undo');
        const made = madeOf(one);
        if (one.row().state !== 'undone' || JSON.stringify(made) !== JSON.stringify(nothing))
          failures.push(
            `${at}: ${one.row().state} ${JSON.stringify({ made, switches, problem: one.row().problem })}`,
          );
        else expect(everything(one)).toEqual(before);
      }
      expect(failures).toEqual([]);
    },
  );
});
