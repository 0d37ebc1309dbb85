import { createRandom, type Random } from '../unit/requests/random.ts';

/** Who takes part: the first two and the approver have profiles in the same Knock. */
export const people = ['Adele Vance', 'Alex Wilber', 'Megan Bowen'] as const;
export type Who = (typeof people)[number];

/** Who asks for people who report to them. */
export const approver: Who = 'Megan Bowen';

/** Both may decide about the first package, and each of both stages of the last. */
export const approvers = ['Megan Bowen', 'Alex Wilber'] as const;
export type Approver = (typeof approvers)[number];

/** Whom the approver is manager of: the first has a profile in the same Knock, the other has none. */
export const reports = ['Alex Wilber', 'Grady Archie'] as const;
export type Report = (typeof reports)[number];

/** The reason on a request that is made in My Access. */
export const elsewhere = 'Elsewhere';

/** With an approval, without one, and one that asks for a reason and has two stages. */
export const packages = ['Marketing – Visitor', 'Expense claims', 'Marketing team'] as const;
export type What = (typeof packages)[number];

/** What somebody does, or what happens to the machine. */
export type Act =
  | { kind: 'ask'; who: Who; what: What; window: 1 | 2 }
  | { kind: 'askTwice'; who: Who; what: What; apart: number }
  | { kind: 'askElsewhere'; who: Who; what: What }
  | { kind: 'askForReport'; who: Who; report: Report; what: What }
  | { kind: 'saveDraft'; who: Who; what: What }
  | { kind: 'readForm'; who: Who; what: What }
  | { kind: 'cancel'; who: Who }
  | { kind: 'change'; who: Who; requestType: 'userUpdate' | 'userRemove' }
  | { kind: 'refresh'; who: Who }
  | { kind: 'openQueue'; by: Approver }
  | { kind: 'decideHere'; by: Approver; decision: 'Approve' | 'Deny'; most: number }
  | { kind: 'undo'; by: Approver }
  | { kind: 'decideElsewhere'; decision: 'Approve' | 'Deny' }
  | { kind: 'deleteElsewhere' }
  | { kind: 'viewOpen' }
  | { kind: 'kill' }
  | { kind: 'restart' }
  | { kind: 'offline'; forMs: number }
  | { kind: 'clockJump'; byMs: number }
  | { kind: 'sleep'; forMs: number }
  | { kind: 'signOut'; who: Who; discardUnsent: boolean }
  | { kind: 'signIn'; who: Who }
  | { kind: 'sessionEnds'; who: Who };

/** What befalls one call of Graph. */
export type Fault =
  | '401'
  | '403'
  | '404'
  | '409'
  | '429'
  | '429 bare'
  | '500'
  | '503'
  | '504'
  | 'claims'
  | 'drop before'
  | 'drop after'
  | '500 after'
  | '503 after'
  | '504 after'
  | 'malformed'
  | 'slow answer'
  | 'slow arrival'
  | 'never answers';

