import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from './database.ts';
import type { ProfileMeta } from './rows.ts';

/** A decision of this person, kept for the next one on the same package. */
export interface OwnDecision {
  accessPackageId: string;
  requestorName: string;
  decision: 'Approve' | 'Deny';
  reason: string;
  at: number;
}

const mostKept = 200;

const keyOf = (profile: ProfileKey): ProfileMeta => `decisions/${profile}`;

/**
 * What this person decided with Knock, latest first: how a package was decided before, and their reasons for it. Kept
 * on this device, for as long as requests are. Runs in the caller's transaction.
 */
export async function ownDecisions(store: Store, profile: ProfileKey): Promise<OwnDecision[]> {
  // Written only below: the one place where a stored shape is trusted.
  return ((await store.meta.get(keyOf(profile)))?.value as OwnDecision[] | undefined) ?? [];
}

/** Keeps one more. Runs in the caller's transaction. */
export async function noteOwnDecision(store: Store, profile: ProfileKey, last: OwnDecision): Promise<void> {
  await keep(store, profile, [last, ...(await ownDecisions(store, profile))].slice(0, mostKept));
}

/** Forgets those that are not later than `at` (epoch ms). Runs in the caller's transaction. */
export async function forgetOwnDecisions(store: Store, profile: ProfileKey, at: number): Promise<void> {
  const later = (await ownDecisions(store, profile)).filter((one) => one.at > at);
  await keep(store, profile, later);
}

const keep = (store: Store, profile: ProfileKey, value: OwnDecision[]) =>
  store.meta.put({ key: keyOf(profile), value });
