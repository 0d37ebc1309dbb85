import { day } from '../platform/durations.ts';
import type { ApplicationRow } from '../store/rowsOfIndex.ts';

const freshFor = 7 * day;
/** An application that is not there yet may be tomorrow. */
const absentFor = day;

/** Until when (epoch ms) what was looked up is believed, and kept: it says which applications refused the person. */
export const applicationStaleAt = ({
  readAt,
  servicePrincipalId,
}: Pick<ApplicationRow, 'readAt' | 'servicePrincipalId'>): number =>
  readAt + (servicePrincipalId === undefined ? absentFor : freshFor);
