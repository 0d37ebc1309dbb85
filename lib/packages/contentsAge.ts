import type { AccessPackageRow } from '../store/rows.ts';

const day = 24 * 60 * 60_000;
/**
 * Contents are read again after about this, whatever `modifiedDateTime` says: that it moves with the contents is not
 * documented (v1.0 reference, seen 2026-09).
 */
const maximumAge = 7 * day;
/** What could not be read may be readable tomorrow. */
const refusedAge = day;
/** A malformed answer or a server's error may be over in minutes. */
const failedAge = 15 * 60_000;

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

/** 0.8 to 1.2, the same for the same text. */
export const jitter = (text: string): number => 0.8 + 0.4 * spread(text);

/** 0 to 1, the same for the same text (FNV-1a). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) / 0xffffffff;
}
