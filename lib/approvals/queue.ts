import type { GraphApi, GraphRequest } from '../graph/api.ts';
import type { GraphApprovalStage } from '../graph/approvalShapes.ts';
import { type FailureKind, ok, type Result } from '../platform/failure.ts';
import type { ProfileRow } from '../store/rows.ts';
import { isPassing } from '../sync/writeVerdict.ts';

/** One request that waits, with the stage this person may decide, and all of them, where they could be read. */
export interface Waiting {
  request: GraphRequest;
  stage?: GraphApprovalStage;
  stages?: readonly GraphApprovalStage[];
  /** They were not asked for yet, or could not be read just now. */
  isUnread?: true;
}

type QueueGraph = Pick<GraphApi, 'requestsToApprove' | 'approvalStages' | 'stagesOfQueue'>;

/** So many get their stages with the queue: what a view shows at first. The others when somebody looks at them. */
const mostAtFirst = 40;

/**
 * The approver's queue. With the approver's token it has stages; without one (no such client, consent refused, not
 * assigned) it is what the employee's scope shows, and no stage. Fails when neither can be read.
 */
export async function readQueue(graph: QueueGraph, profile: ProfileRow): Promise<Result<Waiting[]>> {
  const asApprover = await graph.requestsToApprove(profile, 'approver');
  if (asApprover.ok) return ok(await withStages(graph, profile, asApprover.value));
  if (!degraded.includes(asApprover.failure.kind)) return asApprover;
  const asEmployee = await graph.requestsToApprove(profile, 'employee');
  if (!asEmployee.ok) return asApprover; // what the person can do something about
  return ok(asEmployee.value.map((request) => ({ request })));
}

/** There is no approver's token now, and another attempt would not bring one. */
const degraded: readonly FailureKind[] = [
  'notConfigured',
  'consentNeeded',
  'forbidden',
  'signInRefused',
  'interactionRequired',
  'signedOut',
];

/** With the stages of all in the one list that has them, where Graph gives it; else of the first ones. */
async function withStages(
  graph: QueueGraph,
  profile: ProfileRow,
  requests: GraphRequest[],
): Promise<Waiting[]> {
  const listed = await graph.stagesOfQueue(profile);
  const known = new Map(
    (listed.ok ? listed.value : [])
      .filter(({ stages }) => stages.length > 0)
      .map(({ id, stages }) => [id, stages]),
  );
  const unknown = requests.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const read = await readStages(graph, profile, unknown.slice(0, mostAtFirst));
  return requests.map((request) => {
    const stages = known.get(request.id);
    const own = stages ? ok(stageAmong(stages)) : read.get(request.id);
    return { request, ...(own?.ok ? own.value : { isUnread: true }) };
  });
}

export type Stages = Pick<Waiting, 'stage' | 'stages'>;

/** The stages of some approvals. Those that may not be read are none: the decision is a link then. */
export async function readStages(
  graph: Pick<GraphApi, 'approvalStages'>,
  profile: ProfileRow,
  approvalIds: readonly string[],
): Promise<Map<string, Result<Stages>>> {
  const read = await graph.approvalStages(profile, approvalIds);
  const outcomes = read.map((stages) => {
    if (stages.ok) return ok(stageAmong(stages.value));
    return isPassing(stages.failure) ? stages : ok({});
  });
  return new Map(outcomes.map((outcome, index) => [approvalIds[index] ?? '', outcome]));
}

function stageAmong(stages: readonly GraphApprovalStage[]): Stages {
  const stage = stages.find((each) => each.assignedToMe && each.isInProgress);
  return stage ? { stage, stages } : {};
}
