import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { within } from '../../lib/store/within.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** The packages that a person is making, the last change first. `undefined` until they are read. */
export const usePackageDrafts = (profile: ProfileKey): PackageDraftRow[] | undefined =>
  useLive(async () => {
    const rows = await store.packageDrafts
      .where('[profile+id]')
      .between(...within(profile))
      .toArray();
    return rows.sort((one, other) => other.changedAt - one.changedAt);
  }, [profile]);

/** One of them: `null` where there is none. */
export const usePackageDraft = (profile: ProfileKey, id: string): PackageDraftRow | null | undefined =>
  useLive(async () => (await store.packageDrafts.get([profile, id])) ?? null, [profile, id]);

/** Begins a row; out: its id. */
export async function addPackageDraft(profile: ProfileKey, draft: PackageDraft): Promise<string> {
  const now = Date.now();
  const id = crypto.randomUUID();
  await store.packageDrafts.add({
    profile,
    id,
    draft,
    state: 'draft',
    steps: {},
    createdAt: now,
    changedAt: now,
  });
  return id;
}

export const readPackageDraft = ({ profile, id }: PackageDraftRow): Promise<PackageDraftRow | undefined> =>
  store.packageDrafts.get([profile, id]);

/** What is typed; what was made of it meanwhile, in another window, stays. */
export const changePackageDraft = async (
  { profile, id }: PackageDraftRow,
  draft: PackageDraft,
): Promise<void> => {
  await store.packageDrafts.update([profile, id], { draft, changedAt: Date.now() });
};

export const savePackageDraft = async (row: PackageDraftRow): Promise<void> => {
  await store.packageDrafts.put(row);
};

export const removePackageDraft = ({ profile, id }: PackageDraftRow): Promise<void> =>
  store.packageDrafts.delete([profile, id]);
