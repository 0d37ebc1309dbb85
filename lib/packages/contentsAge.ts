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

/**
 * When a package's contents have to be read again, epoch ms; 0 when they never were. Spread by a fifth either way, by
 * the package's id, so that an index read in one hour is not due in one hour again.
 */
export function contentsStaleAt(row: AccessPackageRow): number {
  if (row.contents === 'unread' || row.contentsAt === undefined) return 0;
  return row.contentsAt + ages[row.contents] * (0.8 + 0.4 * spread(row.id));
}

/** 0 to 1, the same for the same text (FNV-1a). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) / 0xffffffff;
}
