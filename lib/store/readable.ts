import { log } from '../platform/log.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from './database.ts';
import type { ApprovalRow, AssignmentRow, OutboxRow, RequestRow } from './rows.ts';
import { isApprovalRow, isAssignmentRow, isOutboxRow, isRequestRow } from './shapes.ts';
import { within } from './within.ts';

/** Rows that have the shape they should, and how many have not. The broken ones stay where they are. */
export interface Readable<T> {
  rows: T[];
  skipped: number;
}

/** Splits rows by shape, so that one corrupt row takes nothing with it. */
export function readable<T>(rows: readonly unknown[], is: (row: unknown) => row is T): Readable<T> {
  const good = rows.filter(is);
  const skipped = rows.length - good.length;
  if (skipped > 0) log('store.rowsSkipped', { skipped });
  return { rows: good, skipped };
}

/** Requests of a profile, last change first. */
export async function requestsOf(store: Store, profile: ProfileKey): Promise<Readable<RequestRow>> {
  const all = await store.requests
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return requestsAmong(all);
}

/** The same of rows that were read already. */
export function requestsAmong(all: readonly unknown[]): Readable<RequestRow> {
  const { rows, skipped } = readable(all, isRequestRow);
  return { rows: rows.sort((a, b) => b.changedAt - a.changedAt), skipped };
}

/** Ids of a profile's requests that have lost their shape. */
export async function brokenRequestsOf(store: Store, profile: ProfileKey): Promise<string[]> {
  const all: { id: string }[] = await store.requests
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return all.filter((row) => !isRequestRow(row)).map(({ id }) => id);
}

/** Commands of a profile, oldest first: the order in which they are sent. */
export async function outboxOf(store: Store, profile: ProfileKey): Promise<Readable<OutboxRow>> {
  const all = await store.outbox
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  const { rows, skipped } = readable(all, isOutboxRow);
  return { rows: rows.sort((a, b) => a.createdAt - b.createdAt), skipped };
}

/** Assignments of a profile. */
export async function assignmentsOf(store: Store, profile: ProfileKey): Promise<Readable<AssignmentRow>> {
  return readable(
    await store.assignments
      .where('[profile+id]')
      .between(...within(profile))
      .toArray(),
    isAssignmentRow,
  );
}

/** The approval queue of a profile, most urgent first. */
export async function approvalsOf(store: Store, profile: ProfileKey): Promise<Readable<ApprovalRow>> {
  const all = await store.approvals
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return approvalsAmong(all);
}

/** The same of rows that were read already. */
export function approvalsAmong(all: readonly unknown[]): Readable<ApprovalRow> {
  const { rows, skipped } = readable(all, isApprovalRow);
  return { rows: rows.sort((a, b) => a.urgency - b.urgency), skipped };
}
