import {
  decideStage,
  findApproval,
  findStage,
  isApprover,
  stageIdOf,
  stageWaitingFor,
  waitingFor,
} from '../state/approvals.ts';
import { findUser } from '../state/lookups.ts';
import type { RequestRecord, StageRecord } from '../state/records.ts';
import { Refusal } from '../state/refusal.ts';
import { canReadEntitlements } from '../state/roles.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';
import { time } from './time.ts';
import { isObject } from './validate.ts';

const base = '/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals';

export const approvalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/filterByCurrentUser(on='{on}')`,
    options: ['$select', '$expand', '$top', '$skip', '$count'],
    answer: listMine,
  },
  { method: 'GET', path: `${base}/{id}`, options: ['$select', '$expand'], answer: getOne },
  { method: 'GET', path: `${base}/{id}/stages`, options: ['$select'], answer: listStages },
  { method: 'GET', path: `${base}/{id}/stages/{stageId}`, options: ['$select'], answer: getStage },
  { method: 'PATCH', path: `${base}/{id}/stages/{stageId}`, options: [], answer: decide },
];

function listMine(call: Call): Reply {
  if (call.parameter('on') !== 'approver')
    throw new Refusal(400, 'BadRequest', `Only 'approver' is supported for 'on'.`);
  if (call.query.expand.length > 0) checkStagesExpand(call);
  return {
    kind: 'collection',
    context: 'Collection(approval)',
    type: 'approval',
    entities: waitingFor(call.state, call.tenant.id, call.me.id).map((request) => ({
      ...approvalEntity(call, request),
      annotations: { '@odata.type': '#microsoft.graph.approval' },
    })),
  };
}

/** No reference page shows it on this list. */
function checkStagesExpand({ state: { switches }, me }: Call): void {
  if (switches.get('stagesExpand') === 'refused')
    throw new Refusal(400, 'BadRequest', '$expand is not supported on this function.');
  if (!canReadEntitlements(me) && !switches.get('stagesReadable'))
    throw new Refusal(403, 'AccessDenied', 'You may not read these stages.');
}

/** The documented sample shows the stages without having asked for them. */
function getOne(call: Call): Reply {
  const request = readable(call);
  const entity: Entity = { ...approvalEntity(call, request), inline: ['stages'] };
  return { kind: 'entity', context: 'approvals/$entity', entity };
}

function listStages(call: Call): Reply {
  if (call.state.switches.get('stagesStatus') === 404)
    throw new Refusal(404, 'ResourceNotFound', 'There are no stages of this approval.');
  const request = readable(call);
  return {
    kind: 'collection',
    context: `identityGovernance/entitlementManagement/accessPackageAssignmentApprovals('${request.id}')/stages`,
    type: 'approvalStage',
    entities: request.stages.map((stage) => stageEntity(call, request, stage)),
  };
}

function getStage(call: Call): Reply {
  const request = readable(call);
  const { stage } = findStage(call.state, call.tenant, request.id, call.parameter('stageId'));
  return { kind: 'entity', context: 'approvalStages/$entity', entity: stageEntity(call, request, stage) };
}

/** The approval, if the caller may read it: holders of a role always, plain approvers as the switch says. */
function readable(call: Call): RequestRecord {
  const request = findApproval(call.state, call.tenant, call.parameter('id'));
  if (canReadEntitlements(call.me)) return request;
  const isMine = request.stages.some((stage) => isApprover(call.state, request, stage, call.me.id));
  if (!isMine || !call.state.switches.get('stagesReadable'))
    throw new Refusal(403, 'AccessDenied', 'You may not read this approval.');
  return request;
}

function decide(call: Call): Reply {
  const { state, tenant, me, parameter, exchange } = call;
  const decision = readDecision(exchange.body);
  decideStage(state, tenant, me, parameter('id'), parameter('stageId'), decision);
  const effect = `decide ${decision.reviewResult} ${parameter('id')} ${parameter('stageId')}`;
  return { kind: 'nothing', status: 204, effect };
}

function readDecision(body: unknown): { reviewResult: 'Approve' | 'Deny'; justification: string } {
  const { reviewResult, justification = '', ...others } = isObject(body) ? body : {};
  const unknown = Object.keys(others).filter((name) => !name.startsWith('@odata.'));
  if (unknown.length > 0) throw new Refusal(400, 'BadRequest', `Can't change ${unknown.join(', ')}.`);
  if (reviewResult !== 'Approve' && reviewResult !== 'Deny')
    throw new Refusal(400, 'BadRequest', "reviewResult must be 'Approve' or 'Deny'.");
  return { reviewResult, justification: typeof justification === 'string' ? justification : '' };
}

function approvalEntity(call: Call, request: RequestRecord): Entity {
  return {
    type: 'approval',
    properties: { id: request.id },
    navigations: { stages: () => request.stages.map((stage) => stageEntity(call, request, stage)) },
  };
}

function stageEntity(call: Call, request: RequestRecord, stage: StageRecord): Entity {
  const waits = stageWaitingFor(call.state, request, call.me.id)?.id === stage.id;
  const reviewer = stage.reviewedById === undefined ? undefined : findUser(call.tenant, stage.reviewedById);
  return {
    type: 'approvalStage',
    properties: {
      id: stageIdOf(call.state, stage),
      displayName: null,
      assignedToMe: waits || isApprover(call.state, request, stage, call.me.id),
      status: stage.status,
      reviewResult: stage.reviewResult,
      justification: stage.justification,
      reviewedBy:
        reviewer === undefined
          ? null
          : {
              '@odata.type': '#microsoft.graph.userIdentity',
              id: reviewer.id,
              displayName: reviewer.displayName,
              userPrincipalName: reviewer.userPrincipalName,
            },
      reviewedDateTime: time(stage.reviewedAt),
    },
  };
}
