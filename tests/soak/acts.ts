import { undoMs } from '../../lib/approvals/decisionCommand.ts';
import { readRequirements } from '../../lib/packages/requirements.ts';
import { readReports } from '../../lib/requests/model/directReports.ts';
import { assignmentsOf } from '../../lib/store/readable.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import { decideStage, isApprover } from '../tenant/state/approvals.ts';
import { submitUserAdd } from '../tenant/state/submit.ts';
import type { Decisions } from './decisions.ts';
import type { Intents } from './intents.ts';
import type { Machine } from './machine.ts';
import { type Act, type Approver, elsewhere, type Report, type What, type Who } from './plan.ts';
import type { Worker } from './worker.ts';

/** What an act acts on. */
export interface Scene {
  machine: Machine;
  intents: Intents;
  decisions: Decisions;
  onWorker(task: (worker: Worker) => Promise<unknown>): void;
  kill(why: string): void;
}

type Handlers = { [K in Act['kind']]: (scene: Scene, act: Extract<Act, { kind: K }>) => void };

/** What each act is, in calls of the worker or in changes of the world. */
const handlers: Handlers = {
  ask: (scene, { who, what }) => ask(scene, who, what),
  askTwice(scene, { who, what, apart }) {
    ask(scene, who, what);
    scene.machine.time.afterTurns(apart, () => ask(scene, who, what));
  },
  askElsewhere: (scene, { who, what }) => askElsewhere(scene, who, what),
  askForReport: (scene, { who, report, what }) => askForReport(scene, who, report, what),
  saveDraft: (scene, { who, what }) => saveDraft(scene, who, what),
  readForm({ machine, onWorker }, { who, what }) {
    const id = machine.organization.packageId(what);
    onWorker((worker) =>
      asProfile(worker, machine, who, (profile) =>
        readRequirements({ ...worker, locale: () => 'en' }, profile, [id]),
      ),
    );
  },
  cancel: (scene, { who }) => scene.onWorker((worker) => cancel(scene, worker, who)),
  change: (scene, { who, requestType }) =>
    scene.onWorker((worker) => change(scene, worker, who, requestType)),
  refresh({ machine, onWorker }, { who }) {
    onWorker((worker) => worker.engine.runNow('requests', machine.organization.profileOf(who).profile));
  },
  openQueue({ machine, onWorker }, { by }) {
    onWorker((worker) => asProfile(worker, machine, by, (profile) => worker.approvals.openQueue(profile)));
  },
  decideHere: (scene, act) => scene.onWorker((worker) => decideHere(scene, worker, act)),
  undo: (scene, { by }) => scene.onWorker((worker) => undo(scene, worker, by)),
  decideElsewhere: (scene, { decision }) => decideElsewhere(scene, decision),
  deleteElsewhere,
  viewOpen: ({ onWorker }) => onWorker((worker) => worker.engine.wake({ viewOpen: true })),
  kill: ({ kill }) => kill('because the browser stops it'),
  restart({ machine, onWorker, kill }) {
    kill('with the browser');
    machine.time.after(1000, () => onWorker((worker) => worker.begin()));
  },
  offline({ machine: { network, time }, onWorker }, { forMs }) {
    network.offlineUntil = time.now() + forMs;
    time.after(forMs + 1, () => onWorker((worker) => worker.engine.wake({ ignoreBackoff: true })));
  },
  clockJump: ({ machine }, { byMs }) => machine.jump(byMs),
  sleep: ({ machine: { network, time } }, { forMs }) => network.whenArrived(() => time.skip(forMs)),
  sessionEnds: ({ machine: { ended, organization } }, { who }) =>
    void ended.add(organization.profileOf(who).profile),
  signIn({ machine: { ended, organization }, onWorker }, { who }) {
    onWorker(async (worker) => {
      const row = organization.profileOf(who);
      ended.delete(row.profile);
      await worker.engine.arm();
      if (worker.life.isOver()) return;
      await worker.store.profiles.put({ ...row, session: 'signedIn' });
      await worker.engine.wake({ ignoreBackoff: true });
    });
  },
  signOut: (scene, { who, discardUnsent }) =>
    scene.onWorker((worker) => signOut(scene, worker, who, discardUnsent)),
};

/** Does what an act of a schedule says. */
export function perform(scene: Scene, act: Act): void {
  scene.machine.note(describe(act));
  // The table has a handler for each kind, which the compiler cannot follow through an index.
  (handlers[act.kind] as (scene: Scene, act: Act) => void)(scene, act);
}

const inputFor = (machine: Machine, what: What, justification: string) => ({
  accessPackageId: machine.organization.packageId(what),
  justification,
  answers: [],
  schedule: null,
});

