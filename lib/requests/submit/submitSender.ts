import { changeTypes, hasComeToNothing, isOpen, mayBeTakenBack } from '../../entitlement/request.ts';
import type { GraphApi, GraphRequest } from '../../graph/api.ts';
import { type Failure, ok, type Result } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import { requestsOf } from '../../store/readable.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import type { CommandRow, Sender, Verdict } from '../../sync/command.ts';
import { toService } from '../../sync/times.ts';
import { type Pacing, tryAgainAt, writeVerdict } from '../../sync/writeVerdict.ts';
import { whyRefused } from '../check/whyRefused.ts';
import { cancelCommand } from '../model/commands.ts';
import { erasedOf } from '../model/erased.ts';
import { findSubmitted } from '../model/findSubmitted.ts';
import { adopt } from '../model/linkToGraph.ts';
import { movedTo, type Observed, withFailure } from '../model/nextState.ts';
import { requestOf } from '../model/requestOf.ts';
import { absenceProvesMs, lookAgainMs } from '../model/timing.ts';
import { recheckRequirements } from './recheckRequirements.ts';

export interface SubmitSenderDeps extends Pacing {
  store: Store;
  graph: Pick<GraphApi, 'submitRequest' | 'myRequests' | 'requirements' | 'myAssignments'>;
  /** BCP 47 tag for question texts. */
  locale: () => string;
}

type SubmitRow = CommandRow<'submitRequest'>;

/** Sends a request: for access, for another end of it, or to give it up. POST is not idempotent, so every doubt ends in a look-up, never in a second POST. */
export function createSubmitSender(deps: SubmitSenderDeps): Sender<'submitRequest'> {
  const { store, graph, clock, local } = deps;

  return {
    kind: 'submitRequest',
    expired: { kind: 'notRequestable', why: 'expired' },

    async prepare(profile, row) {
      const request = await requestOf(deps, row);
      if (request === undefined) return gone;
      // Giving up has no requirements.
      return request.requestType === 'userRemove'
        ? { kind: 'go' }
        : recheckRequirements(deps, profile, request, row);
    },

    async call(profile, row) {
      const request = await requestOf(deps, row);
      if (request === undefined) return gone;
      const result = await graph.submitRequest(profile, asNewRequest(request));
      if (result.ok) return done(deps, result.value, row);
      const verdict = writeVerdict(result, row, deps, async () => undefined);
      if (verdict.kind !== 'refused') return verdict;
      // Graph does not say why it refuses. If a request for the same is open already, it is the one the person wanted.
      const open = await findInGraph(deps, profile, request, row);
      if (open.ok && open.value && isOpen(open.value.state)) return done(deps, open.value, row);
      return { ...verdict, failure: await whyRefused(deps, profile, request, verdict.failure) };
    },

    async lookUp(profile, row) {
      const request = await requestOf(deps, row);
      if (request === undefined) return gone;
      const lookedAt = local.now();
      let isWhole = true;
      const found = await findInGraph(deps, profile, request, row, () => {
        isWhole = false;
      });
      if (!found.ok) return lookLater(found.failure, row, deps);
      return found.value ? done(deps, found.value, row) : absent(row, { lookedAt, isWhole }, deps);
    },

    async mirror(row) {
      const request = await requestOf(deps, row);
      if (request === undefined) return;
      const moved = movedTo(request, row.state === 'queued' ? 'queued' : 'sending', clock.now());
      await store.requests.put(withFailure(moved, row.failure));
    },

    async giveUp(row, failure) {
      const request = await requestOf(deps, row);
      if (request === undefined) return;
      const end = row.cancelWanted === true ? 'canceled' : isAskedAgain(failure) ? 'draft' : 'failed';
      const moved = movedTo(request, end, clock.now());
      await store.requests.put(withFailure(moved, end === 'canceled' ? undefined : failure));
    },
  };
}

const done = (deps: SubmitSenderDeps, observed: Observed, row: SubmitRow): Verdict => ({
  kind: 'done',
  apply: (current) => apply(deps, observed, { ...row, ...current, command: row.command }),
});

