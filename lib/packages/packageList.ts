import type { GraphApi, GraphPackage } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { within } from '../store/readable.ts';
import type { AccessPackageRow, ProfileRow } from '../store/rows.ts';
import { writeForProfile } from './ownRows.ts';
import { isListed } from './unlisted.ts';

export interface PackageListDeps {
  store: Store;
  graph: Pick<GraphApi, 'requestablePackages'>;
  clock: Clock;
}

/** Name of the section, and of the `sync` row that says when the list was last read. */
export const packageListSection = 'packages';
/** While Knock is in use, a list older than this is read again. */
const freshFor = 30 * 60_000;

/**
 * Reads which packages the person may request. Rows keep what is known of their contents; a package that is no longer
 * listed goes with its grants and requirements. Fails as the read fails, and then changes nothing.
 */
export async function refreshPackageList(
  { store, graph, clock }: PackageListDeps,
  profile: ProfileRow,
): Promise<Result<undefined>> {
  const listed = await graph.requestablePackages(profile);
  if (!listed.ok) return listed;
  const key = profile.profile;
  const now = clock.now();
  const { accessPackages, grants, requirements, sync } = store;
  await writeForProfile(store, key, [accessPackages, grants, requirements, sync], async () => {
    const known = new Map(
      (
        await accessPackages
          .where('[profile+id]')
          .between(...within(key))
          .toArray()
      ).map((row) => [row.id, row]),
    );
    await accessPackages.bulkPut(
      listed.value.map((entry) => merge(profile, entry, known.get(entry.id), now)),
    );
    const current = new Set(listed.value.map((entry) => entry.id));
    const vanished = [...known.values()].filter((row) => isListed(row) && !current.has(row.id));
    const keys = vanished.map((row): [typeof key, string] => [key, row.id]);
    await accessPackages.bulkDelete(keys);
    await requirements.bulkDelete(keys);
    await grants.where('[profile+accessPackageId]').anyOf(keys).delete();
    await sync.put({
      profile: key,
      section: packageListSection,
      lastSuccessAt: now,
      dueAt: now,
      failures: 0,
    });
  });
  return ok();
}

/** Whether the list has to be read before it is relied on. */
export async function isPackageListStale(
  { store, clock }: Pick<PackageListDeps, 'store' | 'clock'>,
  profile: ProfileRow,
): Promise<boolean> {
  const row = await store.sync.get([profile.profile, packageListSection]);
  return row?.lastSuccessAt === undefined || row.lastSuccessAt + freshFor <= clock.now();
}

const merge = (
  { profile }: ProfileRow,
  listed: GraphPackage,
  known: AccessPackageRow | undefined,
  listedAt: number,
): AccessPackageRow => ({
  profile,
  id: listed.id,
  displayName: listed.displayName,
  description: listed.description,
  isHidden: listed.isHidden,
  listedAt,
  contents: known?.contents ?? 'unread',
  ...(known?.contentsAt === undefined ? {} : { contentsAt: known.contentsAt }),
});
