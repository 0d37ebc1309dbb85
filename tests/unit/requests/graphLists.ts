import type { GraphApi, GraphRequest } from '../../../lib/graph/api.ts';
import { type Failure, fail, ok } from '../../../lib/platform/failure.ts';
import { packageId } from './people.ts';

/** What Graph lists: for this person, and what this person asked for others; whether all could be read. */
export interface Lists {
  own?: GraphRequest[] | Failure;
  createdBy?: GraphRequest[];
  isWhole?: boolean;
}

/** Graph's `myRequests` with these lists. */
export const listing =
  ({ own = [], createdBy = [], isWhole = true }: Lists): GraphApi['myRequests'] =>
  async (_profile, on, onUnreadable) => {
    if (!isWhole) onUnreadable?.();
    if (on === 'createdBy') return ok(createdBy);
    return Array.isArray(own) ? ok(own) : fail(own);
  };

/** A request as Graph lists it. */
export const graphRequest = (changes: Partial<GraphRequest> = {}): GraphRequest => ({
  id: 'g-1',
  requestType: 'userAdd',
  state: 'pendingApproval',
  graphState: 'pendingApproval',
  graphStatus: 'PendingApproval',
  createdAt: 0,
  justification: 'because',
  answers: [],
  questionTexts: {},
  schedule: null,
  accessPackage: { id: packageId, displayName: 'Marketing site' },
  ...changes,
});
