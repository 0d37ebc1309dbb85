import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bundleForNode } from './build.ts';
import type { Tally } from './schedules.ts';

/**
 * `npm run soak -- [--seed S] [--schedules N] [--processes P]`: plays N schedules (10,000) from seed S and prints what they came
 * to; exit code 1 when a promise was broken. `npm run soak -- --replay S`: plays one, made as small as it can be, and
 * prints what happened in it.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '10000' },
    processes: { type: 'string', default: '2' },
    replay: { type: 'string' },
  },
});

type Progress = Tally & { done: boolean };

async function soak(): Promise<number> {
  const [seed, schedules, processes] = [values.seed, values.schedules, values.processes].map(Number) as [
    number,
    number,
    number,
  ];
  const startedAt = performance.now();
  console.log(`Soak: ${schedules} schedules from seed ${seed}, ${processes} processes`);
  const latest = new Map<number, Progress>();
  const told = setInterval(() => console.log(progressOf([...latest.values()], schedules)), 15_000);
  const exits = Array.from({ length: processes }, (_, offset) =>
    run(['play', seed, schedules, offset, processes], (progress) => latest.set(offset, progress)),
  );
  const codes = await Promise.all(exits);
  clearInterval(told);
  const tallies = [...latest.values()];
  const broken = tallies.flatMap((tally) => tally.broken).sort((a, b) => a.seed - b.seed);
  for (const each of broken.slice(0, 20))
    console.log(`  seed ${each.seed}: ${each.broken.join('; ')}  → npm run soak -- --replay ${each.seed}`);
  console.log(summaryOf(tallies, (performance.now() - startedAt) / 1000));
  const isComplete = codes.every((code) => code === 0) && sum(tallies, 'schedules') === schedules;
  if (!isComplete) console.log('NOT COMPLETE: a process ended early.');
  return broken.length === 0 && isComplete ? 0 : 1;
}

function run(args: (string | number)[], onProgress: (progress: Progress) => void): Promise<number> {
  return new Promise((resolve) => {
    const child = fork(bundle, args.map(String));
    child.on('message', (message) => onProgress(message as Progress)); // from our own bundle
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const sum = (tallies: readonly Tally[], name: Exclude<keyof Tally, 'broken'>): number =>
  tallies.reduce((total, tally) => total + tally[name], 0);

const count = (tallies: readonly Tally[], pattern: RegExp): number =>
  tallies.flatMap(({ broken }) => broken).filter(({ broken }) => broken.some((text) => pattern.test(text)))
    .length;

const progressOf = (tallies: readonly Tally[], of: number): string => {
  const seeds = tallies.flatMap(({ broken }) => broken.map(({ seed }) => seed)).sort((a, b) => a - b);
  return `  ${sum(tallies, 'schedules')} of ${of}, ${seeds.length} broken ${seeds.slice(0, 10).join(' ')}`;
};

const summaryOf = (tallies: readonly Tally[], seconds: number): string =>
  [
    `${sum(tallies, 'schedules')} schedules: ${count(tallies, /lost|left/)} lost, ${count(tallies, /took effect|doubles/)} doubled,`,
    `${count(tallies, /wrong profile|somebody else/)} under a wrong profile, ${tallies.flatMap(({ broken }) => broken).length} with any promise broken`,
    `${count(tallies, /taken back and sent/)} sent after undo, ${count(tallies, /wrong stage/)} at a wrong stage, ${count(tallies, /shown/)} shown otherwise than in Graph`,
    `(${sum(tallies, 'intents')} clicks, ${sum(tallies, 'effects')} requests filed, ${sum(tallies, 'decided')} decided, ${sum(tallies, 'calls')} calls, ${sum(tallies, 'workers')} workers; ${Math.round(seconds)} s)`,
  ].join(' ');

const bundle = await bundleForNode('tests/soak/child.ts', 'soak');
process.exitCode =
  values.replay === undefined ? await soak() : await run(['replay', values.replay], () => undefined);
