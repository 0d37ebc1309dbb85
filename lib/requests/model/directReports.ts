import type { GraphApi, Report } from '../../graph/api.ts';
import type { Clock } from '../../platform/clock.ts';
import { day } from '../../platform/durations.ts';
import { ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import type { ProfileMeta, ProfileRow } from '../../store/rows.ts';
import { writeForProfile } from '../../store/writeForProfile.ts';

/** Who reports to whom changes seldom; read again after a day. */
const freshForMs = day;

/** `meta` row of a profile; it goes when the profile's rows go, since its key ends with the profile. */
export const reportsKey = (profile: ProfileKey): ProfileMeta => `reports/${profile}`;

interface KnownReports {
  readAt: number;
  people: Report[];
}

/** Who reports to this person, as last read; `undefined`: never read. */
export async function reportsOf(store: Store, profile: ProfileKey): Promise<Report[] | undefined> {
  return (await known(store, profile))?.people;
}

const known = async (store: Store, profile: ProfileKey): Promise<KnownReports | undefined> =>
  (await store.meta.get(reportsKey(profile)))?.value as KnownReports | undefined;

/** Reads who reports to this person, unless it was read lately. */
export async function readReports(
  { store, graph, clock }: { store: Store; graph: Pick<GraphApi, 'directReports'>; clock: Clock },
  { profile, ...person }: ProfileRow,
): Promise<Result<undefined>> {
  const last = await known(store, profile);
  const now = clock.now();
  if (last !== undefined && now - last.readAt < freshForMs) return ok();
  const read = await graph.directReports(person);
  if (!read.ok) return read;
  await writeForProfile(store, profile, [store.meta], async () => {
    await store.meta.put({ key: reportsKey(profile), value: { readAt: now, people: read.value } });
  });
  return ok();
}
