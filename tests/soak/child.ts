import { makePlan } from './plan.ts';
import { playSeeds } from './schedules.ts';
import { shrink } from './shrink.ts';
import { withoutRealTimers } from './withoutRealTimers.ts';

/** One process of the soak: plays every `step`-th seed and tells how it goes, or one seed and tells what happened. */
const [what, ...numbers] = process.argv.slice(2);
const [from = 0, count = 0, offset = 0, step = 1] = numbers.map(Number);

function* seeds(): Generator<number> {
  for (let index = offset; index < count; index += step) yield from + index;
}

withoutRealTimers();
if (what === 'replay') {
  const { plan, outcome } = await shrink(makePlan(from));
  console.log(`seed ${from}: ${outcome.broken.join('; ') || 'every promise was kept'}`);
  console.log(`switches ${JSON.stringify(plan.switches)}`);
  console.log(outcome.trace.join('\n'));
  process.exitCode = outcome.broken.length === 0 ? 0 : 1;
} else {
  const tally = await playSeeds(seeds(), (now) => {
    if (now.schedules % 10 === 0) process.send?.({ ...now, done: false });
  });
  process.send?.({ ...tally, done: true });
}
process.disconnect?.();
