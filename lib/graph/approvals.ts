import { reasonMissing } from '../entitlement/approval.ts';
import type { Failure } from '../platform/failure.ts';
import type { GraphApi } from './api.ts';
import { asApprover, type GraphContext, part } from './context.ts';
import { approvalStage } from './decode/approval.ts';
import { writeOutcome } from './outcome.ts';
import { stagesPath } from './paths.ts';
import { readAll } from './read.ts';

/** Deciding; all of it under the approver's scope. */
export const approvals = ({ send }: GraphContext): Pick<GraphApi, 'approvalStages' | 'decideStage'> => ({
  approvalStages: (profile, approvalId) =>
    readAll(send, {
      call: {
        profile,
        access: asApprover,
        method: 'GET',
        path: stagesPath(approvalId),
      },
      where: 'approvalStages',
      schema: approvalStage,
    }),

  async decideStage(profile, approvalId, stageId, decision, justification) {
    const sent = await send({
      profile,
      access: asApprover,
      method: 'PATCH',
      path: `${stagesPath(approvalId)}/${part(stageId)}`,
      body: { reviewResult: decision, justification },
    });
    const outcome = writeOutcome(sent, (status) => refusedDecision(status, justification));
    return outcome.ok ? { ok: true, value: undefined } : outcome;
  },
});

/**
 * 409: another approver of the stage was first. What answers a decision without a reason where the policy demands one
 * isn't documented (approvalstage-update, 2026-11): a 400 is taken for it.
 */
function refusedDecision(status: number, justification: string): Failure | undefined {
  if (status === 409) return { kind: 'alreadyDecided' };
  return status === 400 && justification.trim() === '' ? reasonMissing : undefined;
}