export interface Plan {
  seed: number;
  switches: {
    listLag: number;
    cancelStatus: 200 | 204;
    pageSize: number;
    requestExpand: 'works' | 'badRequest';
  };
  /** Whether the index of packages is read beside. */
  readsIndex: boolean;
  /** `at`: ms since the start; `turns`: steps of whoever is at work that are let pass first. */
  acts: { at: number; turns: number; act: Act }[];
  /** By number of the call. */
  faults: { call: number; fault: Fault }[];
  /** By number of the worker: the step at which it dies. */
  deaths: { worker: number; step: number }[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const faults: readonly Fault[] = [
  '401',
  '403',
  '404',
  '409',
  '429',
  '429 bare',
  '500',
  '503',
  '504',
  'claims',
  'drop before',
  'drop after',
  'drop after',
  '500 after',
  '503 after',
  '504 after',
  '504 after',
  'malformed',
  'slow answer',
  'slow arrival',
  'never answers',
];

/** A schedule, wholly made from its seed. */
export function makePlan(seed: number): Plan {
  const random = createRandom(seed);
  const weather = [0.05, 0.2, 0.45][random.integer(3)] ?? 0;
  const mortality = [0.1, 0.5, 0.9][random.integer(3)] ?? 0;
  const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return {
    seed,
    switches: {
      listLag: random.integer(3) === 0 ? 0 : random.integer(61),
      cancelStatus: one(random, [200, 204]),
      pageSize: one(random, [100, 2]),
      requestExpand: random.integer(5) === 0 ? 'badRequest' : 'works',
    },
    readsIndex: random.integer(2) === 0,
    acts: random.integer(3) === 0 ? makeQueue(random) : makeActs(random, 3 + random.integer(14)),
    faults: range(80).flatMap((call) =>
      random.next() < weather ? [{ call, fault: one(random, faults) }] : [],
    ),
    deaths: range(30).flatMap((worker) =>
      random.next() < mortality ? [{ worker, step: 1 + random.integer(one(random, [12, 60, 250])) }] : [],
    ),
  };
}

function makeActs(random: Random, count: number): Plan['acts'] {
  const acts: Plan['acts'] = [];
  let at = 0;
  // Most schedules are about few people and packages: only then do things meet.
  const who = people.slice(0, 1 + random.integer(3));
  const what = packages.slice(0, 1 + random.integer(3));
  for (let index = 0; index < count; index++) {
    at += pause(random);
    acts.push({
      at,
      turns: random.integer(120),
      act: index === 0 ? ask(random, who, what) : makeAct(random, who, what),
    });
  }
  return acts;
}

/** Something waits for both approvers, and what follows is mostly about that. */
function makeQueue(random: Random): Plan['acts'] {
  const who = people.slice(0, 2);
  const what = [packages[0], packages[2]];
  const asked = who.flatMap((one) =>
    what.map((each): Act => ({ kind: 'ask', who: one, what: each, window: 1 })),
  );
  const acts: Plan['acts'] = asked.map((act, index) => ({ at: index * second, turns: 0, act }));
  for (const by of approvers) acts.push({ at: 30 * second, turns: 0, act: { kind: 'openQueue', by } });
  let at = 31 * second;
  for (let count = 3 + random.integer(12); count > 0; count--) {
    at += pause(random);
    acts.push({ at, turns: random.integer(120), act: makeAct(random, who, what, decidingWeights) });
  }
  return acts;
}

const pause = (random: Random): number => {
  switch (random.integer(10)) {
    case 0:
    case 1:
    case 2:
      return 0;
    case 3:
    case 4:
      return random.integer(2 * second);
    case 5:
    case 6:
      return random.integer(40 * second);
    case 7:
    case 8:
      return random.integer(3 * minute);
    default:
      return random.integer(20 * minute);
  }
};

const ask = (random: Random, who: readonly Who[], what: readonly What[]): Act => ({
  kind: 'ask',
  who: one(random, who),
  what: one(random, what),
  window: one(random, [1, 2]),
});

/** How likely each act is, against the others. */
const weights: readonly [number, (random: Random, who: readonly Who[], what: readonly What[]) => Act][] = [
  [8, ask],
  [3, (r, who, what) => ({ kind: 'askTwice', who: one(r, who), what: one(r, what), apart: r.integer(60) })],
  [1, (r, who, what) => ({ kind: 'askElsewhere', who: one(r, who), what: one(r, what) })],
  [
    3,
    (r, _who, what) => ({ kind: 'askForReport', who: approver, report: one(r, reports), what: one(r, what) }),
  ],
  [1, (r, who, what) => ({ kind: 'saveDraft', who: one(r, who), what: one(r, what) })],
  [3, (r, who, what) => ({ kind: 'readForm', who: one(r, who), what: one(r, what) })],
  [4, (r, who) => ({ kind: 'cancel', who: one(r, who) })],
  [3, (r, who) => ({ kind: 'change', who: one(r, who), requestType: one(r, ['userUpdate', 'userRemove']) })],
  [2, (r, who) => ({ kind: 'refresh', who: one(r, who) })],
  [4, (r) => ({ kind: 'openQueue', by: one(r, approvers) })],
  [
    6,
    (r) => ({
      kind: 'decideHere',
      by: one(r, approvers),
      decision: one(r, ['Approve', 'Approve', 'Deny']),
      most: one(r, [1, 30]),
    }),
  ],
  [2, (r) => ({ kind: 'undo', by: one(r, approvers) })],
  [2, (r) => ({ kind: 'decideElsewhere', decision: one(r, ['Approve', 'Deny']) })],
  [2, () => ({ kind: 'viewOpen' })],
  [4, () => ({ kind: 'kill' })],
  [2, () => ({ kind: 'restart' })],
  [2, (r) => ({ kind: 'offline', forMs: r.integer(12 * minute) })],
  [
    3,
    (r) => ({
      kind: 'clockJump',
      byMs: Math.round((r.next() - 0.5) * one(r, [8 * minute, hour, 12 * hour])),
    }),
  ],
  [1, (r) => ({ kind: 'sleep', forMs: r.integer(one(r, [10 * minute, 10 * hour])) })],
  [2, (r, who) => ({ kind: 'signOut', who: one(r, who), discardUnsent: r.integer(2) === 0 })],
  [3, (r, who) => ({ kind: 'signIn', who: one(r, who) })],
  [1, (r, who) => ({ kind: 'sessionEnds', who: one(r, who) })],
  [2, () => ({ kind: 'deleteElsewhere' })],
];

/** The same where something waits to be decided: of the acts about that, so many times as many. */
const decidingWeights: typeof weights = weights.map(([weight, make]) => {
  const { kind } = make(createRandom(1), people, packages);
  return [/^(?:openQueue|decide|undo)/.test(kind) ? weight * 5 : weight, make];
});

function makeAct(
  random: Random,
  who: readonly Who[],
  what: readonly What[],
  among: typeof weights = weights,
): Act {
  let left = random.integer(among.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, make] of among) {
    if (left < weight) return make(random, who, what);
    left -= weight;
  }
  return { kind: 'kill' };
}

function one<const T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random.integer(choices.length)];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}
