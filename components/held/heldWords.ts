import { endOf } from '../../lib/assignments/held.ts';
import { day } from '../../lib/platform/durations.ts';
import type { AssignmentRow } from '../../lib/store/rows.ts';
import type { Words } from '../../lib/words/words.ts';

/** Until when, in words; `soonDays`: from so many days before on, also how long that still is. `now` in epoch ms. */
export function endWords(held: AssignmentRow, words: Words, now: number, soonDays: number): string {
  const end = endOf(held);
  if (end === undefined)
    return words.t(held.expiration.type === 'noExpiration' ? 'have.noEnd' : 'have.endUnknown');
  const date = words.formatDate(end);
  return isSoon(held, now, soonDays)
    ? words.t('have.endsSoon', { ago: words.formatRelative(end, now), date })
    : words.t('have.ends', { date });
}

/** Whether access ends soon, or a notification said so: the list and the notification must agree. */
export function isSoon(held: AssignmentRow, now: number, soonDays: number): boolean {
  const end = endOf(held);
  if (end === undefined) return false;
  const wasTold = held.warned?.end === end && held.warned.at !== undefined;
  return wasTold || end - now <= soonDays * day;
}

export const nameOf = ({ accessPackageName }: AssignmentRow, { t }: Words): string =>
  accessPackageName === '' ? t('have.unnamed') : accessPackageName;
