import * as v from 'valibot';
import { reasonMissing } from '../entitlement/approval.ts';
import type { Failure } from '../platform/failure.ts';
import type { GraphApi, WriteResult } from './api.ts';
import type { StageDecision } from './approvalShapes.ts';
import { sendBatches, sendTogether } from './batch.ts';
import type { Sent } from './call.ts';
import { asApprover, type GraphContext, part } from './context.ts';
import { approvalStage } from './decode/approval.ts';
import { id, list } from './decode/fields.ts';
import { readExpanded } from './expanded.ts';
import { writeOutcome } from './outcome.ts';
import { queuePath, stagesPath } from './paths.ts';
import { collect, readAll } from './read.ts';

const approval = v.object({ id, stages: list(approvalStage) });

/** Deciding; all of it under the approver's scope. */
export const approvals = (
  context: GraphContext,
): Pick<GraphApi, 'approvalStages' | 'stagesOfQueue' | 'decideStages'> => ({
  async approvalStages(profile, approvalIds) {
    const read = (approvalId: string) => ({
      call: { profile, access: asApprover, method: 'GET', path: stagesPath(approvalId) } as const,
      where: 'approvalStages',
      schema: approvalStage,
    });
    const { send, clock } = context;
    const [only, ...others] = approvalIds;
    if (only === undefined) return [];
    if (others.length === 0) return [await readAll(send, read(only))];
    const answers = await sendBatches(send, clock, {
      profile,
      access: asApprover,
      items: approvalIds,
      toCall: (approvalId) => read(approvalId).call,
    });
    if (!answers.ok) return approvalIds.map(() => answers);
    return Promise.all(answers.value.map(({ item, sent }) => collect(send, read(item), sent)));
  },

  stagesOfQueue: (profile) =>
    readExpanded(context, {
      profile,
      access: asApprover,
      path: queuePath,
      expands: ['stages'],
      where: 'approvals',
      schema: approval,
      onlyExpanded: true,
    }),

  async decideStages(profile, decisions) {
    const { send, clock } = context;
    const toCall = ({ approvalId, stageId, decision, justification }: StageDecision) => ({
      method: 'PATCH' as const,
      path: `${stagesPath(approvalId)}/${part(stageId)}`,
      body: { reviewResult: decision, justification },
    });
    const alone = (one: StageDecision) => send({ profile, access: asApprover, ...toCall(one) });
    const [only, ...others] = decisions;
    if (only !== undefined && others.length === 0) return [decided(await alone(only), only)];
    const sent = await sendTogether(send, clock, {
      profile,
      access: asApprover,
      items: decisions,
      toCall: (one) => ({ ...toCall(one), headers: { 'Content-Type': 'application/json' } }),
    });
    const results: WriteResult<undefined>[] = [];
    for (const [index, one] of decisions.entries()) {
      const answer = sent[index] as Sent; // one for each
      results.push(decided(wantsOtherToken(answer) ? await alone(one) : answer, one));
    }
    return results;
  },
});

/** Refused before anything happened, for a token that a call of its own gets anew. */
const wantsOtherToken = (sent: Sent): boolean =>
  sent.answered &&
  (sent.status === 401 || (sent.status === 403 && sent.headers.get('www-authenticate') !== null));

function decided(sent: Sent, { justification }: StageDecision): WriteResult<undefined> {
  const outcome = writeOutcome(sent, (status) => refusedDecision(status, justification));
  return outcome.ok ? { ok: true, value: undefined } : outcome;
}

/**
 * 409: another approver of the stage was first. What answers a decision without a reason where the policy demands one
 * isn't documented (approvalstage-update, 2026-11): a 400 is taken for it.
 */
function refusedDecision(status: number, justification: string): Failure | undefined {
  if (status === 409) return { kind: 'alreadyDecided' };
  return status === 400 && justification.trim() === '' ? reasonMissing : undefined;
}
