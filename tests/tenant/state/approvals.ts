import type { TenantSeed, UserSeed } from '../organization.ts';
import { sameId } from './lookups.ts';
import { approversOf, riskApproversOf } from './people.ts';
import type { RequestRecord, StageRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import type { TenantState } from './state.ts';
import { approve, end, startStage } from './transitions.ts';

/** Somebody is among the approvers of a stage (never of their own request). */
export function isApprover(
  state: TenantState,
  request: RequestRecord,
  stage: StageRecord,
  userId: string,
): boolean {
  const { tenant } = state.ledger.contextOf(request);
  const policyStage = policyStageOf(state, request, stage);
  const approvers =
    policyStage === undefined
      ? riskApproversOf(tenant, request)
      : approversOf(policyStage, tenant, request, state.access, stage.isEscalated);
  return approvers.some((id) => sameId(id, userId));
}

const policyStageOf = (state: TenantState, request: RequestRecord, { policyStageId = '' }: StageRecord) =>
  state.ledger.contextOf(request).policy.stages.find(({ id }) => sameId(id, policyStageId));

/** The id under which Graph names a stage. */
export const stageIdOf = ({ switches }: TenantState, { id, policyStageId }: StageRecord): string =>
  switches.get('stageIds') === 'policy' ? (policyStageId ?? id) : id;

/** The stage that waits for somebody's decision right now. */
export const stageWaitingFor = (
  state: TenantState,
  request: RequestRecord,
  userId: string,
): StageRecord | undefined =>
  request.stages.find((stage) => stage.status === 'InProgress' && isApprover(state, request, stage, userId));

/** Requests that wait for somebody's decision. */
export const waitingFor = (state: TenantState, tenantId: string, userId: string): RequestRecord[] =>
  state.ledger
    .requests(tenantId)
    .filter(
      (request) =>
        request.state === 'pendingApproval' && stageWaitingFor(state, request, userId) !== undefined,
    );

export interface Decision {
  reviewResult: 'Approve' | 'Deny';
  justification: string;
}

/**
 * Decides one stage: *Deny* ends the request, *Approve* starts the next stage or lets the request through.
 * @throws Refusal 404 unknown, 403 not an approver of it, 409 already decided, 400 no reason or not its turn.
 */
export function decideStage(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  approvalId: string,
  stageId: string,
  decision: Decision,
): void {
  const { request, stage, index } = findStage(state, tenant, approvalId, stageId);
  if (!isApprover(state, request, stage, me.id))
    throw new Refusal(403, 'AccessDenied', 'You are not an approver of this stage.');
  checkTurn(request, stage);
  const policyStage = policyStageOf(state, request, stage);
  if (policyStage === undefined && state.switches.get('riskStage') === 'roleNeeded')
    throw new Refusal(403, 'AccessDenied', 'Deciding this stage needs the role Security Reader.');
  if (policyStage?.isApproverJustificationRequired === true && decision.justification.trim() === '')
    throw new Refusal(400, 'JustificationRequired', 'The policy requires a justification of the decision.');
  record(stage, me, decision, state.clock.now());
  moveOn(request, index, decision, state.clock.now());
}

export function findStage(
  state: TenantState,
  tenant: TenantSeed,
  approvalId: string,
  stageId: string,
): { request: RequestRecord; stage: StageRecord; index: number } {
  const request = findApproval(state, tenant, approvalId);
  const index = request.stages.findIndex((candidate) => sameId(stageIdOf(state, candidate), stageId));
  const stage = request.stages[index];
  if (stage === undefined) throw new Refusal(404, 'ResourceNotFound', `There is no stage '${stageId}'.`);
  return { request, stage, index };
}

/** The id of an approval is the id of its request; a request without stages has none. */
export function findApproval(state: TenantState, tenant: TenantSeed, id: string): RequestRecord {
  const request = state.ledger.requests(tenant.id).find((candidate) => sameId(candidate.id, id));
  if (request === undefined || request.stages.length === 0)
    throw new Refusal(404, 'ResourceNotFound', `There is no approval '${id}'.`);
  return request;
}

function checkTurn(request: RequestRecord, stage: StageRecord): void {
  if (stage.status === 'Completed')
    throw new Refusal(409, 'Conflict', 'Another approver has already decided this stage.');
  if (request.state !== 'pendingApproval')
    throw new Refusal(400, 'InvalidRequestState', `The request is ${request.state}.`);
  if (stage.status !== 'InProgress')
    throw new Refusal(400, 'InvalidStageState', `The stage is ${stage.status}.`);
}

function record(stage: StageRecord, me: UserSeed, decision: Decision, at: number): void {
  stage.status = 'Completed';
  stage.reviewResult = decision.reviewResult === 'Approve' ? 'Approved' : 'Denied';
  stage.justification = decision.justification;
  stage.reviewedById = me.id;
  stage.reviewedAt = at;
}

function moveOn(request: RequestRecord, index: number, decision: Decision, at: number): void {
  if (decision.reviewResult === 'Deny') end(request, 'denied', 'Denied', at);
  else if (request.stages[index + 1] !== undefined) startStage(request, index + 1, at);
  else approve(request, at);
}
