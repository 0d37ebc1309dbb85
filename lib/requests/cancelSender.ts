import type { GraphApi } from '../graph/api.ts';
import type { Store } from '../store/database.ts';
import type { RequestRow } from '../store/rows.ts';
import { isRequestRow } from '../store/shapes.ts';
import type { CommandRow, Sender, Verdict } from '../sync/command.ts';
import { type Pacing, tryAgainAt, writeVerdict } from '../sync/verdicts.ts';
import { adopt } from './adopt.ts';
import { movedTo, type Observed, withFailure } from './nextState.ts';
import { isOpen } from './openness.ts';

export interface CancelSenderDeps extends Pacing {
  store: Store;
  graph: Pick<GraphApi, 'cancelRequest' | 'myRequests'>;
}

type CancelRow = CommandRow<'cancelRequest'>;

/** Takes a request back. Cancelling twice does no harm, so a look-up that finds it still open sends again. */
export function createCancelSender(deps: CancelSenderDeps): Sender<'cancelRequest'> {
  const { store, graph, clock } = deps;
  const requestOf = async (row: CancelRow): Promise<RequestRow | undefined> => {
    const request = await store.requests.get([row.profile, row.command.requestId]);
    return isRequestRow(request) ? request : undefined;
  };

  const change = async (row: CancelRow, to: (request: RequestRow) => RequestRow): Promise<void> => {
    const request = await requestOf(row);
    if (request) await store.requests.put(to(request));
  };

  const canceled = (row: CancelRow) => () =>
    change(row, (request) => withFailure(movedTo(request, 'canceled', clock.now()), undefined));

  /** It has ended in the meantime: whatever it came to is the answer. */
  const ended = (row: CancelRow, observed: Observed): Verdict => ({
    kind: 'done',
    async apply() {
      const request = await requestOf(row);
      if (request) await adopt(store, request, observed, clock.now());
    },
  });

  const lookUp: Sender<'cancelRequest'>['lookUp'] = async (profile, row) => {
    const list = await graph.myRequests(profile);
    if (!list.ok)
      return {
        kind: 'lost',
        lookAt: tryAgainAt(list.failure, row.attempts + 1, deps),
        failure: list.failure,
      };
    const observed = list.value.find((request) => request.id === row.command.graphId);
    return observed && !isOpen(observed.state) ? ended(row, observed) : { kind: 'go' };
  };

  return {
    kind: 'cancelRequest',
    expired: { kind: 'tooLate', what: 'cancel' },

    async prepare(_profile, row) {
      const request = await requestOf(row);
      // Ended before the command left: there is nothing to take back, which is what was wanted.
      return request && isOpen(request.state)
        ? { kind: 'go' }
        : { kind: 'done', apply: async () => undefined };
    },

    async call(profile, row) {
      const result = await graph.cancelRequest(profile, row.command.graphId);
      const verdict = writeVerdict(result, row, deps, canceled(row));
      if (verdict.kind !== 'refused') return verdict;
      // Refused: most likely it has ended already, which a look tells.
      const seen = await lookUp(profile, row);
      return seen.kind === 'done' ? seen : verdict;
    },

    lookUp,

    mirror: (row) => change(row, (request) => withFailure(request, row.failure)),
    giveUp: (row, failure) => change(row, (request) => withFailure(request, failure)),
  };
}
