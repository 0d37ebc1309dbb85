import { randomUUID } from 'node:crypto';
import type { RequestState } from '../../../lib/entitlement/request.ts';
import type { GraphApi, GraphRequest, NewRequest, WriteResult } from '../../../lib/graph/api.ts';
import { requestState } from '../../../lib/graph/decode/assignmentRequest.ts';
import type { Failure } from '../../../lib/platform/failure.ts';
import type { TestClock } from '../sync/testClock.ts';
import { packageId, policy } from './people.ts';

/** What befalls one POST. `After` and `late` have the effect all the same. */
export type Mishap =
  | 'none'
  | 'dropBefore'
  | 'dropAfter'
  | '500 before'
  | '504 after'
  | '504 late'
  | '503'
  | '429'
  | 'malformed after';

export interface FakeService {
  graph: Pick<GraphApi, 'submitRequest' | 'cancelRequest' | 'myRequests' | 'requirements' | 'myAssignments'>;
  /** Requests that exist, whoever has been told. */
  requests(): GraphRequest[];
  move(id: string, state: RequestState, status?: string): void;
  /** An administrator deletes it; or it is listed again as it was. */
  hide(id: string, hidden: boolean): void;
  /** Asked for by every call until it answers `undefined`. */
  outage(failure: Failure | undefined): void;
  calls(): string[];
}

export interface ServiceOptions {
  clock: TestClock;
  /** How long a new request is missing from lists (ms). */
  listLagMs: number;
  /** What befalls the first POST, the second, …; later ones go well. */
  mishaps?: Mishap[];
  allowsCustomSchedule?: boolean;
}

interface Held {
  request: GraphRequest;
  takesEffectAt: number;
}

const lost = (failure: Failure): WriteResult<never> => ({ ok: false, maybe: true, failure });

/** Graph's requests, with state: no guard against duplicates, lists that lag, dates that come late. */
export function createFakeService({
  clock,
  listLagMs,
  mishaps = [],
  allowsCustomSchedule = false,
}: ServiceOptions): FakeService {
  const held: Held[] = [];
  const calls: string[] = [];
  const hidden = new Set<string>();
  let failing: Failure | undefined;

  const file = (request: NewRequest, delayMs = 0): GraphRequest => {
    const now = clock.now();
    const filed: GraphRequest = {
      id: randomUUID(),
      requestType: request.change?.requestType ?? 'userAdd',
      ...(request.change && { assignmentId: request.change.assignmentId }),
      state: 'pendingApproval',
      graphState: 'pendingApproval',
      graphStatus: 'PendingApproval',
      createdAt: now + delayMs,
      justification: request.justification,
      answers: request.answers,
      questionTexts: {},
      schedule: request.schedule,
      accessPackage: { id: request.accessPackageId, displayName: 'Marketing site' },
      target: { objectId: request.targetId, displayName: '', principalName: '' },
      ...(request.policyId !== undefined && { policyId: request.policyId }),
    };
    held.push({ request: filed, takesEffectAt: now + delayMs });
    return filed;
  };

  const post = (request: NewRequest, mishap: Mishap): WriteResult<GraphRequest> => {
    switch (mishap) {
      case 'none': {
        const { createdAt: _null, ...fresh } = file(request);
        return {
          ok: true,
          value: { ...fresh, state: 'submitted', graphState: 'submitted', graphStatus: 'Accepted' },
        };
      }
      case 'dropBefore':
        return lost({ kind: 'offline' });
      case 'dropAfter':
        file(request);
        return lost({ kind: 'offline' });
      case '500 before':
        return lost({ kind: 'unexpected' });
      case '504 after':
        file(request);
        return lost({ kind: 'unexpected' });
      case '504 late':
        // The gateway gives up after a minute; the service had taken the request just before.
        file(request, 59_000);
        clock.advance(60_000);
        return lost({ kind: 'unexpected' });
      case '503':
        return lost({ kind: 'throttled', until: clock.now() + 20_000 });
      case '429':
        return { ok: false, maybe: false, failure: { kind: 'throttled', until: clock.now() + 20_000 } };
      case 'malformed after':
        file(request);
        return lost({ kind: 'malformedAnswer', where: 'assignmentRequest' });
    }
  };

  const list = (): GraphRequest[] =>
    held
      .filter(({ takesEffectAt }) => clock.now() >= takesEffectAt + listLagMs)
      .filter(({ request }) => !hidden.has(request.id))
      .map(({ request, takesEffectAt }) => {
        const { createdAt: _null, ...undated } = request;
        return clock.now() < takesEffectAt + listLagMs + 1000 ? undated : request;
      });

  return {
    graph: {
      async submitRequest(_profile, request) {
        calls.push('submit');
        if (failing) return { ok: false, maybe: failing.kind === 'offline', failure: failing };
        return post(request, mishaps.shift() ?? 'none');
      },
      async cancelRequest(_profile, graphId) {
        calls.push('cancel');
        if (failing) return { ok: false, maybe: failing.kind === 'offline', failure: failing };
        if (hidden.has(graphId)) return { ok: false, maybe: false, failure: { kind: 'gone' } };
        const found = held.find(({ request }) => request.id === graphId);
        if (found?.request.state !== 'pendingApproval')
          return { ok: false, maybe: false, failure: { kind: 'unexpected' } };
        found.request = {
          ...found.request,
          state: 'canceled',
          graphState: 'canceled',
          graphStatus: 'Canceled',
        };
        return { ok: true, value: undefined };
      },
      async myRequests() {
        calls.push('list');
        return failing ? { ok: false, failure: failing } : { ok: true, value: list() };
      },
      async requirements(_profile, id) {
        calls.push('requirements');
        if (failing) return { ok: false, failure: failing };
        return { ok: true, value: id === packageId ? [policy({ allowsCustomSchedule })] : [] };
      },
      async myAssignments() {
        calls.push('assignments');
        return failing ? { ok: false, failure: failing } : { ok: true, value: [] };
      },
    },
    requests: () =>
      held.filter(({ takesEffectAt }) => clock.now() >= takesEffectAt).map(({ request }) => request),
    move(id, state, status = state) {
      for (const each of held)
        if (each.request.id === id)
          each.request = {
            ...each.request,
            state: requestState(state, status),
            graphState: state,
            graphStatus: status,
          };
    },
    hide: (id, isHidden) => void (isHidden ? hidden.add(id) : hidden.delete(id)),
    outage: (failure) => {
      failing = failure;
    },
    calls: () => calls,
  };
}