/** As the account the view showed: never as one that has signed out. */
async function asProfile(
  worker: Worker,
  machine: Machine,
  who: Who,
  act: (profile: ReturnType<Machine['organization']['profileOf']>) => Promise<unknown>,
): Promise<void> {
  const row = await worker.store.profiles.get(machine.organization.profileOf(who).profile);
  if (row !== undefined && row.session !== 'signedOut') await act(row);
}

function ask({ machine, intents, onWorker }: Scene, who: Who, what: What, report?: Report): void {
  const targetId = report && machine.organization.oidOf(report);
  const intent = intents.click(who, what, machine.time.now(), targetId);
  machine.note(`  ${who} clicks: ${intent.text} for ${what}${report ? `, for ${report}` : ''}`);
  onWorker((worker) =>
    asProfile(worker, machine, who, async (profile) => {
      const input = { ...inputFor(machine, what, intent.text), ...(targetId && { targetId }) };
      const answer = await worker.requests.submit(profile, input);
      if (worker.life.isOver()) return;
      machine.note(
        `  ${intent.text} is ${answer.ok ? `accepted as ${answer.value.requestId.slice(0, 4)}` : answer.failure.kind}`,
      );
      intent.answer = answer.ok ? 'accepted' : 'refused';
      if (answer.ok) intent.requestId = answer.value.requestId;
      if (answer.ok) await worker.engine.wake({ ignoreBackoff: true });
    }),
  );
}

/** The form reads who reports to one before it lets anybody be picked. */
function askForReport(scene: Scene, who: Who, report: Report, what: What): void {
  scene.onWorker((worker) =>
    asProfile(worker, scene.machine, who, async (profile) => {
      const read = await readReports(worker, profile);
      if (read.ok && !worker.life.isOver()) ask(scene, who, what, report);
    }),
  );
}

function askElsewhere({ machine }: Scene, who: Who, what: What): void {
  const { state, tenant, profileOf, packageId } = machine.organization;
  const me = tenant.users.find(({ id }) => id === profileOf(who).oid);
  if (me === undefined) return;
  const asked = {
    accessPackageId: packageId(what),
    policyId: undefined,
    targetId: undefined,
    justification: elsewhere,
    answers: [],
    schedule: { startDateTime: null, expiration: { type: 'notSpecified' as const } },
  };
  try {
    state.switches.set({ duplicateGuard: true });
    submitUserAdd(state, tenant, me, asked);
  } catch {
    // has it already
  } finally {
    state.switches.set({ duplicateGuard: false });
  }
}

async function cancel({ machine, intents }: Scene, worker: Worker, who: Who): Promise<void> {
  const { profile } = machine.organization.profileOf(who);
  const rows = await worker.store.requests
    .where('[profile+state]')
    .between([profile], [profile, []])
    .toArray();
  const row = rows.filter(({ openIntent }) => openIntent !== undefined).at(-1);
  if (row === undefined) return;
  const answer = await worker.requests.cancel(profile, row.id);
  if (worker.life.isOver()) return;
  machine.note(`  cancel of ${row.id.slice(0, 4)}: ${answer.ok ? 'fine' : answer.failure.kind}`);
  const intent = intents.byText(row.justification);
  if (answer.ok && intent) intent.isCancelled = true;
  await worker.engine.wake({ ignoreBackoff: true });
}

async function change(
  { machine, intents }: Scene,
  worker: Worker,
  who: Who,
  requestType: 'userUpdate' | 'userRemove',
): Promise<void> {
  const { profile } = machine.organization.profileOf(who);
  const [held] = (await assignmentsOf(worker.store, profile)).rows;
  if (held === undefined) return;
  const intent = intents.click(who, 'Expense claims', machine.time.now());
  machine.note(`  ${who} clicks: ${intent.text}, ${requestType} of ${held.accessPackageName}`);
  await asProfile(worker, machine, who, async (row) => {
    const { accessPackageId: _held, ...input } = inputFor(machine, 'Expense claims', intent.text);
    const answer = await worker.requests.change(row, { ...input, assignmentId: held.id, requestType });
    if (worker.life.isOver()) return;
    intent.answer = answer.ok ? 'accepted' : 'refused';
    if (answer.ok) intent.requestId = answer.value.requestId;
    machine.note(`  ${intent.text} is ${answer.ok ? 'accepted' : answer.failure.kind}`);
    if (answer.ok) await worker.engine.wake({ ignoreBackoff: true });
  });
}

const queueOf = (worker: Worker, profile: string) =>
  worker.store.approvals.where('[profile+id]').between([profile], [profile, []]).toArray();

