import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileMeta } from '../store/rows.ts';

/** The packages kept, latest first. A refusal tells the same again of one that was dropped. */
const mostKept = 200;

const keyOf = (profile: ProfileKey): ProfileMeta => `reasonNeeded/${profile}`;

/**
 * The packages for which a decision of this person was refused for lack of a reason: ids, latest first. Whether a stage
 * asks for one stands only in the policy, which an approver can't read. Runs in the caller's transaction.
 */
export async function packagesAskingReason(store: Store, profile: ProfileKey): Promise<string[]> {
  // Written only below: the one place where a stored shape is trusted.
  return ((await store.meta.get(keyOf(profile)))?.value as string[] | undefined) ?? [];
}

/** Remembers one more. Runs in the caller's transaction. */
export async function noteReasonNeeded(
  store: Store,
  profile: ProfileKey,
  accessPackageId: string,
): Promise<void> {
  const others = (await packagesAskingReason(store, profile)).filter((id) => id !== accessPackageId);
  await store.meta.put({ key: keyOf(profile), value: [accessPackageId, ...others].slice(0, mostKept) });
}
