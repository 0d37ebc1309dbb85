import type { Denial } from '../../../lib/denial/denial.ts';

/** SharePoint refuses somebody; of what, each test says. */
export const siteDenial = {
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [],
} as const satisfies Denial;
