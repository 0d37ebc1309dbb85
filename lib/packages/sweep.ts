import type { ExpandedForm, GraphApi, GraphPackageWithContents, GraphPage } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { clouds } from '../platform/cloud.ts';
import { day } from '../platform/durations.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import { jitter } from '../sync/spread.ts';
import { keepContents } from './keepContents.ts';
import { rememberUnlisted } from './unlisted.ts';

export interface SweepDeps {
  store: Store;
  graph: Pick<GraphApi, 'packagesWithContents'>;
  clock: Clock;
}

/** Name of the `sync` row that holds what is known of the cheap way to all contents. */
const sweepRow = 'contentsSweep';

/** What one person's tenant answers, and how far the reading has come. It outlives the worker. */
interface Sweep {
  /** `none`: no form works here. */
  form: ExpandedForm | 'none';
  /** When that was found out; good for a day. */
  decidedAt: number;
  /** Graph's link to the next page; absent: no reading is under way. */
  next?: string;
  finishedAt?: number;
}

export type Swept =
  /** One page's contents were written. */
  | 'page'
  /** Nothing to do this way: refused here, or read to the end less than a day ago. */
  | 'nothing';

/**
 * Reads a page of all packages with their contents, where a tenant lets an employee do so: one request instead of one
 * a package. Which form works is tried once a day; one is believed only if at least one resource has an identity. A
 * package shown without contents is left to be read by itself. Fails as the read fails, without a verdict.
 */
export async function sweepPage(deps: SweepDeps, profile: ProfileRow): Promise<Result<Swept>> {
  const now = deps.clock.now();
  const sweep = await sweepOf(deps.store, profile.profile);
  if (sweep?.next !== undefined && sweep.form !== 'none') return goOn(deps, profile, sweep, sweep.form);
  const isKnown = sweep !== undefined && now < sweep.decidedAt + day * jitter(profile.profile);
  if (!isKnown) return probe(deps, profile);
  if (sweep.form === 'none' || (sweep.finishedAt ?? 0) + day > now) return ok('nothing');
  return goOn(deps, profile, sweep, sweep.form);
}

/** Whether a reading has begun and not come to its end. */
export const isSweeping = async (store: Store, profile: ProfileKey): Promise<boolean> =>
  (await sweepOf(store, profile))?.next !== undefined;

async function sweepOf(store: Store, profile: ProfileKey): Promise<Sweep | undefined> {
  const row = await store.sync.get([profile, sweepRow]);
  return row?.cursor as Sweep | undefined; // written below only
}

async function probe(deps: SweepDeps, profile: ProfileRow): Promise<Result<Swept>> {
  const decidedAt = deps.clock.now();
  const forms: readonly ExpandedForm[] = clouds[profile.cloud].hasAvailableAccessPackages
    ? ['available', 'list']
    : ['list'];
  for (const form of forms) {
    let read = await deps.graph.packagesWithContents(profile, form);
    // A page may hold nothing and still lead on ("Paging Microsoft Graph data", seen 2026-11).
    for (let pages = 0; pages < emptyPages && read.ok && read.value?.items.length === 0; pages += 1)
      if (read.value.next !== undefined)
        read = await deps.graph.packagesWithContents(profile, form, read.value.next);
    if (!read.ok) {
      if (read.failure.kind === 'malformedAnswer') continue;
      return read;
    }
    const page = read.value;
    if (page?.items.some(hasContents) !== true) continue;
    await keepPage(deps, profile, page, { form, decidedAt });
    return ok('page');
  }
  await keepPage(deps, profile, { items: [] }, { form: 'none', decidedAt });
  return ok('nothing');
}

async function goOn(
  deps: SweepDeps,
  profile: ProfileRow,
  sweep: Sweep,
  form: ExpandedForm,
): Promise<Result<Swept>> {
  const { next, ...rest } = sweep;
  const read = await deps.graph.packagesWithContents(profile, form, next);
  if (!read.ok && read.failure.kind !== 'malformedAnswer') return read;
  const page = read.ok ? read.value : undefined;
  // Graph no longer takes the link. What is still due is read package by package, until the next day's try.
  await keepPage(deps, profile, page ?? { items: [] }, rest);
  return ok(page === undefined ? 'nothing' : 'page');
}

/** So many empty pages in a row are no reason to doubt the list. */
const emptyPages = 3;

const hasContents = ({ roleScopes }: GraphPackageWithContents): boolean => roleScopes.length > 0;

async function keepPage(
  deps: SweepDeps,
  { profile }: ProfileRow,
  { items, next }: GraphPage<GraphPackageWithContents>,
  { form, decidedAt }: Sweep,
): Promise<void> {
  const shown = items.filter(hasContents);
  await rememberUnlisted(
    deps.store,
    profile,
    shown.map(({ id: accessPackageId, displayName }) => ({ accessPackageId, displayName })),
  );
  const contents = shown.map(({ id: accessPackageId, roleScopes }) => ({
    accessPackageId,
    outcome: { kind: 'read' as const, roleScopes },
  }));
  const now = deps.clock.now();
  const end = next === undefined ? { finishedAt: now } : { next };
  const cursor: Sweep = { form, decidedAt, ...end };
  await keepContents(deps, profile, contents, () =>
    deps.store.sync.put({ profile, section: sweepRow, dueAt: 0, failures: 0, cursor }),
  );
}
