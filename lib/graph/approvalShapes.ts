/** Approvals as Graph tells them, in domain types. */

export interface GraphApproval {
  id: string;
  stages: GraphApprovalStage[];
}

export interface StageDecision {
  approvalId: string;
  stageId: string;
  decision: 'Approve' | 'Deny';
  justification: string;
}

export interface GraphApprovalStage {
  id: string;
  displayName: string;
  assignedToMe: boolean;
  status: string;
  isInProgress: boolean;
  /** `NotReviewed`, `Approved`, `Denied`, as Graph writes it. */
  reviewResult: string;
  /** What was decided in it, by whom and when (epoch ms), as far as Graph says. */
  justification: string;
  reviewer?: string;
  reviewerId?: string;
  reviewedAt?: number;
}
