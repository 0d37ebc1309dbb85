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

describe('commands that leave together', () => {
  const together = (pauseAt?: number) => {
    const sizes: number[] = [];
    const made = outboxOf({
      async callTogether(_profile, rows) {
        sizes.push(rows.length);
        const failure = { kind: 'throttled', until: made.clock.now() + 60_000 } as const;
        return rows.map((row, index) =>
          index === pauseAt ? { kind: 'wait', until: failure.until, failure } : made.note(row),
        );
      },
    });
    const names = Array.from({ length: 45 }, (_, index) => `a${String(index).padStart(2, '0')}`);
    return { ...made, sizes, names };
  };

  it('are twenty at most, each once, in their order', async () => {
    const { clock, outbox, put, names, sent, sizes, left } = together();
    for (const name of names) await put(name);
    clock.advance(undoMs);
    await outbox.run(me);
    expect(sizes).toEqual([20, 20, 5]);
    expect(sent).toEqual(names.map((name) => `Approve ${name}`));
    expect(await left()).toEqual([]);
  });

  it('do not leave while they may be taken back', async () => {
    const { clock, outbox, put, sent } = together();
    await put('early');
    clock.advance(undoMs);
    await put('late');
    await outbox.run(me, { ignoreBackoff: true });
    expect(sent).toEqual(['Approve early']);
  });

  it('wait where Graph asks for a pause, those too that had not left', async () => {
    const { clock, outbox, put, names, sizes, left } = together(3);
    for (const name of names) await put(name);
    clock.advance(undoMs);
    await outbox.run(me);
    expect(sizes).toEqual([20]);
    const waiting = await left();
    expect(waiting).toHaveLength(26);
    expect(waiting.every(({ state, failure }) => state === 'queued' && failure?.kind === 'throttled')).toBe(
      true,
    );
    await outbox.run(me, { ignoreBackoff: true });
    expect(sizes).toEqual([20]);
  });

  it('are looked up together where their sender died on the way', async () => {
    const looked: string[][] = [];
    const { clock, outbox, put, left, store } = outboxOf({
      callTogether: () => Promise.reject(new Error('the worker is dead')),
      lookUpTogether: async (_profile, rows) => {
        looked.push(rows.map(({ command }) => command.approvalId));
        return rows.map(() => done);
      },
    });
    for (const name of ['one', 'two', 'three']) await put(name);
    clock.advance(undoMs);
    await expect(outbox.run(me)).rejects.toThrow('dead');
    expect((await store.outbox.toArray()).map(({ state }) => state)).toEqual(Array(3).fill('sending'));
    await outbox.run(me);
    expect(looked).toEqual([['one', 'three', 'two']]);
    expect(await left()).toEqual([]);
  });

  it('are looked up together where their answer is lost; those alone that had no effect are sent again', async () => {
    const looked: string[][] = [];
    const sizes: number[] = [];
    const made = outboxOf({
      async callTogether(_profile, rows) {
        sizes.push(rows.length);
        return rows.map((row) =>
          sizes.length > 1 ? made.note(row) : { kind: 'lost', lookAt: made.clock.now() },
        );
      },
      lookUpTogether: async (_profile, rows) => {
        looked.push(rows.map(({ command }) => command.approvalId));
        return rows.map(({ command }) => (command.approvalId === 'one' ? done : { kind: 'go' }));
      },
    });
    for (const name of ['one', 'two', 'three']) await made.put(name);
    made.clock.advance(undoMs);
    await made.outbox.run(me);
    expect([looked, sizes]).toEqual([[['one', 'three', 'two']], [3, 2]]);
    expect(made.sent).toEqual(['Approve three', 'Approve two']);
    expect(await made.left()).toEqual([]);
  });
});

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
