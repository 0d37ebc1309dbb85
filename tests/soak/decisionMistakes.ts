import { ok } from '../../lib/platform/failure.ts';
import type { Sender } from '../../lib/sync/command.ts';
import type { Machine } from './machine.ts';
import type { Act, Plan } from './plan.ts';
import type { Mistake } from './worker.ts';

type DecideSender = Sender<'decideApproval'>;

/** The sender of decisions with something wrong in it; the others as they are. */
const withDecide =
  (wrong: (honest: DecideSender, machine: Machine) => DecideSender) =>
  (senders: Sender[], machine: Machine): Sender[] =>
    senders.map((sender) =>
      sender.kind === 'decideApproval' ? wrong(sender as DecideSender, machine) : sender,
    );

const at = (seconds: number, act: Act) => ({ at: seconds * 1000, turns: 0, act });

/** Two people ask for something that has two stages; what Megan does about it is up to the rest of the schedule. */
const story = (acts: Plan['acts'], faults: Plan['faults'] = []): Plan => ({
  seed: 1,
  readsIndex: false,
  switches: { listLag: 0, cancelStatus: 200, pageSize: 100, requestExpand: 'works' },
  faults,
  deaths: [],
  acts: [
    at(0, { kind: 'ask', who: 'Adele Vance', what: 'Marketing team', window: 1 }),
    at(5, { kind: 'ask', who: 'Alex Wilber', what: 'Marketing team', window: 1 }),
    at(40, { kind: 'openQueue', by: 'Megan Bowen' }),
    ...acts,
    at(120, { kind: 'viewOpen' }),
  ],
});
const decides = at(50, { kind: 'decideHere', by: 'Megan Bowen', decision: 'Approve', most: 30 });
const bulk = story([decides]);
const undone = story([decides, at(53, { kind: 'undo', by: 'Megan Bowen' })]);
const twoApprovers = story([
  at(41, { kind: 'openQueue', by: 'Alex Wilber' }),
  at(50, { kind: 'decideHere', by: 'Alex Wilber', decision: 'Deny', most: 1 }),
  at(53, { kind: 'decideHere', by: 'Megan Bowen', decision: 'Approve', most: 30 }),
]);

/** Mistakes with decisions, each with a schedule in which it breaks a promise that is kept without it. */
export const decisionMistakes: readonly { name: string; breaks: RegExp; plan: Plan; mistake: Mistake }[] = [
  {
    name: 'says that a decision is taken back, and sends it',
    plan: undone,
    breaks: /was taken back and sent/,
    mistake: { approvals: (honest) => ({ ...honest, undo: async () => ok({ left: [] }) }) },
  },
  {
    name: 'sends at once what may be taken back',
    plan: undone,
    breaks: /was taken back and sent/,
    mistake: {
      approvals: (honest, { store }) => ({
        ...honest,
        async decide(...input) {
          const answer = await honest.decide(...input);
          await store.outbox.toCollection().modify({ heldUntil: 0 });
          return answer;
        },
        async undo(profile, ids) {
          await honest.undo(profile, ids);
          return ok({ left: [] });
        },
      }),
    },
  },
  {
    name: 'says that a decision is put down before it is',
    plan: bulk,
    breaks: /Decision 1 is lost/,
    mistake: { approvals: (honest) => ({ ...honest, decide: async () => ok({ left: [] }) }) },
  },
  {
    name: 'passes over all but the first of many',
    plan: bulk,
    breaks: /Decision 1 is lost/,
    mistake: {
      senders: withDecide((honest) => ({
        ...honest,
        async callTogether(profile, rows) {
          const [first] = rows;
          const verdict = first && (await honest.call(profile, first));
          return rows.map((row) =>
            verdict?.kind === 'done'
              ? { kind: 'done', apply: async () => verdict.apply(row) }
              : { kind: 'go' },
          );
        },
      })),
    },
  },
  {
    name: 'decides the stage that is open by the time it sends',
    plan: story([
      at(41, { kind: 'openQueue', by: 'Alex Wilber' }),
      decides,
      at(53, { kind: 'decideHere', by: 'Alex Wilber', decision: 'Approve', most: 1 }),
    ]),
    breaks: /at a wrong stage/,
    mistake: {
      senders: withDecide((honest, { organization: { state, tenant } }) => ({
        ...honest,
        call(profile, row) {
          const request = state.ledger.requests(tenant.id).find(({ id }) => id === row.command.approvalId);
          const open = request?.stages.find(({ status }) => status === 'InProgress');
          return honest.call(profile, {
            ...row,
            command: { ...row.command, stageId: open?.id ?? row.command.stageId },
          });
        },
      })),
    },
  },
  {
    name: 'decides every stage that follows, too',
    plan: story([at(50, { kind: 'decideHere', by: 'Megan Bowen', decision: 'Approve', most: 1 })]),
    breaks: /took effect 2 times/,
    mistake: {
      senders: withDecide((honest, { organization: { state, tenant } }) => ({
        ...honest,
        async call(profile, row) {
          const verdict = await honest.call(profile, row);
          const request = state.ledger.requests(tenant.id).find(({ id }) => id === row.command.approvalId);
          const next = request?.stages.find(({ status }) => status === 'InProgress');
          if (next) await honest.call(profile, { ...row, command: { ...row.command, stageId: next.id } });
          return verdict;
        },
      })),
    },
  },
  {
    name: 'tells a decision that somebody else was first with as one’s own',
    plan: twoApprovers,
    breaks: /is shown as approved and is Denied/,
    mistake: {
      senders: withDecide((honest, { look, time }) => ({
        ...honest,
        async callTogether(profile, rows) {
          const verdicts = (await honest.callTogether?.(profile, rows)) ?? [];
          time.after(1000, () => {
            const others = look.approvals.filter(({ state }) => state === 'alreadyDecided');
            void others.modify({ state: 'approved' });
          });
          return verdicts;
        },
      })),
    },
  },
];
