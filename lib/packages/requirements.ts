import type { PolicyRequirements } from '../entitlement/request.ts';
import type { GraphApi } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { minute } from '../platform/durations.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import type { RequirementsRow } from '../store/rowsOfIndex.ts';
import { writeForProfile } from '../store/writeForProfile.ts';

export interface RequirementsDeps {
  store: Store;
  graph: Pick<GraphApi, 'requirementsOfMany'>;
  clock: Clock;
  locale(): string;
}

/** What a policy asks is shown from the store no longer than this, and read again before anything is sent. */
export const requirementsFreshMs = 15 * minute;

/**
 * What is known, and not too old, of what packages ask; with a language, only what was read in it. An empty list: the
 * person may not request the package.
 */
export async function knownRequirements(
  { store, clock }: Pick<RequirementsDeps, 'store' | 'clock'>,
  profile: ProfileKey,
  accessPackageIds: readonly string[],
  inLanguage?: string,
): Promise<Map<string, PolicyRequirements[]>> {
  const rows = await store.requirements.bulkGet(
    accessPackageIds.map((id): [ProfileKey, string] => [profile, id]),
  );
  const fresh = rows.filter(
    (row): row is RequirementsRow =>
      row !== undefined &&
      clock.now() < row.readAt + requirementsFreshMs &&
      (inLanguage === undefined || (row.locale ?? inLanguage) === inLanguage),
  );
  return new Map(fresh.map((row) => [row.accessPackageId, row.policies]));
}

/**
 * Reads what the given packages ask, by one `$batch`, leaving out those that are fresh. Fails as the whole read
 * fails, or with the first package's failure; what could be read is kept.
 */
export async function readRequirements(
  deps: RequirementsDeps,
  profile: ProfileRow,
  accessPackageIds: readonly string[],
): Promise<Result<undefined>> {
  const { store, graph, clock, locale } = deps;
  const key = profile.profile;
  const known = await knownRequirements(deps, key, accessPackageIds, locale());
  const due = accessPackageIds.filter((id) => !known.has(id));
  if (due.length === 0) return ok();
  const read = await graph.requirementsOfMany(profile, due, locale());
  if (!read.ok) return read;
  const rows: RequirementsRow[] = [];
  const failures: Failure[] = [];
  for (const { accessPackageId, requirements } of read.value) {
    if (!requirements.ok && !isNotForThem(requirements.failure)) failures.push(requirements.failure);
    else {
      const policies = requirements.ok ? requirements.value : [];
      rows.push({ profile: key, accessPackageId, policies, readAt: clock.now(), locale: locale() });
    }
  }
  await writeForProfile(store, key, [store.requirements], async () => {
    await store.requirements.bulkPut(rows);
  });
  const [failure] = failures;
  return failure === undefined ? ok() : fail(failure);
}

/** A package that is gone, or closed to this person, asks nothing because nothing can be asked for. */
const isNotForThem = ({ kind }: Failure): boolean => kind === 'gone' || kind === 'forbidden';
