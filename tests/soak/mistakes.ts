import { ok } from '../../lib/platform/failure.ts';
import { createRequestsSection } from '../../lib/requests/follow/requestsSection.ts';
import { absenceProvesMs } from '../../lib/requests/model/timing.ts';
import type { Sender } from '../../lib/sync/command.ts';
import type { Machine } from './machine.ts';
import type { Plan } from './plan.ts';
import type { Mistake } from './worker.ts';

/** The sender of requests with something wrong in it; the others as they are. */
const withSubmit =
  (wrong: (honest: Sender<'submitRequest'>, machine: Machine) => Sender<'submitRequest'>) =>
  (senders: Sender[], machine: Machine): Sender[] =>
    senders.map((sender) =>
      sender.kind === 'submitRequest' ? wrong(sender as Sender<'submitRequest'>, machine) : sender,
    );

/** Adele asks; what happens then is up to the rest of the schedule. Calls: 1 what the policy asks, 2 the request. */
const story = (rest: Partial<Pick<Plan, 'acts' | 'faults' | 'deaths' | 'readsIndex'>>): Plan => ({
  seed: 1,
  readsIndex: false,
  switches: { listLag: 40, cancelStatus: 200, pageSize: 100, requestExpand: 'works' },
  faults: [],
  deaths: [],
  ...rest,
  acts: [
    { at: 0, turns: 0, act: { kind: 'ask', who: 'Adele Vance', what: 'Marketing – Visitor', window: 1 } },
    ...(rest.acts ?? []),
    { at: 60_000, turns: 0, act: { kind: 'viewOpen' } },
  ],
});

const answerLost = story({ faults: [{ call: 2, fault: '504 after' }] });
const killedMeanwhile = story({
  faults: [1, 2].map((call) => ({ call, fault: 'slow answer' })),
  acts: [5, 40].map((seconds) => ({ at: seconds * 1000, turns: 0, act: { kind: 'kill' } })),
});

/** What the soak has found and what would be seldom again: each schedule keeps every promise by now. */
export const found: readonly { name: string; plan: Plan }[] = [
  {
    name: "the machine's clock is put back while an answer is lost: the wait begins anew, and ends",
    plan: story({
      faults: [{ call: 2, fault: 'drop before' }],
      acts: [{ at: 3000, turns: 0, act: { kind: 'clockJump', byMs: -3 * 3_600_000 } }],
    }),
  },
  {
    name: 'signed in again while the erasure of a sign-out still waits for a slow call: nothing typed since is lost',
    plan: story({
      faults: [1, 2].map((call) => ({ call, fault: 'slow answer' })),
      acts: [
        { at: 2000, turns: 0, act: { kind: 'signOut', who: 'Adele Vance', discardUnsent: true } },
        { at: 3000, turns: 0, act: { kind: 'signIn', who: 'Adele Vance' } },
        { at: 4000, turns: 0, act: { kind: 'ask', who: 'Adele Vance', what: 'Expense claims', window: 1 } },
      ],
    }),
  },
  {
    name: 'a request sent by a clock ten minutes ahead that no answer had corrected, its package not named: found',
    plan: {
      ...story({
        faults: [{ call: 10, fault: '504 after' }],
        acts: [
          { at: 70_000, turns: 0, act: { kind: 'readForm', who: 'Adele Vance', what: 'Expense claims' } },
          { at: 80_000, turns: 0, act: { kind: 'kill' } },
          { at: 81_000, turns: 0, act: { kind: 'clockJump', byMs: 600_000 } },
          {
            at: 82_000,
            turns: 0,
            act: { kind: 'ask', who: 'Adele Vance', what: 'Expense claims', window: 1 },
          },
        ],
      }),
      switches: { listLag: 60, cancelStatus: 200, pageSize: 100, requestExpand: 'badRequest' },
    },
  },
  {
    name: 'a call of a dead worker arrives a minute late and the list tells of it later still: not sent again',
    plan: story({
      faults: [2, 3].map((call) => ({ call, fault: 'slow arrival' })),
      acts: [
        { at: 4000, turns: 0, act: { kind: 'kill' } },
        { at: 6000, turns: 0, act: { kind: 'viewOpen' } },
      ],
    }),
  },
];

/**
 * Mistakes that a careless change could make, each with a schedule in which it breaks a promise that is kept without
 * it: or else the soak would see nothing.
 */
