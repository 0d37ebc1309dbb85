import { expect, it } from 'vitest';
import { mostUrgentFirst } from '../../../../components/approvals/mostUrgent.ts';
import type { ApprovalRow } from '../../../../lib/store/rows.ts';
import { approval } from '../../../gallery/people.ts';

const row = (id: string, more: Partial<ApprovalRow> = {}): ApprovalRow => ({ ...approval, id, ...more });

it('puts first what is denied by itself first, then what nobody knows that of, in its order', () => {
  const rows = [
    row('unknown'),
    row('later', { decideBy: 300 }),
    row('also unknown'),
    row('soon', { decideBy: 100 }),
  ];
  expect(mostUrgentFirst(rows).map(({ id }) => id)).toEqual(['soon', 'later', 'unknown', 'also unknown']);
});

it('keeps a place for what was not read yet, by its policy', () => {
  const stage = { durationBeforeAutomaticDenial: 'PT1S', isApproverJustificationRequired: false };
  const unread = row('unread', { requestedAt: 50, policyStages: [stage] });
  const rows = [row('later', { decideBy: 3000 }), unread, row('soon', { decideBy: 100 })];
  const ids = ['soon', 'unread', 'later'];
  expect(mostUrgentFirst(rows).map(({ id }) => id)).toEqual(ids);
  const read = rows.map((one) => (one === unread ? { ...one, decideBy: 1050 } : one));
  expect(mostUrgentFirst(read).map(({ id }) => id)).toEqual(ids);
});
