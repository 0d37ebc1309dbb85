import type { Result } from '../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import type { ApprovalContext } from '../data/useApprovalContext.ts';

export type Decide = (
  approvalId: string,
  decision: 'Approve' | 'Deny',
  justification: string,
) => Promise<Result<unknown>>;

export interface ApprovalCardProps {
  approval: ApprovalRow;
  /** `undefined`: not read yet. */
  context?: ApprovalContext | undefined;
  onDecide: Decide;
  onUndo: (approvalId: string) => Promise<Result<unknown>>;
  onSignIn: () => Promise<Result<unknown>>;
  myAccessUrl?: string | undefined;
}
