import type { GraphRequest } from '../../../lib/graph/api.ts';
import type { GraphApprovalStage } from '../../../lib/graph/approvalShapes.ts';

/** A request that waits for somebody's decision, as Graph lists it. */
export const waitingRequest = (changes: Partial<GraphRequest> = {}): GraphRequest => ({
  id: 'approval-1',
  requestType: 'userAdd',
  state: 'pendingApproval',
  graphState: 'pendingApproval',
  graphStatus: 'PendingApproval',
  justification: 'Launch',
  answers: [],
  questionTexts: {},
  schedule: null,
  ...changes,
});

/** A stage of such a request: this person's, and open. */
export const stage = (changes: Partial<GraphApprovalStage> = {}): GraphApprovalStage => ({
  id: 'stage-1',
  displayName: '',
  assignedToMe: true,
  status: 'InProgress',
  isInProgress: true,
  reviewResult: 'NotReviewed',
  justification: '',
  ...changes,
});

/** A stage in which somebody has decided. */
export const endedStage = (reviewResult: string, changes: Partial<GraphApprovalStage> = {}) =>
  stage({ status: 'Completed', isInProgress: false, reviewResult, ...changes });
