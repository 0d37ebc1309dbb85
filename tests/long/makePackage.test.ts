import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type Death,
  everything,
  fromNothing,
  type Maker,
  madeOf,
  maker,
  whole,
} from '../unit/authoring/maker.ts';
import { createRandom, printedSeed } from '../unit/requests/random.ts';

const random = createRandom(printedSeed('makePackage'));
/** Without a delay each moment is another call or save; with one, many are looks in between. */
const lags = () => [{}, { createdLag: random.integer(61), resourceLag: random.integer(61) }];

/** Goes on until it ends, as somebody who comes back to the page. */
async function goOn(one: Maker, what: 'create' | 'undo'): Promise<void> {
  for (let visit = 0; visit < 4; visit++) {
    const row = await one.live(what);
    if (row !== 'died' && (row.state === 'created' || row.state === 'undone')) return;
  }
}

/** Each moment of a creation once as its last, in a tenant that shows late what was made. */
async function dieAtEach(when: Death['when'], then: (one: Maker, death: Death) => Promise<boolean>) {
  const plain = maker(fromNothing);
  await plain.live('create');
  const failures: object[] = [];
  for (let at = 1; at <= plain.moments(); at++)
    for (const switches of lags()) {
      const one = maker({ ...fromNothing, switches });
      if (await then(one, { at, when })) continue;
      const { state, problem } = one.row();
      failures.push({ at, state, problem, switches, made: madeOf(one) });
    }
  expect(failures).toEqual([]);
}

describe.each(['before', 'after'] as const)('a page that is closed %s each call and save', (when) => {
  it('makes nothing twice', { timeout: 120_000 }, () =>
    dieAtEach(when, async (one, death) => {
      await one.live('create', death);
      await goOn(one, 'create');
      return one.row().state === 'created' && isDeepStrictEqual(madeOf(one), whole);
    }),
  );

  it('is undone wholly', { timeout: 120_000 }, () =>
    dieAtEach(when, async (one, death) => {
      const before = everything(one);
      await one.live('create', death);
      // And the undo dies once, too.
      await one.live('undo', { at: 1 + random.integer(20), when });
      await goOn(one, 'undo');
      return one.row().state === 'undone' && isDeepStrictEqual(everything(one), before);
    }),
  );
});
