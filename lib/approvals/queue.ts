import type { GraphApi, GraphApprovalStage, GraphRequest } from '../graph/api.ts';
import { type FailureKind, ok, type Result } from '../platform/failure.ts';
import type { ProfileRow } from '../store/rows.ts';

/** One request that waits, with the stage this person may decide, and all of them, where they could be read. */
export interface Waiting {
  request: GraphRequest;
  stage?: GraphApprovalStage;
  stages?: readonly GraphApprovalStage[];
}

type QueueGraph = Pick<GraphApi, 'requestsToApprove' | 'approvalStages'>;

/** How many stage lists are read at the same time. */
const atOnce = 4;

/**
 * The approver's queue. With the approver's token it has stages; without one (no such client, consent refused, not
 * assigned) it is what the employee's scope shows, and no stage. Fails when neither can be read.
 */
export async function readQueue(graph: QueueGraph, profile: ProfileRow): Promise<Result<Waiting[]>> {
  const asApprover = await graph.requestsToApprove(profile, 'approver');
  if (asApprover.ok) return ok(await withStages(graph, profile, asApprover.value));
  if (!isDegraded(asApprover.failure.kind)) return asApprover;
  const asEmployee = await graph.requestsToApprove(profile, 'employee');
  if (!asEmployee.ok) return asApprover; // what the person can do something about
  return ok(asEmployee.value.map((request) => ({ request })));
}

/** There is no approver's token now, and another attempt would not bring one. */
const degraded: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'notConfigured',
  'consentNeeded',
  'forbidden',
  'signInRefused',
  'interactionRequired',
  'signedOut',
]);
const isDegraded = (kind: FailureKind): boolean => degraded.has(kind);

async function withStages(
  graph: QueueGraph,
  profile: ProfileRow,
  requests: GraphRequest[],
): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (let from = 0; from < requests.length; from += atOnce) {
    const some = requests.slice(from, from + atOnce);
    waiting.push(...(await Promise.all(some.map((request) => withStage(graph, profile, request)))));
  }
  return waiting;
}

/** Stages that cannot be read leave a row without one: the decision is a link then. */
async function withStage(graph: QueueGraph, profile: ProfileRow, request: GraphRequest): Promise<Waiting> {
  const stages = await graph.approvalStages(profile, request.id);
  const stage = stages.ok ? stages.value.find((each) => each.assignedToMe && each.isInProgress) : undefined;
  return stages.ok && stage ? { request, stage, stages: stages.value } : { request };
}
