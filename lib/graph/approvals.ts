import type { Failure } from '../platform/failure.ts';
import type { GraphApi } from './api.ts';
import { asApprover, entitlementManagement, type GraphContext, part } from './context.ts';
import { approvalStage } from './decode/approval.ts';
import { writeOutcome } from './outcome.ts';
import { readAll } from './read.ts';

const approvalsPath = `${entitlementManagement}/accessPackageAssignmentApprovals`;

/** Deciding; all of it under the approver's scope. */
export const approvals = ({ send }: GraphContext): Pick<GraphApi, 'approvalStages' | 'decideStage'> => ({
  approvalStages: (profile, approvalId) =>
    readAll(send, {
      call: {
        profile,
        access: asApprover,
        method: 'GET',
        path: `${approvalsPath}/${part(approvalId)}/stages`,
      },
      where: 'approvalStages',
      schema: approvalStage,
    }),

  async decideStage(profile, approvalId, stageId, decision, justification) {
    const sent = await send({
      profile,
      access: asApprover,
      method: 'PATCH',
      path: `${approvalsPath}/${part(approvalId)}/stages/${part(stageId)}`,
      body: { reviewResult: decision, justification },
    });
    const outcome = writeOutcome(sent, refusedDecision);
    return outcome.ok ? { ok: true, value: undefined } : outcome;
  },
});

/** 409: another approver of the stage was first. */
const refusedDecision = (status: number): Failure | undefined =>
  status === 409 ? { kind: 'alreadyDecided' } : undefined;