async function apply(deps: SubmitSenderDeps, observed: Observed, row: SubmitRow): Promise<void> {
  const { store, clock, local } = deps;
  const request = await requestOf(deps, row);
  if (request === undefined) return;
  const adopted = await adopt(store, request, observed, clock.now());
  const isOurs = adopted.graphId === observed.id;
  if (!isOurs || row.cancelWanted !== true) return;
  if (mayBeTakenBack(adopted.state)) await store.outbox.put(cancelCommand(adopted, observed.id, local.now()));
  else if (!hasComeToNothing(adopted.state)) await store.requests.put(withFailure(adopted, tooLate));
}

async function findInGraph(
  deps: SubmitSenderDeps,
  profile: ProfileRow,
  request: RequestRow,
  row: SubmitRow,
  onUnreadable?: () => void,
): Promise<Result<GraphRequest | undefined>> {
  const list = await deps.graph.myRequests(profile, request.forOther && 'createdBy', onUnreadable);
  if (!list.ok) return list;
  const sent = sentBy(row, deps);
  return ok(findSubmitted(list.value, request, sent, await knownElsewhere(deps.store, request)));
}

/** The person cancelled it, and it had been decided when Knock found it. */
const tooLate: Failure = { kind: 'tooLate', what: 'takeBack' };

const gone: Verdict = { kind: 'refused', failure: { kind: 'gone' } };

/** Not a refusal by the service: what was typed goes back to the person, who may send it again. */
const isAskedAgain = (failure: Failure): boolean =>
  failure.kind === 'notRequestable' && failure.why !== 'notInScope' && failure.why !== 'notOffered';

/**
 * The request is not listed. Knock believes that only when the list has had time to show what was sent last. This
 * machine's clock and the service's, which the look has just told, must both say so, since either may have been set
 * meanwhile. An item that could not be read may be the request: then Knock never sends it again, and it goes back to
 * the person when its time is over.
 */
function absent(
  row: SubmitRow,
  { lookedAt, isWhole }: { lookedAt: number; isWhole: boolean },
  pacing: Pacing,
): Verdict {
  const bySelf = lookedAt - (row.lostAt ?? lookedAt);
  const told = toService(pacing, lookedAt);
  const waited = Math.min(bySelf, told - (row.lostAtService ?? told));
  const isProven = waited >= absenceProvesMs;
  if (isProven && (isWhole || lookedAt >= row.expiresAt)) return { kind: 'go' };
  return {
    kind: 'lost',
    lookAt: lookedAt + (isProven ? lookAgainMs : Math.min(lookAgainMs, absenceProvesMs - waited)),
    ...(row.failure && { failure: row.failure }),
  };
}

/**
 * When it was sent, at the latest (the service's time). If no answer had corrected the clock, the note is this
 * machine's own time, which may be wrong by hours. So it is read that way, too, and is never later than the loss, which
 * followed it. A time too early takes an older, similar request for this one; a time too late files it twice.
 */
function sentBy(row: SubmitRow, pacing: Pacing): number {
  const now = pacing.clock.now();
  const noted = row.firstSentAt ?? row.sendingSince ?? now;
  return Math.min(noted, toService(pacing, noted), row.lostAtService ?? now);
}

function lookLater(failure: Failure, row: SubmitRow, pacing: Pacing): Verdict {
  return { kind: 'lost', lookAt: tryAgainAt(failure, row.attempts + 1, pacing), failure };
}

/**
 * Graph ids that belong to other rows, whatever they are for: an earlier request is not the one just sent, and where
 * Graph names no package, one for something else looks the same.
 */
async function knownElsewhere(store: Store, request: RequestRow): Promise<ReadonlySet<string>> {
  const { rows } = await requestsOf(store, request.profile);
  const others = rows.filter((row) => row.id !== request.id).flatMap((row) => row.graphId ?? []);
  return new Set([...others, ...(await erasedOf(store, request.profile))]);
}

function asNewRequest(row: RequestRow): Parameters<GraphApi['submitRequest']>[1] {
  const requestType = changeTypes.find((type) => type === row.requestType);
  return {
    ...(requestType !== undefined &&
      row.assignmentId !== undefined && { change: { requestType, assignmentId: row.assignmentId } }),
    accessPackageId: row.accessPackageId,
    ...(row.policyId !== undefined && { policyId: row.policyId }),
    targetId: row.targetId,
    ...(row.forOther && { target: row.forOther }),
    justification: row.justification,
    answers: row.answers,
    schedule: row.schedule,
  };
}
