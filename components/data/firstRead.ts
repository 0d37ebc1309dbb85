import { approvalsShown, needsDecision } from '../../lib/entitlement/approval.ts';
import { after } from '../../lib/platform/after.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { EarlyRows } from '../../lib/store/earlyRows.ts';
import { approvalsAmong, requestsAmong } from '../../lib/store/readable.ts';
import type { ApprovalRow, ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import { type Profiles, profilesOf } from './profiles.ts';

/** Approvals that need this person's decision. */
export interface WaitingApprovals {
  isAny: boolean;
  /** Absent: not counted yet. */
  count?: number;
}

/** What of them there is in a queue that was read; `isWhole`: these rows are all of it. */
export const waitingIn = (rows: readonly ApprovalRow[], isWhole = true): WaitingApprovals => {
  const count = rows.filter(needsDecision).length;
  return { isAny: count > 0, ...(isWhole && { count }) };
};

/** What a page shows first, read before React begins. So the page draws one picture instead of three in a row. */
interface FirstRead {
  profiles: Profiles;
  /** Of the active profile. */
  requests: RequestRow[];
  /** Those of its approvals that are shown first. */
  approvals: ApprovalRow[];
  waiting: WaitingApprovals | undefined;
}

let first: FirstRead | undefined;
const listeners = new Set<() => void>();
const shown = Promise.withResolvers<void>();

/** Known until the first picture stands; live queries take over after it. */
export const firstRead = (): FirstRead | undefined => first;

/** The active profile's rows of a table, for the first picture; `undefined` where they were not read, and after it. */
export function firstRows<T extends 'requests' | 'approvals'>(
  table: T,
): { profile: ProfileKey; rows: FirstRead[T] } | undefined {
  const profile = first?.profiles.active?.profile;
  return first === undefined || profile === undefined ? undefined : { profile, rows: first[table] };
}

/** Those of the active profile, for the first picture; `undefined` where no queue was read, and after it. */
export function firstWaiting(): { profile: ProfileKey; waiting: WaitingApprovals } | undefined {
  const profile = first?.profiles.active?.profile;
  return profile === undefined || !first?.waiting ? undefined : { profile, waiting: first.waiting };
}

/** Resolves when the first picture stands. */
export const shownFirst: Promise<void> = shown.promise;

/** The first picture stands: whatever was put off until then begins. */
export function endFirstRead(): void {
  first = undefined;
  shown.resolve();
  for (const listener of [...listeners]) listener();
}

export function followFirstRead(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Takes over what was read. Goes on without after `patienceMs`: the live queries then say how it is. */
export async function readFirst(rows: Promise<EarlyRows | undefined>, patienceMs: number): Promise<void> {
  const read = await Promise.race([rows, after(patienceMs)]);
  if (read === undefined) return;
  const profiles = profilesOf(read.profiles as ProfileRow[], read.active); // written by Knock alone, as everywhere
  const approvals = approvalsAmong(read.approvals).rows;
  const isWhole = read.approvals.length < approvalsShown;
  first = {
    profiles,
    requests: requestsAmong(read.requests).rows,
    approvals: approvals.slice(0, approvalsShown),
    waiting: approvals.length === 0 ? undefined : waitingIn(approvals, isWhole),
  };
}
