import type { Failure } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { Sender, Verdict } from './command.ts';
import type { Times } from './times.ts';

/** Writes what has become of a command, each time in one transaction with the row that people see. */
export interface Settling {
  /**
   * Changes a command. It is read again inside the transaction: it may have been cancelled since. Out: the command as
   * it is now; `undefined`: it is gone, or `to` left it as it was.
   */
  change(row: OutboxRow, to: (current: OutboxRow) => OutboxRow | undefined): Promise<OutboxRow | undefined>;
  /** Removes a command that has had no effect; its content goes back to the person. */
  giveUp(row: OutboxRow, failure: Failure): Promise<undefined>;
  /** Writes a verdict. Out: the command if it is still there. */
  settle(row: OutboxRow, verdict: Exclude<Verdict, { kind: 'go' }>): Promise<OutboxRow | undefined>;
}

export function createSettling({ store, clock, local }: Times & { store: Store }, sender: Sender): Settling {
  const atomically = <T>(row: OutboxRow, act: (current: OutboxRow | undefined) => Promise<T>): Promise<T> =>
    store.transaction('rw', [store.outbox, store.requests, store.approvals, store.meta], async () =>
      act(await store.outbox.get([row.profile, row.id])),
    );
  const remove = (row: OutboxRow) => store.outbox.delete([row.profile, row.id]);

  const change: Settling['change'] = (row, to) =>
    atomically(row, async (current) => {
      if (current === undefined) return undefined;
      const next = to(current);
      if (next === undefined) return undefined;
      await store.outbox.put(next);
      await sender.mirror(next);
      return next;
    });

  const giveUp: Settling['giveUp'] = (row, failure) =>
    atomically(row, async (current) => {
      if (current === undefined) return undefined;
      await sender.giveUp(current, failure);
      await remove(row);
      return undefined;
    });

  const wait = (row: OutboxRow, { until, failure }: Extract<Verdict, { kind: 'wait' }>) =>
    change(row, (current) => ({
      ...current,
      state: 'queued',
      dueAt: current.cancelWanted === true ? local.now() : until,
      failure,
    }));

  const lost = (row: OutboxRow, { lookAt, failure }: Extract<Verdict, { kind: 'lost' }>) =>
    change(row, ({ failure: _former, ...current }) => ({
      ...current,
      state: 'verifying',
      dueAt: lookAt,
      lostAt: Math.min(current.lostAt ?? local.now(), local.now()),
      // Somebody may set the machine's clock between a loss and a look-up. So the wait counts only from a time that the
      // service told.
      ...(clock.hasLearned?.() !== false && {
        lostAtService: Math.min(current.lostAtService ?? clock.now(), clock.now()),
      }),
      ...(failure && { failure }),
    }));

  const done = (row: OutboxRow, { apply }: Extract<Verdict, { kind: 'done' }>) =>
    atomically(row, async (current) => {
      await remove(row); // first, so that `apply` may put a command that follows from it
      await apply(current ?? row);
      return undefined;
    });

  return {
    change,
    giveUp,
    settle(row, verdict) {
      switch (verdict.kind) {
        case 'refused':
          return giveUp(row, verdict.failure);
        case 'wait':
          return wait(row, verdict);
        case 'lost':
          return lost(row, verdict);
        case 'done':
          return done(row, verdict);
      }
    },
  };
}
