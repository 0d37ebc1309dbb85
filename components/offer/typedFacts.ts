import type { Need } from '../../lib/entitlement/need.ts';
import type { RequestFacts } from '../../lib/entitlement/requestFacts.ts';
import type { Words } from '../../lib/words/words.ts';
import { localDate } from '../base/localDate.ts';

/** The facts as they stand in fields; empty: not given. */
export interface TypedFacts {
  page: string;
  need: Need | undefined;
  /** `YYYY-MM-DD` in the person's time zone. */
  neededBy: string;
}

/** What of it can be sent: a day that is over is none. `now` in epoch ms. */
export const sendableFacts = ({ page, need, neededBy }: TypedFacts, now: number): RequestFacts => ({
  ...(page.trim() === '' ? {} : { page }),
  ...(need === undefined ? {} : { need }),
  ...(neededBy === '' || isPast(neededBy, now) ? {} : { neededBy }),
});

export const isPast = (day: string, now: number): boolean => day < localDate(new Date(now));

/** The facts in words, in the order of the line that is sent. */
export function factsWords({ page, need, neededBy }: RequestFacts, words: Words): string {
  const day = neededBy === undefined ? Number.NaN : Date.parse(`${neededBy}T12:00`);
  return [
    page,
    need === undefined ? undefined : words.t(`need.reach.${need}`),
    Number.isNaN(day) ? undefined : words.t('facts.by', { date: words.formatDate(day) }),
  ]
    .filter((part) => part !== undefined)
    .join(words.t('common.separator'));
}
