import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { putDown } from '../../../lib/approvals/decide.ts';
import { storeQueue, storeStages } from '../../../lib/approvals/storeQueue.ts';
import { ok } from '../../../lib/platform/failure.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';
import { stage, waitingRequest } from './graphRequest.ts';

it('stays with the stage that was read for it, though the queue was read again meanwhile', async () => {
  const { store } = testStore();
  const { profile } = person();
  const unread = { request: waitingRequest(), isUnread: true } as const;
  const read = { stage: stage({ id: 'first' }), stages: [stage({ id: 'first' })] };
  await storeQueue(store, profile, [unread], 0);
  await storeStages(store, profile, new Map([['approval-1', ok(read)]]));
  await storeQueue(store, profile, [unread], 1);
  const decision = { approvalIds: ['approval-1'], decision: 'Deny', justification: '' } as const;
  const local = { now: () => 2 };
  expect(await putDown({ store, local }, profile, decision, new Map([['approval-1', ok(read)]]))).toEqual({
    left: [],
  });
  // A reading that comes late finds the stage over, since Graph may list the decision already.
  await storeStages(store, profile, new Map([['approval-1', ok({})]]));
  const row = await store.approvals.get([profile, 'approval-1']);
  expect(row).toMatchObject({ state: 'deciding', stageId: 'first', decision: 'Deny' });
});
