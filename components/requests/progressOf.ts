import type { RequestSummary } from '../../lib/offer/offer.ts';

export type StepState = 'done' | 'current' | 'ahead' | 'stopped';
export interface Progress {
  sent: StepState;
  approval: StepState;
  access: StepState;
}

const steps = (sent: StepState, approval: StepState, access: StepState): Progress => ({
  sent,
  approval,
  access,
});

/** How far a request is, as the three steps people care about. */
export function progressOf(request: Pick<RequestSummary, 'state' | 'graphId' | 'timeline'>): Progress {
  switch (request.state) {
    case 'draft':
    case 'queued':
    case 'sending':
      return steps('current', 'ahead', 'ahead');
    case 'submitted':
    case 'unknown':
      return steps('done', 'ahead', 'ahead');
    case 'pendingApproval':
      return steps('done', 'current', 'ahead');
    case 'scheduled':
    case 'delivering':
    case 'delivered':
      return steps('done', 'done', 'current');
    case 'usable':
      return steps('done', 'done', 'done');
    case 'denied':
    case 'expired':
      return steps('done', 'stopped', 'ahead');
    case 'canceled':
      return request.graphId === undefined
        ? steps('stopped', 'ahead', 'ahead')
        : steps('done', 'stopped', 'ahead');
    case 'partiallyDelivered':
      return steps('done', 'done', 'stopped');
    case 'failed':
      return failedAt(request);
    default:
      return request.state satisfies never;
  }
}

/** A failure before Graph took the request belongs to sending; a later one, to setting the access up. */
function failedAt({ graphId, timeline }: Pick<RequestSummary, 'graphId' | 'timeline'>): Progress {
  if (graphId === undefined) return steps('stopped', 'ahead', 'ahead');
  const wasApproved = timeline.some((entry) => entry.state === 'delivering' || entry.state === 'scheduled');
  return wasApproved ? steps('done', 'done', 'stopped') : steps('done', 'stopped', 'ahead');
}
