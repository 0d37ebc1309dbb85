import type { Plan } from './plan.ts';
import { type Outcome, play } from './play.ts';
import type { Mistake } from './worker.ts';

/** No schedule is worth more plays than this. */
const mostPlays = 300;

/**
 * The smallest schedule that still breaks a promise of the same kind: acts, accidents and deaths are taken out one by
 * one for as long as that makes no difference.
 */
export async function shrink(plan: Plan, mistake: Mistake = {}): Promise<{ plan: Plan; outcome: Outcome }> {
  let best = { plan, outcome: await play(plan, mistake) };
  const kind = kindOf(best.outcome);
  let plays = 0;
  const tryOut = async (smaller: Plan): Promise<boolean> => {
    if (plays++ >= mostPlays) return false;
    const outcome = await play(smaller, mistake);
    if (kindOf(outcome) !== kind) return false;
    best = { plan: smaller, outcome };
    return true;
  };
  for (let isSmaller = true; isSmaller && plays < mostPlays; ) {
    isSmaller = false;
    for (const part of ['acts', 'faults', 'deaths'] as const)
      for (let index = best.plan[part].length - 1; index >= 0; index--) {
        const fewer = best.plan[part].toSpliced(index, 1);
        if (await tryOut({ ...best.plan, [part]: fewer })) isSmaller = true;
      }
  }
  return best;
}

/** What is broken, without its numbers and names. */
const kindOf = ({ broken }: Outcome): string =>
  (broken[0] ?? '').replace(/Intent \d+|[0-9a-f]{4}\b|\d+/g, '…');
