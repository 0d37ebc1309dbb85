import { makePlan } from './plan.ts';
import { play } from './play.ts';

/** What schedules came to, added up. */
export interface Tally {
  schedules: number;
  intents: number;
  effects: number;
  decided: number;
  calls: number;
  workers: number;
  /** Schedules that broke a promise, and how. */
  broken: { seed: number; broken: string[] }[];
}

export const emptyTally = (): Tally => ({
  schedules: 0,
  intents: 0,
  effects: 0,
  decided: 0,
  calls: 0,
  workers: 0,
  broken: [],
});

/** Plays the schedules of some seeds, one after the other. */
export async function playSeeds(
  seeds: Iterable<number>,
  onEach: (tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const tally = emptyTally();
  for (const seed of seeds) {
    const { broken, intents, effects, decided, calls, workers } = await play(makePlan(seed));
    tally.schedules++;
    tally.intents += intents;
    tally.effects += effects;
    tally.decided += decided;
    tally.calls += calls;
    tally.workers += workers;
    if (broken.length > 0) tally.broken.push({ seed, broken });
    onEach(tally);
  }
  return tally;
}
