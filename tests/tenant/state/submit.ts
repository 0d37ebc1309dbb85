import type { AccessPackageSeed, AssignmentPolicySeed, TenantSeed, UserSeed } from '../organization.ts';
import { type AnswerDraft, checkAnswers } from './answers.ts';
import { checkConflicts } from './conflicts.ts';
import { findPackage, findUser, sameId } from './lookups.ts';
import { applicablePolicies, isPublished, letsAskFor, ownPolicies } from './people.ts';
import { freshStage, freshStages, type RequestRecord, type ScheduleRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { checkSchedule } from './schedules.ts';
import type { TenantState } from './state.ts';

/** `userAdd`: somebody asks for a package, for themselves or for somebody who reports to them. */
export interface UserAdd {
  accessPackageId: string;
  policyId: string | undefined;
  targetId: string | undefined;
  justification: string | null;
  answers: AnswerDraft[];
  schedule: ScheduleRecord;
}

/** @throws Refusal 4xx when a rule of the package, its policy or what the person has already says no. */
export function submitUserAdd(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  asked: UserAdd,
): RequestRecord {
  checkLicense(state);
  const target = asked.targetId === undefined ? me : findUser(tenant, asked.targetId);
  if (target === undefined)
    throw new Refusal(404, 'ResourceNotFound', `There is no subject '${asked.targetId}'.`);
  const accessPackage = findPackage(tenant, asked.accessPackageId);
  if (accessPackage === undefined)
    throw new Refusal(404, 'ResourceNotFound', `There is no access package '${asked.accessPackageId}'.`);
  const policy = choosePolicy(state, tenant, { me, target }, accessPackage, asked.policyId);
  checkJustification(tenant, policy, asked.justification);
  checkAnswers(policy.questions, asked.answers);
  checkSchedule(policy, asked.schedule, state.clock.now());
  const renewed = checkConflicts(state, tenant.id, accessPackage, target.id);
  const request = newRequest(state, tenant, me, 'userAdd', accessPackage, policy);
  if (renewed !== undefined) request.assignmentId = renewed.id;
  request.targetId = target.id;
  if (state.switches.get('riskStage') !== 'none') request.stages.unshift(freshStage(undefined));
  request.justification = asked.justification;
  request.answers = asked.answers.map(({ questionId, value, displayValue }) => ({
    questionId,
    value,
    displayValue,
  }));
  request.schedule = asked.schedule;
  state.ledger.addRequest(request);
  return request;
}

/** The code is that of Microsoft's other governance services; entitlement management documents none. */
function checkLicense({ switches }: TenantState): void {
  if (switches.get('license') === 'refused')
    throw new Refusal(
      403,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
}

function choosePolicy(
  state: TenantState,
  tenant: TenantSeed,
  { me, target }: { me: UserSeed; target: UserSeed },
  accessPackage: AccessPackageSeed,
  policyId: string | undefined,
): AssignmentPolicySeed {
  // Whom the access is for has to be in a policy's scope, whoever asks.
  const scoped = applicablePolicies(accessPackage.assignmentPolicies, tenant, target, state.access);
  const asked = { requestorId: me.id, targetId: target.id };
  const isOwn = sameId(me.id, target.id);
  const forOther = () =>
    isPublished(tenant, accessPackage)
      ? scoped.filter((policy) => letsAskFor(policy, tenant, asked, state.access))
      : [];
  const open = isOwn ? ownPolicies(accessPackage, tenant, me, state.access) : forOther();
  if (open.length === 0 && scoped.length > 0 && !isOwn)
    throw new Refusal(403, 'NotAllowedOnBehalf', 'The policy does not let you ask for this person.');
  const chosen = policyId === undefined ? open : open.filter((policy) => sameId(policy.id, policyId));
  if (chosen.length > 1)
    throw new Refusal(400, 'PolicyNotSpecified', 'Several policies apply: assignmentPolicyId is required.');
  const [policy] = chosen;
  if (policy === undefined)
    throw new Refusal(
      403,
      'NotAllowedByPolicy',
      "You don't meet policy requirements to request this entitlement.",
    );
  return policy;
}

export function checkJustification(
  tenant: TenantSeed,
  policy: AssignmentPolicySeed,
  given: string | null,
): void {
  // Clouds whose metadata lacks `justification` cannot demand one.
  if (tenant.cloud !== 'global' || !policy.isRequestorJustificationRequired) return;
  if ((given ?? '').trim() === '')
    throw new Refusal(400, 'JustificationRequired', 'The policy requires a justification.');
}

/** A request as it is the moment after its POST. */
export function newRequest(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  requestType: string,
  accessPackage: AccessPackageSeed,
  policy: AssignmentPolicySeed,
): RequestRecord {
  const now = state.clock.now();
  return {
    id: crypto.randomUUID(),
    tenantId: tenant.id,
    accessPackageId: accessPackage.id,
    policyId: policy.id,
    requestorId: me.id,
    targetId: me.id,
    requestType,
    state: 'submitted',
    status: 'Accepted',
    createdAt: now,
    completedAt: undefined,
    listedFrom: now + state.switches.get('listLag') * 1000,
    justification: null,
    answers: [],
    schedule: { startDateTime: null, expiration: { type: 'notSpecified' } },
    stages: freshStages(policy),
    since: now,
    assignmentId: crypto.randomUUID(),
    isCalledBack: false,
    delivery: 'first',
  };
}
