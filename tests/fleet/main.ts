import { parseArgs } from 'node:util';
import { type FleetRow, runFleet, type Scenario } from './fleet.ts';
import { limitPerTenSeconds } from './load.ts';
import { schedules } from './schedules.ts';

/**
 * `npm run fleet [-- --employees 300000] [--packages 200]`: a working week of one large tenant in virtual time, and the
 * most Graph requests that come together in ten seconds. Exit code 1 when today's schedule misses the goal.
 */
const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '300000' },
    packages: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});

const goal = 0.1;
const [employees, packages, seed] = [values.employees, values.packages, values.seed].map(Number) as [
  number,
  number,
  number,
];
const scenarios: readonly Scenario[] = [
  { name: 'Monday about nine', allAtOnce: false, isFirstWeek: false },
  { name: 'all within four minutes', allAtOnce: true, isFirstWeek: false },
  { name: 'the same, nothing read yet', allAtOnce: true, isFirstWeek: true },
];

console.log(`${employees} employees, ${packages} requestable packages each, seed ${seed}`);
console.log(
  `Peak of evaluated Graph requests in ten seconds; the limit is ${limitPerTenSeconds} per application.`,
);
console.log('| schedule | week | index | polling | people | together | of the limit | when |');
console.log('|---|---|---:|---:|---:|---:|---:|---|');
let worst = 0;
for (const schedule of schedules)
  for (const scenario of scenarios) {
    const row = runFleet({ employees, packages, seed }, schedule, scenario);
    console.log(line(schedule.name, scenario.name, row));
    if (schedule.isTodays) worst = Math.max(worst, row.all.peak / limitPerTenSeconds);
  }
console.log(`Goal: at most ${goal * 100} %; today's schedule: ${(worst * 100).toFixed(1)} %`);
process.exitCode = worst <= goal ? 0 : 1;

function line(schedule: string, week: string, { index, polling, people, all }: FleetRow): string {
  const share = `${((all.peak / limitPerTenSeconds) * 100).toFixed(1)} %`;
  return `| ${schedule} | ${week} | ${index.peak} | ${polling.peak} | ${people.peak} | ${all.peak} | ${share} | ${all.at} |`;
}
