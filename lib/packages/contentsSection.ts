import { ok } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { SettingsState } from '../settings/settings.ts';
import { within } from '../store/readable.ts';
import type { AccessPackageRow } from '../store/rows.ts';
import type { Section } from '../sync/section.ts';
import { type ContentsDeps, readContents } from './contents.ts';
import { contentsStaleAt } from './contentsAge.ts';
import { mayTrickle } from './packagesSection.ts';

/** One `$batch`. */
const atOnce = 20;
const pause = 5 * 60_000;

/**
 * Reads the rest of the index when idle, one batch at a time, never-read packages first. It needs no cursor: what is
 * left to do is what the store lacks, so a worker's death costs nothing. Off where policy says so.
 */
export const createContentsSection = (deps: ContentsDeps & { settings(): SettingsState }): Section => ({
  name: 'contents',
  alarm: 'knock.trickle',
  async dueAt(profile, row, now) {
    if (profile.session !== 'signedIn' || !mayTrickle(deps.settings())) return undefined;
    const [next] = await oldestFirst(deps, profile.profile);
    if (next === undefined) return undefined;
    const notBefore = row?.lastSuccessAt === undefined ? now : row.lastSuccessAt + pause;
    return Math.max(contentsStaleAt(next), notBefore);
  },
  async run(profile) {
    const rows = await oldestFirst(deps, profile.profile);
    const read = await readContents(
      deps,
      profile,
      rows.slice(0, atOnce).map((row) => row.id),
    );
    return read.ok ? ok({}) : read;
  },
});

async function oldestFirst({ store }: ContentsDeps, profile: ProfileKey): Promise<AccessPackageRow[]> {
  const rows = await store.accessPackages
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return rows.sort((a, b) => contentsStaleAt(a) - contentsStaleAt(b));
}
