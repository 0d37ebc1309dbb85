import type { GraphRoleScope, PackageContents } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProfileKey } from '../platform/profile.ts';
import { resourceKey } from '../resource/resource.ts';
import type { Store } from '../store/database.ts';
import { deleteGrantsOf } from '../store/grants.ts';
import type { AccessPackageRow, GrantRow } from '../store/rowsOfIndex.ts';
import { writeForProfile } from '../store/writeForProfile.ts';
import { contentsStaleAt } from './contentsAge.ts';

type Key = [ProfileKey, string];

/**
 * Writes what Graph said of packages' contents, in one transaction: all of an answer or nothing. What is no longer
 * listed is left out. An answer that was not understood says nothing about what was read before; one that Graph put
 * off is due when Graph says, each package by itself. `also` runs inside, for what has to change with it.
 */
export const keepContents = (
  { store, clock }: { store: Store; clock: Clock },
  profile: ProfileKey,
  contents: readonly PackageContents[],
  also: () => Promise<unknown> = async () => {},
): Promise<void> =>
  writeForProfile(store, profile, [store.accessPackages, store.grants, store.sync], async () => {
    const keys = contents.map(({ accessPackageId }): Key => [profile, accessPackageId]);
    const known = await store.accessPackages.bulkGet(keys);
    const rows: AccessPackageRow[] = [];
    const grants: GrantRow[] = [];
    const outdated: Key[] = [];
    contents.forEach(({ accessPackageId, outcome }, at) => {
      const row = known[at];
      if (row === undefined) return;
      rows.push(changed(row, outcome, clock.now()));
      const isNew = outcome.kind === 'read' || outcome.kind === 'refused';
      if (isNew && row.contents !== 'unread') outdated.push([profile, accessPackageId]);
      if (outcome.kind === 'read')
        grants.push(...outcome.roleScopes.flatMap((entry) => toGrant(profile, accessPackageId, entry)));
    });
    await deleteGrantsOf(store, outdated);
    await store.accessPackages.bulkPut(rows);
    await store.grants.bulkPut(grants);
    await also();
  });

function changed(row: AccessPackageRow, outcome: PackageContents['outcome'], now: number): AccessPackageRow {
  if (outcome.kind === 'throttled') return { ...row, contentsStaleAt: outcome.until };
  const { kind: contents } = outcome;
  return { ...row, contents, contentsAt: now, contentsStaleAt: contentsStaleAt(row.id, contents, now) };
}

/** A resource whose id can't be one (a broken site address) grants nothing that could be looked up. */
function toGrant(profile: ProfileKey, accessPackageId: string, entry: GraphRoleScope): GrantRow[] {
  const key = resourceKey(entry);
  if (key === undefined) return [];
  const { id: roleScopeId, ...rest } = entry;
  return [{ profile, key, accessPackageId, roleScopeId, ...rest }];
}
