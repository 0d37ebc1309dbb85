import { day, minute } from '../platform/durations.ts';
import type { AccessPackageRow } from '../store/rowsOfIndex.ts';
import { jitter } from '../sync/spread.ts';

/**
 * Contents are read again after about this, whatever `modifiedDateTime` says: that it moves with the contents is not
 * documented (v1.0 reference, seen 2026-09).
 */
const maximumAge = 7 * day;
/** What could not be read may be readable tomorrow. */
const refusedAge = day;
/** A malformed answer or a server's error may be over in minutes. */
const failedAge = 15 * minute;

const ages = { read: maximumAge, refused: refusedAge, failed: failedAge };

/** `contentsStaleAt` of a package that nobody has read. */
export const neverRead = 0;

/**
 * When a package's contents have to be read again, epoch ms. Spread by a fifth either way, by the package's id, so
 * that an index read in one hour is not due in one hour again.
 */
export const contentsStaleAt = (
  id: string,
  contents: Exclude<AccessPackageRow['contents'], 'unread'>,
  readAt: number,
): number => readAt + ages[contents] * jitter(id);
