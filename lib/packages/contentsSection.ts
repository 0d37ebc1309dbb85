import { clouds } from '../platform/cloud.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { ProfileRow } from '../store/rows.ts';
import { idlePeriodMs, idleSlot } from '../sync/schedule.ts';
import type { Section } from '../sync/section.ts';
import { type ContentsDeps, readContents } from './contents.ts';
import { mayTrickle } from './packagesSection.ts';
import { isSweeping, type SweepDeps, sweepPage } from './sweep.ts';

/** One `$batch`. */
const atOnce = 20;
type Deps = ContentsDeps & SweepDeps & { settings(): SettingsState };

/**
 * Reads the rest of the index when idle: page by page where the tenant shows contents in its lists, else one batch at
 * a time; what one asked for or holds first, then what was never read, then the oldest. What is left to do is what
 * the store lacks, so a worker's death costs one answer at most. Off where policy says so.
 */
export const createContentsSection = (deps: Deps): Section => ({
  name: 'contents',
  alarm: 'knock.trickle',
  async dueAt(profile, row, now) {
    if (profile.session !== 'signedIn' || !mayTrickle(deps.settings())) return undefined;
    const key = profile.profile;
    const sweeping = await isSweeping(deps.store, key);
    const due = sweeping ? now : await earliestDue(deps.store, key);
    if (due === undefined || row?.lastSuccessAt === undefined)
      return due === undefined ? undefined : Math.max(due, now);
    const state = deps.settings();
    const pace = state.state === 'known' ? state.settings.indexPace : 1;
    // A page with all contents is one request, so the next may follow soon.
    return idleSlot(
      key,
      Math.max(due, row.lastSuccessAt + 1),
      now,
      idlePeriodMs(sweeping ? 1 : atOnce, pace),
    );
  },
  async run(profile) {
    // One more than a batch, to know whether there is more than a handful.
    const due = await firstDue(deps, profile.profile, atOnce + 1);
    const swept = await sweepIfWorthIt(deps, profile, due.length);
    if (!swept.ok) return swept;
    if (swept.value) return ok({});
    const own = await ownDue(deps, profile.profile);
    const next = [...new Set([...own, ...due])].slice(0, atOnce);
    const read = await readContents(deps, profile, next);
    // Packages that Graph put off are due again one by one; the others need not wait for them.
    if (!read.ok && !(read.failure.kind === 'throttled' && (await hasDue(deps, profile.profile))))
      return read;
    return ok({});
  },
});

/** A page tells of a hundred packages: not worth it for a handful, unless nothing else tells of them. */
async function sweepIfWorthIt(deps: Deps, profile: ProfileRow, due: number): Promise<Result<boolean>> {
  const handful = clouds[profile.cloud].hasAvailableAccessPackages ? atOnce : 0;
  const isWorthIt = due > handful || (await isSweeping(deps.store, profile.profile));
  if (!isWorthIt) return ok(false);
  const swept = await sweepPage(deps, profile);
  return swept.ok ? ok(swept.value === 'page') : swept;
}

/** Ids of what is due, the longest first. Keys and not a count, which would go on to the last that is due. */
async function firstDue(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  profile: ProfileKey,
  most: number,
): Promise<string[]> {
  const keys = await store.accessPackages
    .where('[profile+contentsStaleAt]')
    .between([profile, 0], [profile, clock.now()], true, true)
    .limit(most)
    .primaryKeys();
  return keys.map(([, id]) => id);
}

const hasDue = async (deps: Deps, profile: ProfileKey): Promise<boolean> =>
  (await firstDue(deps, profile, 1)).length > 0;

async function earliestDue(store: Store, profile: ProfileKey): Promise<number | undefined> {
  const first = await store.accessPackages
    .where('[profile+contentsStaleAt]')
    .between([profile, 0], [profile, Number.POSITIVE_INFINITY])
    .first();
  return first?.contentsStaleAt;
}

/** A page that refuses the person next is most likely about what they asked for or hold. */
async function ownDue({ store, clock }: Deps, profile: ProfileKey): Promise<string[]> {
  const requests = await requestsOf(store, profile);
  const assignments = await assignmentsOf(store, profile);
  const ids = new Set([...requests.rows, ...assignments.rows].map((row) => row.accessPackageId));
  const rows = await store.accessPackages.bulkGet([...ids].map((id): [ProfileKey, string] => [profile, id]));
  return rows.flatMap((row) => (row !== undefined && row.contentsStaleAt <= clock.now() ? [row.id] : []));
}