async function decideHere(
  { machine, decisions }: Scene,
  worker: Worker,
  { by, decision, most }: Extract<Act, { kind: 'decideHere' }>,
): Promise<void> {
  const me = machine.organization.profileOf(by);
  const about = (await queueOf(worker, me.profile))
    .filter(({ state }) => state === 'waiting' || state === 'failed')
    .flatMap(({ id: approvalId, stageId }) => (stageId === undefined ? [] : [{ approvalId, stageId }]))
    .slice(0, most);
  if (about.length === 0) return;
  const intent = decisions.put(by, decision, about);
  machine.note(`  ${by} decides: ${intent.text}, ${decision} of ${about.length}`);
  await asProfile(worker, machine, by, async (profile) => {
    const approvalIds = about.map(({ approvalId }) => approvalId);
    const answer = await worker.approvals.decide(profile, {
      approvalIds,
      decision,
      justification: intent.text,
    });
    if (worker.life.isOver()) return;
    intent.answer = answer.ok ? 'accepted' : 'refused';
    if (answer.ok) for (const { approvalId } of answer.value.left) intent.left.add(approvalId);
    machine.note(`  ${intent.text} is ${intent.answer}, but for ${intent.left.size}`);
    machine.time.after(undoMs, () => {
      if (!worker.life.isOver()) void worker.engine.wake({ ignoreBackoff: true });
    });
    await worker.engine.wake({ ignoreBackoff: true });
  });
}

/** What was decided last by somebody, as far as it can be undone. */
async function undo({ machine, decisions }: Scene, worker: Worker, by: Approver): Promise<void> {
  const intent = decisions.all.findLast((one) => one.by === by);
  if (intent === undefined) return;
  const ids = intent.about.map(({ approvalId }) => approvalId).filter((id) => !intent.left.has(id));
  for (const id of ids) intent.undoTried.add(id);
  await asProfile(worker, machine, by, async (profile) => {
    const answer = await worker.approvals.undo(profile, ids);
    if (worker.life.isOver() || !answer.ok) return;
    const left = new Set(answer.value.left.map(({ approvalId }) => approvalId));
    // Nothing is left to undo of what an earlier try has undone.
    for (const id of ids)
      if (left.has(id) && !intent.undone.has(id)) intent.undoTried.delete(id);
      else intent.undone.add(id);
    machine.note(`  ${intent.text} is taken back, but for ${left.size}`);
  });
}

function decideElsewhere({ machine }: Scene, decision: 'Approve' | 'Deny'): void {
  const { state, tenant } = machine.organization;
  for (const request of state.ledger.requests(tenant.id)) {
    const stage = request.stages.find(({ status }) => status === 'InProgress');
    if (stage === undefined) continue;
    const approver = tenant.users.find(({ id }) => isApprover(state, request, stage, id));
    if (approver === undefined) continue;
    decideStage(state, tenant, approver, request.id, stage.id, {
      reviewResult: decision,
      justification: 'fine',
    });
    return;
  }
}

/** What waits and was asked for last, as an administrator can delete it. */
function deleteElsewhere({ machine, intents }: Scene): void {
  const { state, tenant } = machine.organization;
  const waiting = state.ledger
    .requests(tenant.id)
    .filter((request) => request.state === 'pendingApproval' || request.state === 'scheduled');
  const last = waiting.at(-1);
  if (last === undefined) return;
  state.ledger.deleteRequest(last.id);
  machine.note(`  ${last.justification} is deleted`);
  intents.deleted.add(last.id);
}

function saveDraft({ machine, intents, onWorker }: Scene, who: Who, what: What): void {
  onWorker((worker) =>
    asProfile(worker, machine, who, async (profile) => {
      const saved = await worker.requests.saveDraft(profile, inputFor(machine, what, 'a draft'));
      if (!saved.ok || worker.life.isOver()) return;
      // The person typed over what had come back.
      for (const intent of intents.all)
        if (intent.requestId === saved.value.requestId) intent.isReplaced = true;
    }),
  );
}

async function signOut(
  { machine, intents, decisions }: Scene,
  { store, engine }: Worker,
  who: Who,
  discardUnsent: boolean,
): Promise<void> {
  const { profile } = machine.organization.profileOf(who);
  if ((await store.profiles.get(profile)) === undefined) return;
  for (const intent of intents.all) if (intent.who === who) intent.isForgotten = true;
  for (const intent of decisions.all) if (intent.by === who) intent.isForgotten = true;
  await store.profiles.update(profile, { session: 'signedOut' });
  await engine.alone(profile, () => eraseProfile(store, profile, { keepUnsent: !discardUnsent }));
}

const describe = ({ kind, ...rest }: Act): string =>
  [kind, ...Object.entries(rest).map(([name, value]) => `${name}=${value}`)].join(' ');