export const mistakes: readonly { name: string; breaks: RegExp; plan: Plan; mistake: Mistake }[] = [
  {
    name: 'sends again without a look-up',
    plan: answerLost,
    breaks: /took effect 2 times|doubles/,
    mistake: { senders: withSubmit((honest) => ({ ...honest, lookUp: async () => ({ kind: 'go' }) })) },
  },
  {
    name: 'believes the first absence',
    plan: answerLost,
    breaks: /took effect 2 times|doubles/,
    mistake: {
      senders: withSubmit((honest) => ({
        ...honest,
        async lookUp(profile, row) {
          const verdict = await honest.lookUp(profile, row);
          return verdict.kind === 'lost' && row.failure?.kind !== 'throttled' ? { kind: 'go' } : verdict;
        },
      })),
    },
  },
  {
    name: "measures the wait by the machine's clock alone",
    plan: story({
      faults: [{ call: 2, fault: 'drop after' }],
      acts: [
        { at: 3000, turns: 0, act: { kind: 'clockJump', byMs: 10 * 60_000 } },
        { at: 4000, turns: 0, act: { kind: 'viewOpen' } },
      ],
    }),
    breaks: /took effect 2 times|doubles/,
    mistake: {
      senders: withSubmit((honest, { local }) => ({
        ...honest,
        async lookUp(profile, row) {
          const verdict = await honest.lookUp(profile, row);
          const isBelieved = local.now() - (row.lostAt ?? local.now()) >= absenceProvesMs;
          return verdict.kind === 'lost' && isBelieved ? { kind: 'go' } : verdict;
        },
      })),
    },
  },
  {
    name: 'calls before the row says so',
    plan: killedMeanwhile,
    breaks: /took effect 2 times|doubles/,
    mistake: { senders: withSubmit((honest) => ({ ...honest, prepare: honest.call })) },
  },
  {
    name: 'answers before the row is written',
    plan: story({ deaths: [{ worker: 1, step: 8 }] }),
    breaks: /lost/,
    mistake: {
      requests: (honest) => ({
        ...honest,
        async submit(...input) {
          void honest.submit(...input).catch(() => undefined);
          return ok({ requestId: 'soon' });
        },
      }),
    },
  },
  {
    name: 'gives up where it should look',
    plan: answerLost,
    breaks: /was filed/,
    mistake: {
      senders: withSubmit((honest) => ({
        ...honest,
        lookUp: async () => ({ kind: 'refused', failure: { kind: 'offline' } }),
      })),
    },
  },
  {
    name: 'sends with the token of another profile',
    plan: story({
      acts: [
        { at: 0, turns: 9, act: { kind: 'ask', who: 'Alex Wilber', what: 'Expense claims', window: 2 } },
      ],
    }),
    breaks: /wrong profile/,
    mistake: {
      tokens: (honest, { organization }) => ({
        get: (_profile, scopes, options) =>
          honest.get(organization.profileOf('Adele Vance'), scopes, options),
      }),
    },
  },
  {
    name: 'asks for oneself what was meant for somebody else',
    plan: story({
      acts: [
        {
          at: 1000,
          turns: 0,
          act: { kind: 'askForReport', who: 'Megan Bowen', report: 'Grady Archie', what: 'Expense claims' },
        },
      ],
    }),
    breaks: /for the wrong person/,
    mistake: {
      requests: (honest) => ({
        ...honest,
        submit: (profile, { targetId: _whose, ...input }, context) => honest.submit(profile, input, context),
      }),
    },
  },
  {
    name: 'sends again, for somebody else, without a look-up in the list of what was made for others',
    plan: story({
      faults: [{ call: 4, fault: '504 after' }],
      acts: [
        {
          at: 30_000,
          turns: 0,
          act: { kind: 'askForReport', who: 'Megan Bowen', report: 'Alex Wilber', what: 'Expense claims' },
        },
      ],
    }),
    breaks: /took effect 2 times|doubles/,
    mistake: { senders: withSubmit((honest) => ({ ...honest, lookUp: async () => ({ kind: 'go' }) })) },
  },
  {
    name: 'writes what it has read of the index after its person has signed out',
    plan: story({
      readsIndex: true,
      acts: [{ at: 20_000, turns: 0, act: { kind: 'signOut', who: 'Adele Vance', discardUnsent: true } }],
    }),
    breaks: /signed out is left/,
    mistake: {
      sections: (honest, { time }, _graph, store) =>
        honest.map((section) =>
          section.name === 'packages'
            ? {
                ...section,
                async run(profile, row) {
                  const done = await section.run(profile, row);
                  const listed = await store.accessPackages.toArray();
                  time.after(30_000, () => void store.accessPackages.bulkPut(listed));
                  return done;
                },
              }
            : section,
        ),
    },
  },
  {
    name: 'waits for what was deleted in Graph',
    plan: story({ acts: [{ at: 50_000, turns: 0, act: { kind: 'deleteElsewhere' } }] }),
    breaks: /was deleted and is shown as/,
    mistake: {
      sections: (honest, { local }, graph, store) => [
        createRequestsSection({
          store,
          clock: local,
          newId: () => crypto.randomUUID(),
          graph: {
            myRequests(profile, on, onUnreadable) {
              onUnreadable?.();
              return graph.myRequests(profile, on);
            },
          },
        }),
        ...honest.filter(({ name }) => name !== 'requests'),
      ],
    },
  },
  {
    name: 'has alarms that ring once',
    plan: { ...killedMeanwhile, deaths: [{ worker: 2, step: 5 }] },
    breaks: /no alarm/,
    mistake: { ringOnce: true },
  },
];
