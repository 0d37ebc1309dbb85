import type { TenantSeed } from '../organization.ts';
import { freshStages, type RequestRecord } from './records.ts';

/** An agent identity for which somebody asked; no user of any organisation. */
export const agent = { id: 'a9e70001-0000-4000-8000-000000000001', displayName: 'Invoice agent' };

/** A request for the agent, by the first person, for the first package that somebody approves. Waits for ever. */
export function agentRequest(tenant: TenantSeed, start: number): RequestRecord | undefined {
  for (const { id: accessPackageId, assignmentPolicies } of tenant.accessPackages) {
    const policy = assignmentPolicies.find(({ stages }) => stages.length > 0);
    const requestor = tenant.users[0];
    if (policy === undefined || requestor === undefined) continue;
    const [stage, ...later] = freshStages(policy);
    return {
      id: `a9e70002${tenant.id.slice(8)}`,
      tenantId: tenant.id,
      accessPackageId,
      policyId: policy.id,
      requestorId: requestor.id,
      targetId: agent.id,
      requestType: 'userAdd',
      state: 'pendingApproval',
      status: 'PendingApproval',
      createdAt: start,
      completedAt: undefined,
      listedFrom: start,
      justification: 'Reads the invoices',
      answers: [],
      schedule: { startDateTime: null, expiration: { type: 'notSpecified' } },
      stages: stage === undefined ? [] : [{ ...stage, status: 'InProgress', startedAt: start }, ...later],
      since: start,
      assignmentId: `a9e70003${tenant.id.slice(8)}`,
      isCalledBack: false,
      delivery: 'first',
    };
  }
  return undefined;
}
