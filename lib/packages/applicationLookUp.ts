import type { GraphApi } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { defined } from '../platform/defined.ts';
import { ok, type Result } from '../platform/failure.ts';
import { lookUpKindOf } from '../resource/lookUp.ts';
import { parseResourceKey, type ResourceKey } from '../resource/resource.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import type { ApplicationRow } from '../store/rowsOfIndex.ts';
import { writeForProfile } from '../store/writeForProfile.ts';
import { applicationStaleAt } from './applicationAge.ts';

export interface LookUpDeps {
  store: Store;
  graph: Pick<GraphApi, 'servicePrincipal' | 'servicePrincipalNamed' | 'assignedGroups'>;
  clock: Clock;
  settings(): SettingsState;
}

/**
 * Translates what a page shows of an application (its app id; its identifier URI or host as a key) into what packages
 * hold: the service principal and the groups assigned to it. Only where the settings allow it (it needs admin consent). Cached. Fails as the reads fail; the caller goes on
 * without it.
 */
export async function lookUpApplication(
  { store, graph, clock, settings }: LookUpDeps,
  profile: ProfileRow,
  name: string,
): Promise<Result<undefined>> {
  const state = settings();
  if (state.state !== 'known' || !state.settings.applicationLookUp) return ok();
  const key = profile.profile;
  const known = await store.applications.get([key, name]);
  if (known !== undefined && clock.now() < applicationStaleAt(known)) return ok();

  const found = await find(graph, profile, name);
  if (!found.ok) return found;
  const groups = found.value === undefined ? ok([]) : await graph.assignedGroups(profile, found.value.id);
  if (!groups.ok) return groups;
  const row = defined<ApplicationRow>({
    profile: key,
    appId: name,
    foundAppId: found.value?.appId,
    servicePrincipalId: found.value?.id,
    displayName: found.value?.displayName ?? '',
    groupIds: groups.value,
    readAt: clock.now(),
  });
  await writeForProfile(store, key, [store.applications], async () => {
    await store.applications.put(row);
  });
  return ok();
}

type Found = { id: string; displayName: string; appId?: string };

function find(
  graph: LookUpDeps['graph'],
  profile: ProfileRow,
  name: string,
): Promise<Result<Found | undefined>> {
  const { system, id } = parseResourceKey(name as ResourceKey); // an app id has no system
  const kind = lookUpKindOf(system);
  if (kind === 'identifierUri') return graph.servicePrincipalNamed(profile, { identifierUri: id });
  if (kind === 'applicationHost') return graph.servicePrincipalNamed(profile, { host: id });
  return graph.servicePrincipal(profile, name);
}
