import { createRandom, type Random } from '../unit/requests/random.ts';
import { createLoad, type Load, type Peak, together } from './load.ts';
import type { FleetSchedule } from './schedules.ts';

export interface Scenario {
  name: string;
  /** Every machine starts between 8:58 and 9:02, as after a remote update; else about nine, give or take. */
  allAtOnce: boolean;
  /** Everybody has been given Knock and has signed in, and nobody's index has been read. */
  isFirstWeek: boolean;
}

export interface FleetRow {
  index: Peak;
  polling: Peak;
  people: Peak;
  all: Peak;
}

interface Size {
  employees: number;
  packages: number;
  seed: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const atOnce = 20;

/** What people do, a guess on the busy side: a tenth of the staff decides requests; one request a person a month. */
const habits = {
  requestsAWeek: 0.25,
  withApproval: 0.7,
  popupsADay: 0.7,
  denialsADay: 0.3,
  isApprover: 0.1,
  queuesADay: 3,
  /** So much of a day's clicks come in the first half hour. */
  atStart: 0.3,
};

/** Evaluated requests of what people click, as the tenant's log counts them in `tests/stories` and the popup. */
const costs = {
  /** One's requests and holdings, the list of packages, five contents, what three packages ask. */
  denial: 12,
  /** The count of waiting approvals, and one's requests. */
  popup: 2,
  /** What waits for an approver, under the low scope. */
  count: 1,
  /** The queue, four stages and a decision with its look. */
  queue: 7,
  /** What the policy asks, the request, and three looks while the card is open. */
  request: 5,
  /** What one holds, after a delivery. */
  delivered: 1,
};

interface Loads {
  index: Load;
  polling: Load;
  people: Load;
}

/** Plays a week of every employee, one after the other: what they ask of Graph does not depend on each other. */
export function runFleet(size: Size, schedule: FleetSchedule, scenario: Scenario): FleetRow {
  const loads: Loads = { index: createLoad(), polling: createLoad(), people: createLoad() };
  const random = createRandom(size.seed);
  for (let number = 0; number < size.employees; number++) {
    const days = workingDays(random, scenario);
    const key = `${size.seed}/${number}`;
    readWhenIdle(key, days, size.packages, { schedule, scenario, random, load: loads.index });
    readList(key, days, size.packages, schedule, loads.index);
    const isApprover = random.next() < habits.isApprover;
    click(days, isApprover, random, loads.people);
    if (isApprover) countWaiting(key, days, schedule, loads.polling);
    ask(key, days, random, schedule, loads);
  }
  return {
    index: loads.index.peak(),
    polling: loads.polling.peak(),
    people: loads.people.peak(),
    all: together(loads.index, loads.polling, loads.people).peak(),
  };
}

interface Day {
  from: number;
  to: number;
}

function workingDays(random: Random, { allAtOnce }: Scenario): Day[] {
  return [0, 1, 2, 3, 4].map((number) => {
    const nine = number * day + 9 * hour;
    const from = allAtOnce ? nine + (random.next() - 0.5) * 4 * minute : nine + normal(random) * 20 * minute;
    return { from, to: nine + 8.5 * hour + normal(random) * 30 * minute };
  });
}

/** Contents of packages: due at their age, read by batches while the browser runs. */
function readWhenIdle(
  key: string,
  days: readonly Day[],
  packages: number,
  {
    schedule,
    scenario,
    random,
    load,
  }: { schedule: FleetSchedule; scenario: Scenario; random: Random; load: Load },
): void {
  // A full index is read anew within a week, so what is due is spread over it, weekends included.
  const phase = random.next();
  const dueOf = (index: number): number =>
    scenario.isFirstWeek ? 0 : ((index + phase) / packages) * 7 * day - 2.6 * day;
  let next = 0;
  let lastAt: number | undefined = scenario.isFirstWeek ? undefined : -2.6 * day;
  for (const { from, to } of days)
    for (let now = from; next < packages; ) {
      const at = schedule.idleAt(key, dueOf(next), lastAt, now, atOnce);
      if (at > to) break;
      let count = 0;
      for (; next < packages && count < atOnce && dueOf(next) <= Math.max(at, now); next++) count++;
      load.add(Math.max(at, now), count);
      lastAt = now = Math.max(at, now);
      now += 1000;
    }
}

/** The list of packages, daily. */
function readList(
  key: string,
  days: readonly Day[],
  packages: number,
  schedule: FleetSchedule,
  load: Load,
): void {
  let lastAt = -2.6 * day;
  for (const { from, to } of days) {
    const at = schedule.listAt(key, lastAt + day, from);
    if (at > to) continue;
    lastAt = Math.max(at, from);
    load.add(lastAt, Math.ceil(packages / 100));
  }
}

/** Denied pages, the popup, and the approver's queue. */
function click(days: readonly Day[], isApprover: boolean, random: Random, load: Load): void {
  for (const work of days) {
    many(random, habits.denialsADay, () => load.add(moment(random, work), costs.denial));
    many(random, habits.popupsADay, () => load.add(moment(random, work), costs.popup));
    if (isApprover) many(random, habits.queuesADay, () => load.add(moment(random, work), costs.queue));
  }
}

/** What waits for an approver, as often as if something always did. */
function countWaiting(key: string, days: readonly Day[], schedule: FleetSchedule, load: Load): void {
  let lastAt = -2.6 * day;
  for (const { from, to } of days)
    for (let now = from; ; ) {
      const at = Math.max(schedule.countAt(key, lastAt, now), now);
      if (at > to) break;
      load.add(at, costs.count);
      lastAt = now = at;
    }
}

/** Requests, and what Knock does by itself until they are settled. */
function ask(key: string, days: readonly Day[], random: Random, schedule: FleetSchedule, loads: Loads): void {
  many(random, habits.requestsAWeek, () => {
    const first = days[random.integer(days.length)];
    if (first === undefined) return;
    const askedAt = moment(random, first);
    loads.people.add(askedAt, costs.request);
    const waits = random.next() < habits.withApproval ? 4 * hour * Math.exp(normal(random) * 1.2) : minute;
    const decidedAt = askedAt + waits;
    let lastAt = askedAt + 30_000;
    for (const { from, to } of days) {
      if (to < lastAt) continue;
      for (;;) {
        const at = Math.max(lastAt + schedule.pollPauseMs(key, lastAt - askedAt, lastAt), from);
        if (at > to) break;
        loads.polling.add(at, 1);
        lastAt = at;
        if (at > decidedAt) return loads.polling.add(at, costs.delivered);
      }
    }
  });
}

function moment(random: Random, { from, to }: Day): number {
  return random.next() < habits.atStart
    ? from + random.next() * 30 * minute
    : from + random.next() * Math.max(0, to - from);
}

/** So many times on average (Poisson). */
function many(random: Random, average: number, act: () => void): void {
  for (let left = Math.exp(-average), product = random.next(); product > left; product *= random.next())
    act();
}

/** Standard normal (Box–Muller), cut at three. */
function normal(random: Random): number {
  const value = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.max(-3, Math.min(3, value));
}
