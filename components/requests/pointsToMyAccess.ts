import type { RequestSummary } from '../../lib/offer/offer.ts';

/** States whose reason or rest only My Access shows. */
export const pointsToMyAccess: ReadonlySet<RequestSummary['state']> = new Set([
  'pendingApproval',
  'denied',
  'partiallyDelivered',
  'failed',
  'unknown',
]);
