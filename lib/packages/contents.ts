import type { GraphApi } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import type { AccessPackageRow } from '../store/rowsOfIndex.ts';
import { keepContents } from './keepContents.ts';

export interface ContentsDeps {
  store: Store;
  graph: Pick<GraphApi, 'packageContents'>;
  clock: Clock;
}

/**
 * Reads what the given packages hold, those only whose contents are not known or too old. Packages that are not in
 * the store are left out, and so is one that Graph asked to leave alone for a while. Fails as the read fails, or with
 * `throttled` when contents that were never read are put off; what was read until then is kept.
 */
export async function readContents(
  deps: ContentsDeps,
  profile: ProfileRow,
  accessPackageIds: readonly string[],
): Promise<Result<undefined>> {
  const ids = [...new Set(accessPackageIds)];
  const due = (await rowsOf(deps.store, profile.profile, ids)).filter(
    (row) => row.contentsStaleAt <= deps.clock.now(),
  );
  if (due.length > 0) {
    const read = await deps.graph.packageContents(
      profile,
      due.map((row) => row.id),
    );
    if (!read.ok) return read;
    await keepContents(deps, profile.profile, read.value);
  }
  const putOff = (await rowsOf(deps.store, profile.profile, ids)).filter(
    (row) => row.contents === 'unread' && row.contentsStaleAt > deps.clock.now(),
  );
  if (putOff.length === 0) return ok();
  return fail({ kind: 'throttled', until: Math.min(...putOff.map((row) => row.contentsStaleAt)) });
}

async function rowsOf(
  store: Store,
  profile: ProfileKey,
  ids: readonly string[],
): Promise<AccessPackageRow[]> {
  const rows = await store.accessPackages.bulkGet(ids.map((id): [ProfileKey, string] => [profile, id]));
  return rows.filter((row) => row !== undefined);
}
