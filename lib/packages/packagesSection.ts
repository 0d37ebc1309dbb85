import { day } from '../platform/durations.ts';
import { ok } from '../platform/failure.ts';
import type { SettingsState } from '../settings/settings.ts';
import { idleListTurnMs, idleSlot } from '../sync/schedule.ts';
import type { Section } from '../sync/section.ts';
import { listReadingOf } from './listReading.ts';
import { type PackageListDeps, packageListSection, refreshPackageList } from './packageList.ts';

/** With reading when idle allowed, the list is read about daily even if nobody looks. */
const idleAge = day;

/**
 * Keeps the list of packages. It is read once after sign-in, then when somebody looks (a denied page, the popup's
 * `refresh`); by itself only as part of reading the index when idle, which policy can switch off.
 */
export const createPackagesSection = (deps: PackageListDeps & { settings(): SettingsState }): Section => ({
  name: packageListSection,
  alarm: 'knock.trickle',
  async dueAt(profile, row, now) {
    if (profile.session !== 'signedIn') return undefined;
    if (row?.lastSuccessAt === undefined) return now;
    // A reading that was cut short is ended, whoever began it.
    if ((await listReadingOf(deps.store, profile.profile))?.next !== undefined) return now;
    if (!mayTrickle(deps.settings())) return undefined;
    return idleSlot(`${profile.profile} list`, row.lastSuccessAt + idleAge, now, idleListTurnMs);
  },
  async run(profile) {
    const refreshed = await refreshPackageList(deps, profile);
    return refreshed.ok ? ok({}) : refreshed;
  },
});

export const mayTrickle = (state: SettingsState): boolean =>
  state.state === 'known' && state.settings.indexTrickle;
