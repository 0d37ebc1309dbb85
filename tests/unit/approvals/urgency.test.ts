import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { withUrgency } from '../../../lib/approvals/urgency.ts';
import { readEarlyRows } from '../../../lib/store/earlyRows.ts';
import { approvalsOf } from '../../../lib/store/readable.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { approval } from '../../gallery/people.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';

const { profile } = person();
const row = (id: string, more: Partial<ApprovalRow> = {}): ApprovalRow =>
  withUrgency({ ...approval, profile, id, ...more });

/** As the queue lists them, which is what the popup reads first. */
async function inOrder(rows: readonly ApprovalRow[]): Promise<string[]> {
  const { name, store } = testStore();
  await store.meta.put({ key: 'activeProfile', value: profile });
  await store.approvals.bulkPut([...rows]);
  const listed = (await approvalsOf(store, profile)).rows.map(({ id }) => id);
  const early = await readEarlyRows(name);
  expect(early?.approvals.map((one) => (one as ApprovalRow).id)).toEqual(listed);
  return listed;
}

it('puts first what is denied by itself first, then what nobody knows that of, longest waiting first', async () => {
  const rows = [
    row('a', { requestedAt: 20 }),
    row('later', { decideBy: 300 }),
    row('b', { requestedAt: 10 }),
    row('soon', { decideBy: 100 }),
  ];
  expect(await inOrder(rows)).toEqual(['soon', 'later', 'b', 'a']);
});

it('keeps a place for what was not read yet, by its policy', async () => {
  const stage = { durationBeforeAutomaticDenial: 'PT1S', isApproverJustificationRequired: false };
  const unread = { requestedAt: 50, policyStages: [stage] };
  const others = [row('later', { decideBy: 3000 }), row('soon', { decideBy: 100 })];
  const ids = ['soon', 'unread', 'later'];
  expect(await inOrder([...others, row('unread', unread)])).toEqual(ids);
  expect(await inOrder([...others, row('unread', { ...unread, decideBy: 1050 })])).toEqual(ids);
});
