import { agent } from '../state/agents.ts';
import { waitingFor } from '../state/approvals.ts';
import { submitApproverRemove } from '../state/approverRemove.ts';
import { cancelRequest } from '../state/cancel.ts';
import { sameId } from '../state/lookups.ts';
import { heldAssignment, submitForAssignment } from '../state/ownAssignment.ts';
import { reportsOf } from '../state/people.ts';
import type { RequestRecord } from '../state/records.ts';
import { Refusal } from '../state/refusal.ts';
import { reprocess } from '../state/reprocess.ts';
import { canReadEntitlements } from '../state/roles.ts';
import { submitUserAdd } from '../state/submit.ts';
import { otherOptions } from './odata.ts';
import { readRequestBody } from './requestBody.ts';
import { requestEntity } from './requestEntity.ts';
import { checkRequestExpand } from './requestExpand.ts';
import type { Call, Reply, Route } from './route.ts';

const base = '/identityGovernance/entitlementManagement/assignmentRequests';

export const assignmentRequestRoutes: readonly Route[] = [
  { method: 'POST', path: base, options: [], answer: create },
  { method: 'POST', path: `${base}/{id}/cancel`, options: [], answer: cancel },
  {
    method: 'POST',
    path: `${base}/{id}/reprocess`,
    options: [],
    answer: ({ state, tenant, me, parameter }) => {
      reprocess(state, tenant, me, ({ id }) => sameId(id, parameter('id')));
      return { kind: 'nothing', status: 202 };
    },
  },
  {
    method: 'GET',
    path: `${base}/filterByCurrentUser(on='{on}')`,
    options: ({ switches }) => [
      '$select',
      '$expand',
      '$filter',
      '$top',
      ...(switches.get('otherOptions') === 'works' ? otherOptions : []),
    ],
    answer: listMine,
  },
];

/** 201, accepted and without a creation time yet, as documented. */
function create(call: Call): Reply {
  const request = submit(call);
  const entity = requestEntity(call, request);
  return {
    kind: 'entity',
    status: 201,
    context: 'accessPackageAssignmentRequests/$entity',
    effect: `createRequest ${request.id}`,
    entity: { ...entity, properties: { ...entity.properties, createdDateTime: null } },
  };
}

function submit({ state, tenant, me, model, exchange }: Call): RequestRecord {
  const body = readRequestBody(model, exchange.body, state.switches.get('acceptBetaNames'));
  const { requestType, assignment, justification, answers, schedule } = body;
  if (requestType === 'userAdd' && assignment.accessPackageId !== undefined) {
    const { accessPackageId, assignmentPolicyId: policyId, targetId } = assignment;
    return submitUserAdd(state, tenant, me, {
      accessPackageId,
      policyId,
      targetId,
      justification,
      answers,
      schedule,
    });
  }
  const assignmentId = assignment.id ?? heldAssignment(state, tenant, me, assignment.accessPackageId);
  if ((requestType === 'userRemove' || requestType === 'userUpdate') && assignmentId !== undefined)
    return submitForAssignment(state, tenant, me, {
      requestType,
      assignmentId,
      justification,
      answers,
      schedule,
    });
  if (/^(?:admin|system|onBehalf)/.test(requestType))
    throw new Refusal(501, 'NotImplemented', `The tenant makes no request of type '${requestType}'.`);
  if (requestType === 'approverRemove' && assignment.id !== undefined)
    return submitApproverRemove(state, tenant, me, { assignmentId: assignment.id, justification });
  throw new Refusal(400, 'BadRequest', `Can't make a request of type '${requestType}' from this body.`);
}

function cancel({ state, tenant, me, parameter }: Call): Reply {
  cancelRequest(state, tenant, me, parameter('id'));
  return {
    kind: 'nothing',
    status: state.switches.get('cancelStatus'),
    effect: `cancelRequest ${parameter('id')}`,
  };
}

function listMine(call: Call): Reply {
  checkRequestExpand(call);
  const now = call.state.clock.now();
  const entities = selected(call)
    .filter((request) => request.listedFrom <= now)
    .toSorted((one, other) => other.createdAt - one.createdAt)
    .map((request) => requestEntity(call, request));
  return {
    kind: 'collection',
    context: 'Collection(accessPackageAssignmentRequest)',
    type: 'accessPackageAssignmentRequest',
    entities: entities,
  };
}

function selected(call: Call): RequestRecord[] {
  const { state, tenant, me, parameter } = call;
  const all = state.ledger.requests(tenant.id);
  switch (parameter('on')) {
    case 'target':
      return all.filter(({ targetId }) => sameId(targetId, me.id));
    case 'createdBy':
      return all.filter(({ requestorId }) => sameId(requestorId, me.id));
    case 'targetOrRequestor':
      return all.filter(({ targetId, requestorId }) => sameId(targetId, me.id) || sameId(requestorId, me.id));
    case 'requestForOthers':
      return all.filter(
        ({ targetId, requestorId }) => sameId(requestorId, me.id) && !sameId(targetId, me.id),
      );
    case 'targetManager':
      return all.filter(({ targetId }) => reportsOf(tenant, me).some(({ id }) => sameId(id, targetId)));
    case 'targetAgentIdentitySponsorOrOwner':
      return all.filter(({ targetId, requestorId }) => targetId === agent.id && sameId(requestorId, me.id));
    case 'approver':
      checkPolicyExpand(call);
      return waitingForMe(call);
    default:
      throw new Refusal(400, 'BadRequest', `Invalid value '${parameter('on')}' for 'on'.`);
  }
}

/** That an approver may read the policy of what waits is documented nowhere. */
function checkPolicyExpand({ state, me, query }: Call): void {
  const isAsked = query.expand.some((one) =>
    one.query.expand.some(({ name }) => name === 'assignmentPolicy'),
  );
  if (isAsked && !canReadEntitlements(me) && !state.switches.get('policyReadable'))
    throw new Refusal(403, 'AccessDenied', 'You may not read policies.');
}

/** Whether the low scope is enough for this one is not documented: a switch decides. */
function waitingForMe({ state, tenant, me, caller }: Call): RequestRecord[] {
  const isBroad = caller.scopes.some((scope) => scope.startsWith('EntitlementManagement.'));
  if (!isBroad && !state.switches.get('approverCountUnderLowScope'))
    throw new Refusal(403, 'AccessDenied', 'Approvals need a broader permission.');
  return waitingFor(state, tenant.id, me.id);
}
