import type { GraphApi, GraphRoleScope, PackageContents } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import { resourceKey } from '../resource/resource.ts';
import type { Store } from '../store/database.ts';
import type { AccessPackageRow, GrantRow, ProfileRow } from '../store/rows.ts';
import { contentsStaleAt } from './contentsAge.ts';
import { writeForProfile } from './ownRows.ts';

export interface ContentsDeps {
  store: Store;
  graph: Pick<GraphApi, 'packageContents'>;
  clock: Clock;
}

/**
 * Reads what the given packages hold, those only whose contents are not known or too old. Packages that are not in
 * the store are left out. Fails as the read fails, or with `throttled` when Graph slowed down part of it; what was
 * read until then is kept.
 */
export async function readContents(
  deps: ContentsDeps,
  profile: ProfileRow,
  accessPackageIds: readonly string[],
): Promise<Result<undefined>> {
  const due = await dueAmong(deps, profile.profile, accessPackageIds);
  if (due.length === 0) return ok();
  const read = await deps.graph.packageContents(profile, due);
  if (!read.ok) return read;
  await keep(deps, profile.profile, read.value);
  for (const { outcome } of read.value)
    if (outcome.kind === 'throttled') return fail({ kind: 'throttled', until: outcome.until });
  return ok();
}

async function dueAmong(
  { store, clock }: ContentsDeps,
  profile: ProfileKey,
  accessPackageIds: readonly string[],
): Promise<string[]> {
  const unique = [...new Set(accessPackageIds)];
  const rows = await store.accessPackages.bulkGet(unique.map((id): [ProfileKey, string] => [profile, id]));
  const isDue = (row: AccessPackageRow | undefined) =>
    row !== undefined && contentsStaleAt(row) <= clock.now();
  return rows.filter(isDue).flatMap((row) => (row === undefined ? [] : [row.id]));
}

async function keep(
  { store, clock }: ContentsDeps,
  profile: ProfileKey,
  contents: readonly PackageContents[],
): Promise<void> {
  const contentsAt = clock.now();
  await writeForProfile(store, profile, [store.accessPackages, store.grants], async () => {
    for (const { accessPackageId, outcome } of contents) {
      if (outcome.kind === 'throttled') continue;
      const change = { contents: outcome.kind, contentsAt };
      const kept = await store.accessPackages.update([profile, accessPackageId], change);
      // No longer listed; or not understood this time, which says nothing about what was read before.
      if (kept === 0 || outcome.kind === 'failed') continue;
      await store.grants.where('[profile+accessPackageId]').equals([profile, accessPackageId]).delete();
      if (outcome.kind === 'read')
        await store.grants.bulkPut(
          outcome.roleScopes.flatMap((entry) => toGrant(profile, accessPackageId, entry)),
        );
    }
  });
}

/** A resource whose id can't be one (a broken site address) grants nothing that could be looked up. */
function toGrant(profile: ProfileKey, accessPackageId: string, entry: GraphRoleScope): GrantRow[] {
  const key = resourceKey(entry);
  if (key === undefined) return [];
  const { id: roleScopeId, ...rest } = entry;
  return [{ profile, key, accessPackageId, roleScopeId, ...rest }];
}
