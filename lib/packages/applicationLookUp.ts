import type { GraphApi } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import type { ApplicationRow, ProfileRow } from '../store/rows.ts';
import { writeForProfile } from './ownRows.ts';

export interface LookUpDeps {
  store: Store;
  graph: Pick<GraphApi, 'servicePrincipal' | 'assignedGroups'>;
  clock: Clock;
  settings(): SettingsState;
}

const day = 24 * 60 * 60_000;
const freshFor = 7 * day;
/** An application that is not there yet may be tomorrow. */
const absentFor = day;

/**
 * Translates an app id, which a page shows, into what packages hold: the service principal and the groups assigned to
 * it. Only where the settings allow it (it needs admin consent). Cached. Fails as the reads fail; the caller goes on
 * without it.
 */
export async function lookUpApplication(
  { store, graph, clock, settings }: LookUpDeps,
  profile: ProfileRow,
  appId: string,
): Promise<Result<undefined>> {
  const state = settings();
  if (state.state !== 'known' || !state.settings.applicationLookUp) return ok();
  const key = profile.profile;
  const known = await store.applications.get([key, appId]);
  if (known !== undefined && isFresh(known, clock.now())) return ok();

  const found = await graph.servicePrincipal(profile, appId);
  if (!found.ok) return found;
  const groups = found.value === undefined ? ok([]) : await graph.assignedGroups(profile, found.value.id);
  if (!groups.ok) return groups;
  const row: ApplicationRow = {
    profile: key,
    appId,
    ...(found.value === undefined ? {} : { servicePrincipalId: found.value.id }),
    displayName: found.value?.displayName ?? '',
    groupIds: groups.value,
    readAt: clock.now(),
  };
  await writeForProfile(store, key, [store.applications], async () => {
    await store.applications.put(row);
  });
  return ok();
}

const isFresh = (row: ApplicationRow, now: number): boolean =>
  now < row.readAt + (row.servicePrincipalId === undefined ? absentFor : freshFor);
