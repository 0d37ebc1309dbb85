import type { GraphApi, GraphPackage } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { minute } from '../platform/durations.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import { writeForProfile } from '../store/writeForProfile.ts';
import { keepListed, removeUnseen } from './keepListed.ts';
import {
  afterPage,
  isSame,
  keepListReading,
  type ListReading,
  linkOf,
  listReadingOf,
} from './listReading.ts';

export interface PackageListDeps {
  store: Store;
  graph: Pick<GraphApi, 'requestablePackages'>;
  clock: Clock;
}

/** Name of the section, and of the `sync` row that says when the list was last read to its end. */
export const packageListSection = 'packages';
/** While Knock is in use, a list older than this is read again. */
const freshFor = 30 * minute;
/** Entra's limit of 20,000 packages at ten a page. */
const mostPages = 2000;

/**
 * Reads which packages the person may request, page by page. Each page is kept as it comes: a worker that is stopped
 * goes on where it was, and of two callers each page is read once. Rows keep what is known of their contents; a
 * package that is no longer listed goes with its grants and requirements, but only at the end of a whole reading.
 * Fails as a page fails; what came before it stays.
 */
export async function refreshPackageList(
  deps: PackageListDeps,
  profile: ProfileRow,
): Promise<Result<undefined>> {
  const { store, graph, clock } = deps;
  const began = clock.now();
  const inherited = (await listReadingOf(store, profile.profile))?.next;
  for (;;) {
    const reading = await listReadingOf(store, profile.profile);
    const from = linkOf(reading, clock.now());
    const page = await graph.requestablePackages(profile, from);
    if (page.ok) {
      const next = afterPage(reading, { from, ...page.value }, clock.now());
      const kept = await keepPage(deps, profile.profile, page.value.items, reading, next);
      if (kept === 'last' || kept === 'notWanted') return ok();
      if (kept === 'overtaken' && (await isReadSince(store, profile.profile, began))) return ok();
      if (next.pages >= mostPages) return fail({ kind: 'malformedAnswer', where: 'accessPackages' });
    } else if (from !== undefined && from === inherited && mayBeTheLink(page.failure)) {
      // Graph no longer takes a link that an earlier worker kept.
      await forgetLink(store, profile.profile, reading);
    } else return page;
  }
}

const mayBeTheLink = ({ kind }: Failure): boolean => ['gone', 'unexpected', 'malformedAnswer'].includes(kind);

/** Keeps packages of the list that were asked for by name. They are seen now, so no reading that has begun takes them away. */
export const keepNamed = (
  { store, clock }: Pick<PackageListDeps, 'store' | 'clock'>,
  profile: ProfileKey,
  items: readonly GraphPackage[],
): Promise<void> =>
  writeForProfile(store, profile, [store.accessPackages, store.packageNames], () =>
    keepListed(store, profile, items, clock.now()),
  );

type Kept = 'more' | 'last' | 'overtaken' | 'notWanted';

/** `overtaken`: somebody else has kept this page; `notWanted`: the person has signed out. */
async function keepPage(
  { store, clock }: PackageListDeps,
  profile: ProfileKey,
  items: readonly GraphPackage[],
  before: ListReading | undefined,
  after: ListReading,
): Promise<Kept> {
  let kept: Kept = 'notWanted';
  const { accessPackages, packageNames, grants, requirements, sync } = store;
  await writeForProfile(
    store,
    profile,
    [accessPackages, packageNames, grants, requirements, sync],
    async () => {
      kept = 'overtaken';
      if (!isSame(await listReadingOf(store, profile), before)) return;
      await keepListed(store, profile, items, after.startedAt);
      await keepListReading(store, profile, after);
      kept = 'more';
      if (after.next !== undefined) return;
      await removeUnseen(store, profile, after.startedAt);
      const lastSuccessAt = clock.now();
      await sync.put({
        profile,
        section: packageListSection,
        lastSuccessAt,
        dueAt: lastSuccessAt,
        failures: 0,
      });
      kept = 'last';
    },
  );
  return kept;
}

async function isReadSince(store: Store, profile: ProfileKey, began: number): Promise<boolean> {
  if ((await listReadingOf(store, profile))?.next !== undefined) return false;
  const row = await store.sync.get([profile, packageListSection]);
  return row?.lastSuccessAt !== undefined && row.lastSuccessAt >= began;
}

const forgetLink = (store: Store, profile: ProfileKey, reading: ListReading | undefined): Promise<void> =>
  writeForProfile(store, profile, [store.sync], async () => {
    if (reading === undefined || !isSame(await listReadingOf(store, profile), reading)) return;
    const { next: _broken, ...rest } = reading;
    await keepListReading(store, profile, rest);
  });

/** Whether the list has to be read before it is relied on. `fresh`: so old it may be (ms). */
export async function isPackageListStale(
  { store, clock }: Pick<PackageListDeps, 'store' | 'clock'>,
  profile: ProfileRow,
  fresh = freshFor,
): Promise<boolean> {
  const row = await store.sync.get([profile.profile, packageListSection]);
  return row?.lastSuccessAt === undefined || row.lastSuccessAt + fresh <= clock.now();
}
