import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionMistakes } from '../soak/decisionMistakes.ts';
import { found, mistakes } from '../soak/mistakes.ts';
import { type Act, makePlan } from '../soak/plan.ts';
import { play } from '../soak/play.ts';
import { playSeeds } from '../soak/schedules.ts';
import { shrink } from '../soak/shrink.ts';
import { withoutRealTimers } from '../soak/withoutRealTimers.ts';
import { printedSeed } from '../unit/requests/random.ts';

/**
 * The bounded part of `npm run soak`: the real engine, store and Graph client in worlds where everything goes wrong.
 * Sixteen other schedules each run; the full count is in docs/reliability.md.
 */
const seed = printedSeed('soak') % 1_000_000_000;
const schedules = 16;

let timers: ReturnType<typeof withoutRealTimers>;
beforeAll(() => {
  timers = withoutRealTimers();
});
afterAll(() => timers.restore());

describe('whatever happens', () => {
  it('nothing is lost, doubled or under another profile', { timeout: 60_000 }, async () => {
    const seeds = Array.from({ length: schedules }, (_, index) => seed + index);
    const { broken, effects } = await playSeeds(seeds);
    expect(broken.map((each) => `npm run soak -- --replay ${each.seed}: ${each.broken.join('; ')}`)).toEqual(
      [],
    );
    expect(effects).toBeGreaterThan(0);
  });

  it('is the same again for the same seed', { timeout: 60_000 }, async () => {
    const [first, second] = [await play(makePlan(seed)), await play(makePlan(seed))];
    expect(second.trace).toEqual(first.trace);
  });
});

describe('what was found once', () => {
  it.each(found)('$name', async ({ plan }) => {
    expect((await play(plan)).broken).toEqual([]);
  });
});

describe('a mistake is seen', () => {
  it.each([...mistakes, ...decisionMistakes])('$name', async ({ plan, mistake, breaks }) => {
    expect((await play(plan)).broken).toEqual([]);
    expect((await play(plan, mistake)).broken.join('\n')).toMatch(breaks);
  });

  it('and told in the smallest schedule that shows it', { timeout: 20_000 }, async () => {
    const [first] = mistakes;
    if (first === undefined) throw new Error('no mistakes');
    const noise = [
      { kind: 'kill' },
      { kind: 'refresh', who: 'Adele Vance' },
      { kind: 'offline', forMs: 90_000 },
      { kind: 'cancel', who: 'Adele Vance' },
    ] as const satisfies Act[];
    const later = noise.map((act, index) => ({ at: 90_000 + index * 20_000, turns: index * 9, act }));
    const noisy = { ...first.plan, acts: [...first.plan.acts, ...later] };
    const { plan, outcome } = await shrink(noisy, first.mistake);
    expect(plan.acts.map(({ act }) => act.kind)).toEqual(['ask', 'viewOpen']);
    expect(outcome.trace.join('\n')).toContain('meets 504 after');
  });
});
