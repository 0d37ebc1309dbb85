import type { Locks } from '../platform/locks.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { outboxOf } from '../store/readable.ts';
import type { OutboxRow, ProfileRow } from '../store/rows.ts';
import type { Sender } from './command.ts';
import { isAhead } from './schedule.ts';
import { createSettling } from './settle.ts';
import { type Times, toService } from './times.ts';

export interface OutboxDeps extends Times {
  store: Store;
  locks: Locks;
  /** One per kind of command; a command without one stays where it is. */
  senders: readonly Sender[];
}

export interface Outbox {
  /**
   * Sends what is due for a profile, one command after the other, under the profile's outbox lock. Never throws for
   * what Graph says; what could not be sent is left with the time to try again. `ignoreBackoff`: the network is back or
   * somebody signed in, so only what Graph itself asked to wait for still waits.
   */
  run(profile: ProfileRow, drive?: { ignoreBackoff?: boolean }): Promise<void>;
  /** When the next command wants attention (epoch ms, the service's time); `undefined`: nothing is waiting. */
  dueAt(profile: ProfileKey): Promise<number | undefined>;
}

/** Commands that change something, sent so that a death at any line neither loses nor doubles one. */
export function createOutbox(deps: OutboxDeps): Outbox {
  return {
    run: (profile, { ignoreBackoff = false } = {}) =>
      deps.locks.run(`outbox/${profile.profile}`, async () => {
        const { rows } = await outboxOf(deps.store, profile.profile);
        for (const row of rows) {
          const sender = deps.senders.find((each) => each.kind === row.command.kind);
          const at =
            ignoreBackoff && row.failure?.kind !== 'throttled' ? heldUntil(row) : wantsAttention(row);
          if (sender && !isAhead(at, deps.local.now())) await createStep(deps, sender, profile)(row);
        }
      }),

    async dueAt(profile) {
      const { rows } = await outboxOf(deps.store, profile);
      return rows.length === 0 ? undefined : toService(deps, Math.min(...rows.map(wantsAttention)));
    },
  };
}

/**
 * If a row is *sending* while nobody holds the lock, its sender died: it is due at once. A queued row is also due when
 * it expires.
 */
function wantsAttention(row: OutboxRow): number {
  if (row.state === 'sending') return 0;
  return row.state === 'queued' ? Math.max(heldUntil(row), Math.min(row.dueAt, row.expiresAt)) : row.dueAt;
}

const heldUntil = ({ state, heldUntil = 0 }: OutboxRow): number => (state === 'queued' ? heldUntil : 0);

/** What is done with one command in one run: look up if an answer was lost, then send at most once. */
function createStep(deps: OutboxDeps, sender: Sender, profile: ProfileRow) {
  const { clock, local } = deps;
  const { change, giveUp, settle } = createSettling(deps, sender);

  const isOver = ({ expiresAt, cancelWanted }: OutboxRow): boolean =>
    local.now() >= expiresAt || cancelWanted === true;

  const send = async (row: OutboxRow): Promise<unknown> => {
    if (isOver(row)) return giveUp(row, sender.expired);
    const prepared = await sender.prepare(profile, row);
    if (prepared.kind !== 'go') return settle(row, prepared);
    // "Sending" is on disk before the call leaves: whoever finds it there knows that something may have happened.
    let isUnwanted = false;
    const sending = await change(row, ({ lostAt: _answered, lostAtService: _told, ...current }) => {
      // It may have been cancelled while it was looked up or prepared.
      isUnwanted = isOver(current);
      // Or taken back and decided anew, which is held anew.
      if (isUnwanted || isAhead(heldUntil(current), local.now())) return undefined;
      return {
        ...current,
        state: 'sending',
        sendingSince: clock.now(),
        firstSentAt: current.firstSentAt ?? clock.now(),
        attempts: current.attempts + 1,
      };
    });
    if (isUnwanted) return giveUp(row, sender.expired);
    if (sending === undefined) return undefined;
    const verdict = await sender.call(profile, sending);
    if (verdict.kind === 'go') return undefined;
    const left = await settle(sending, verdict);
    // The answer is lost, but the list may already show the result, so nobody has to wait for the next alarm.
    const isDue = left?.state === 'verifying' && left.dueAt <= local.now();
    return isDue ? verify(left) : undefined;
  };

  const verify = async (row: OutboxRow): Promise<unknown> => {
    const verdict = await sender.lookUp(profile, row);
    // The call certainly had no effect: send it again, or give it back to the person when its time is over.
    return verdict.kind === 'go' ? send(row) : settle(row, verdict);
  };

  return async (row: OutboxRow): Promise<unknown> => {
    if (row.state === 'queued') return send(row);
    const lost = row.state === 'sending' ? await settle(row, { kind: 'lost', lookAt: local.now() }) : row;
    return lost === undefined ? undefined : verify(lost);
  };
}
