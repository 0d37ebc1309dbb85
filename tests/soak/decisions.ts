import type { ApprovalRow } from '../../lib/store/rows.ts';
import type { TenantSeed } from '../tenant/organization.ts';
import { isApprover, stageIdOf, waitingFor } from '../tenant/state/approvals.ts';
import { sameId } from '../tenant/state/lookups.ts';
import type { RequestRecord, StageRecord } from '../tenant/state/records.ts';
import type { Machine } from './machine.ts';
import { type Approver, approvers } from './plan.ts';

/** One decision of somebody, about one request or some. */
export interface DecisionIntent {
  by: Approver;
  /** Unique: how a stage in Graph is known to be decided by this one. */
  text: string;
  decision: 'Approve' | 'Deny';
  /** Which stage of which approval the person saw. */
  about: { approvalId: string; stageId: string }[];
  /** `unanswered`: the worker died before it could say. */
  answer: 'unanswered' | 'accepted' | 'refused';
  /** Approvals that Knock said it left alone. */
  left: Set<string>;
  /** Approvals that somebody tried to take back, and those of which Knock said yes. */
  undoTried: Set<string>;
  undone: Set<string>;
  /** The person signed out since. */
  isForgotten: boolean;
}

export interface Decisions {
  all: DecisionIntent[];
  put(by: Approver, decision: 'Approve' | 'Deny', about: DecisionIntent['about']): DecisionIntent;
}

export function createDecisions(): Decisions {
  const all: DecisionIntent[] = [];
  return {
    all,
    put(by, decision, about) {
      const intent: DecisionIntent = {
        by,
        text: `Decision ${all.length + 1}`,
        decision,
        about,
        answer: 'unanswered',
        left: new Set(),
        undoTried: new Set(),
        undone: new Set(),
        isForgotten: false,
      };
      all.push(intent);
      return intent;
    },
  };
}

interface Placed {
  request: RequestRecord;
  stage: StageRecord;
}

/** What must be true of decisions when everything has come to rest and the queues were read once more. */
export async function decisionsBroken(machine: Machine, { all }: Decisions): Promise<string[]> {
  const { state, tenant } = machine.organization;
  const ledger = state.ledger.requests(tenant.id);
  const places = ledger.flatMap((request) => request.stages.map((stage) => ({ request, stage })));
  return [
    ...all.flatMap((intent) => intentBroken(machine, intent, places)),
    ...(await lostAmong(machine, all, places)),
    ...(await shownWrongly(machine, tenant, places)),
  ];
}

/** Of what took effect: only what was wanted, once, where the person saw it. */
function intentBroken(
  { organization }: Machine,
  intent: DecisionIntent,
  places: readonly Placed[],
): string[] {
  const { text, about, undone, decision, by } = intent;
  const found: string[] = [];
  const effects = places.filter(({ stage }) => stage.justification === text);
  for (const { request, stage } of effects) {
    const seen = about.find(({ approvalId }) => sameId(approvalId, request.id));
    if (seen === undefined || !sameId(seen.stageId, stageIdOf(organization.state, stage)))
      found.push(`${text} was made at a wrong stage`);
    if (undone.has(request.id)) found.push(`${text} was taken back and sent`);
    if (!sameId(stage.reviewedById ?? '', organization.profileOf(by).oid))
      found.push(`${text} was made under the wrong profile`);
    if (stage.reviewResult !== (decision === 'Approve' ? 'Approved' : 'Denied'))
      found.push(`${text} says ${stage.reviewResult} in Graph`);
  }
  const times = new Set(effects.map(({ request }) => request.id));
  if (times.size < effects.length) found.push(`${text} took effect ${effects.length} times`);
  return found;
}

/** What was accepted is in Graph, or back with the person, or somebody else was first. */
async function lostAmong(
  { organization, look }: Machine,
  all: readonly DecisionIntent[],
  places: readonly Placed[],
): Promise<string[]> {
  const found: string[] = [];
  // A fault may say that somebody else was first, who wasn't: Graph's word is all that Knock has.
  const conflicts = organization.state.log
    .rows()
    .filter(({ method, status }) => method === 'PATCH' && status === 409);
  const metConflict = (row: ApprovalRow | undefined) =>
    row?.state === 'alreadyDecided' && conflicts.some(({ path }) => path.includes(row.id));
  for (const intent of all) {
    if (intent.answer !== 'accepted' || intent.isForgotten) continue;
    for (const { approvalId, stageId } of intent.about) {
      if (intent.left.has(approvalId) || intent.undoTried.has(approvalId)) continue;
      const place = places.find(
        ({ request, stage }) =>
          sameId(request.id, approvalId) && sameId(stageIdOf(organization.state, stage), stageId),
      );
      const isOpen = place?.stage.status === 'InProgress' && place.request.state === 'pendingApproval';
      const row = await look.approvals.get([organization.profileOf(intent.by).profile, approvalId]);
      // Read again since, it waits, and still says why it could not be decided.
      const isRefused = row?.state === 'failed' || (row?.state === 'waiting' && row.failure !== undefined);
      const isBack = isRefused || wasDecidedAnew(intent, approvalId, all) || metConflict(row);
      if (isOpen && !isBack) found.push(`${intent.text} is lost`);
    }
  }
  return found;
}

const wasDecidedAnew = (intent: DecisionIntent, approvalId: string, all: readonly DecisionIntent[]) =>
  all
    .slice(all.indexOf(intent) + 1)
    .some((later) => later.by === intent.by && later.about.some((one) => one.approvalId === approvalId));

/** The queue as it is shown is Graph's, and a decision that is shown was made. */
async function shownWrongly(
  { organization, look }: Machine,
  tenant: TenantSeed,
  places: readonly Placed[],
): Promise<string[]> {
  const { state } = organization;
  const found: string[] = [];
  for (const by of approvers) {
    const { profile, oid } = organization.profileOf(by);
    const session = (await look.profiles.get(profile))?.session;
    if (session !== 'signedIn') continue;
    const rows = await look.approvals.where('[profile+id]').between([profile], [profile, []]).toArray();
    const waiting = waitingFor(state, tenant.id, oid);
    for (const row of rows) {
      const place = places.find(
        ({ request, stage }) =>
          sameId(request.id, row.id) && sameId(stageIdOf(state, stage), row.stageId ?? ''),
      );
      const result = { approved: 'Approved', denied: 'Denied' }[row.state as string];
      const isOwn = place?.stage.reviewResult === result && sameId(place?.stage.reviewedById ?? '', oid);
      if (result !== undefined && place !== undefined && !isOwn)
        found.push(`an approval is shown as ${row.state} and is ${place.stage.reviewResult}`);
      const isPending = row.state === 'waiting' || row.state === 'failed' || row.state === 'deciding';
      if (isPending && !waiting.some(({ id }) => sameId(id, row.id)))
        found.push(`an approval is shown as ${row.state} and waits for nobody here`);
      if (place && !isApprover(state, place.request, place.stage, oid))
        found.push('an approval is with the wrong profile');
    }
    for (const { id } of waiting)
      if (!rows.some((row) => sameId(row.id, id))) found.push(`an approval waits for ${by} and is not shown`);
  }
  return found;
}
