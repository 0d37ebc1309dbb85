import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { decisionCommand, undoMs } from '../../../lib/approvals/decisionCommand.ts';
import type { OutboxRow } from '../../../lib/store/rows.ts';
import type { CommandRow, Sender, Verdict } from '../../../lib/sync/command.ts';
import { createOutbox } from '../../../lib/sync/outbox.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';
import { createTestClock } from './testClock.ts';
import { createTestLocks } from './testLocks.ts';

const me = person();
const done: Verdict = { kind: 'done', apply: async () => undefined };

/** A decision on its way, and an outbox whose sender notes what leaves. */
function outboxOf(parts: Partial<Sender<'decideApproval'>> = {}) {
  const { store } = testStore();
  const clock = createTestClock();
  const sent: string[] = [];
  const note = (row: CommandRow<'decideApproval'>) => {
    sent.push(`${row.command.decision} ${row.command.approvalId}`);
    return done;
  };
  const sender: Sender<'decideApproval'> = {
    kind: 'decideApproval',
    expired: { kind: 'tooLate', what: 'decision' },
    prepare: async () => ({ kind: 'go' }),
    call: async (_profile, row) => note(row),
    lookUp: async () => ({ kind: 'go' }),
    mirror: async () => undefined,
    giveUp: async () => undefined,
    ...parts,
  };
  const outbox = createOutbox({ store, clock, local: clock, locks: createTestLocks(), senders: [sender] });
  const put = async (approvalId: string, decision: 'Approve' | 'Deny' = 'Approve') => {
    const command = {
      kind: 'decideApproval',
      approvalId,
      stageId: 's',
      decision,
      justification: '',
    } as const;
    await store.outbox.put(decisionCommand(me.profile, command, clock.now()));
  };
  const left = (): Promise<OutboxRow[]> => store.outbox.toArray();
  return { store, clock, outbox, sent, put, left, note };
}

describe('a decision that may be taken back', () => {
  it('is held anew where it is taken back and decided anew while it is being prepared', async () => {
    let meanwhile: () => Promise<unknown> = async () => undefined;
    const { clock, outbox, sent, put, store } = outboxOf({
      async prepare() {
        await meanwhile();
        return { kind: 'go' };
      },
    });
    await put('one', 'Deny');
    clock.advance(undoMs);
    meanwhile = async () => {
      await store.outbox.clear();
      await put('one', 'Approve');
    };
    await outbox.run(me);
    expect(sent).toEqual([]);
    meanwhile = async () => undefined;
    clock.advance(undoMs);
    await outbox.run(me);
    expect(sent).toEqual(['Approve one']);
  });
});
