import { isOpen } from '../../entitlement/request.ts';
import type { GraphApi, GraphRequest } from '../../graph/api.ts';
import { type Failure, ok, type Result } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import type { CommandRow, Sender, Verdict } from '../../sync/command.ts';
import { type Pacing, tryAgainAt, writeVerdict } from '../../sync/writeVerdict.ts';
import { adopt } from '../model/linkToGraph.ts';
import { vanished } from '../model/missingFromList.ts';
import { movedTo, type Observed, withFailure } from '../model/nextState.ts';
import { requestOf } from '../model/requestOf.ts';
import { absenceProvesMs } from '../model/timing.ts';

export interface CancelSenderDeps extends Pacing {
  store: Store;
  graph: Pick<GraphApi, 'cancelRequest' | 'myRequests'>;
}

type CancelRow = CommandRow<'cancelRequest'>;

/** What the list says of a request; `unsure`: it is not there, which as yet proves nothing. */
type Seen = GraphRequest | 'absent' | 'unsure';

/** Takes a request back. Cancelling twice does no harm, so a look-up that finds it still open sends again. */
export function createCancelSender(deps: CancelSenderDeps): Sender<'cancelRequest'> {
  return {
    kind: 'cancelRequest',
    expired: { kind: 'tooLate', what: 'cancel' },

    async prepare(_profile, row) {
      const request = await requestOf(deps, row);
      // Ended before the command left: there is nothing to take back, which is what was wanted.
      return request && isOpen(request.state)
        ? { kind: 'go' }
        : { kind: 'done', apply: async () => undefined };
    },

    async call(profile, row) {
      const result = await deps.graph.cancelRequest(profile, row.command.graphId);
      const verdict = writeVerdict(result, row, deps, () => cancel(deps, row));
      if (verdict.kind !== 'refused') return verdict;
      // Refused: most likely it has ended already, or was deleted, which a look tells.
      const seen = await look(deps, profile, row);
      if (!seen.ok) return verdict;
      if (typeof seen.value === 'object') return over(deps, row, seen.value) ?? verdict;
      // Some tenants answer 403 for what there isn't (msgraph-sdk-powershell#1985).
      if (!isNotThere(verdict.failure)) return verdict;
      return seen.value === 'absent' ? deleted(deps, row) : { kind: 'refused', failure: goneOrHidden };
    },

    async lookUp(profile, row) {
      const seen = await look(deps, profile, row);
      if (!seen.ok)
        return {
          kind: 'lost',
          lookAt: tryAgainAt(seen.failure, row.attempts + 1, deps),
          failure: seen.failure,
        };
      return over(deps, row, seen.value) ?? { kind: 'go' };
    },

    mirror: (row) => change(deps, row, (request) => told(request, row.failure)),
    giveUp: (row, failure) => change(deps, row, (request) => told(request, failure)),
  };
}

const goneOrHidden: Failure = { kind: 'goneOrHidden' };
const isNotThere = ({ kind }: Failure): boolean => kind === 'gone' || kind === 'forbidden';

async function change(
  deps: CancelSenderDeps,
  row: CancelRow,
  to: (request: RequestRow) => RequestRow,
): Promise<void> {
  const request = await requestOf(deps, row);
  if (request) await deps.store.requests.put(to(request));
}

const cancel = (deps: CancelSenderDeps, row: CancelRow): Promise<void> =>
  change(deps, row, (request) => withFailure(movedTo(request, 'canceled', deps.clock.now()), undefined));

async function look(deps: CancelSenderDeps, profile: ProfileRow, row: CancelRow): Promise<Result<Seen>> {
  const request = await requestOf(deps, row);
  let isSure = request !== undefined && deps.clock.now() - knownSince(request) >= absenceProvesMs;
  const list = await deps.graph.myRequests(profile, request?.forOther && 'createdBy', () => {
    isSure = false;
  });
  if (!list.ok) return list;
  const observed = list.value.find(({ id }) => id === row.command.graphId);
  return ok(observed ?? (isSure ? 'absent' : 'unsure'));
}

const over = (deps: CancelSenderDeps, row: CancelRow, seen: Seen): Verdict | undefined =>
  typeof seen === 'object' && !isOpen(seen.state) ? ended(deps, row, seen) : undefined;

/** It has ended in the meantime: whatever it came to is the answer. */
const ended = (deps: CancelSenderDeps, row: CancelRow, observed: Observed): Verdict => ({
  kind: 'done',
  async apply() {
    const request = await requestOf(deps, row);
    if (request) await adopt(deps.store, request, observed, deps.clock.now());
  },
});

/** Nobody can cancel it any more, and nobody has to wait for it. */
const deleted = (deps: CancelSenderDeps, row: CancelRow): Verdict => ({
  kind: 'done',
  apply: () =>
    change(deps, row, (request) => (isOpen(request.state) ? vanished(request, deps.clock.now()) : request)),
});

/** A failed cancel matters only while there is something to cancel. */
const told = (request: RequestRow, failure: Failure | undefined): RequestRow =>
  isOpen(request.state) ? withFailure(request, failure) : request;

/** When Graph was first seen to have it (epoch ms): earlier, it need not be listed. */
const knownSince = ({ timeline, changedAt }: RequestRow): number =>
  timeline.find(({ source }) => source === 'graph')?.at ?? changedAt;
