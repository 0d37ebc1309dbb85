import type { Settings } from '../../lib/settings/settings.ts';

/** From so many days before its end on, access counts as ending soon: as early as people are told of it. */
export const soonDaysOf = ({ expiryWarningDays }: Pick<Settings, 'expiryWarningDays'>): number =>
  Math.max(0, ...expiryWarningDays);
