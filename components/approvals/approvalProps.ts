import { fail, type Result } from '../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import type { approverCommands } from '../data/commands.ts';
import type { ApprovalContext } from '../data/useApprovalContext.ts';

export type ApproverCommands = ReturnType<typeof approverCommands>;
type Answer = Awaited<ReturnType<ApproverCommands['undo']>>;

export interface ApprovalCardProps {
  approval: ApprovalRow;
  /** `undefined`: not read yet. */
  context?: ApprovalContext | undefined;
  onDecide: ApproverCommands['decide'];
  onUndo: ApproverCommands['undo'];
  onSignIn: () => Promise<Result<unknown>>;
  myAccessUrl?: string | undefined;
}

/** What a command about one came to. */
export async function ofOne(answer: Promise<Answer>): Promise<Result<unknown>> {
  const result = await answer;
  const [left] = result.ok ? result.value.left : [];
  return left ? fail(left.failure) : result;
}
