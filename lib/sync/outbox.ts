import type { Locks } from '../platform/locks.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { outboxOf } from '../store/readable.ts';
import type { OutboxRow, ProfileRow } from '../store/rows.ts';
import { mostTogether, type Sender, type Verdict } from './command.ts';
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
   * Sends what is due for a profile, one command after the other or some in one call, under the profile's outbox lock.
   * Never throws for what Graph says; what could not be sent is left with the time to try again. `ignoreBackoff`: the
   * network is back or somebody signed in, so only what Graph itself asked to wait for still waits.
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
        const isDue = (row: OutboxRow): boolean => {
          const at =
            ignoreBackoff && row.failure?.kind !== 'throttled' ? heldUntil(row) : wantsAttention(row);
          return !isAhead(at, deps.local.now());
        };
        const left = new Set(rows);
        for (const row of rows) {
          const sender = deps.senders.find((each) => each.kind === row.command.kind);
          if (!sender || !left.has(row) || !isDue(row)) continue;
          const isAlike = (one: OutboxRow) =>
            left.has(one) && one.state === row.state && one.command.kind === row.command.kind && isDue(one);
          const isTogether = sender.callTogether !== undefined;
          const group = isTogether ? rows.filter(isAlike).slice(0, mostTogether) : [row];
          for (const one of group) left.delete(one);
          const pause = await createStep(deps, sender, profile)(group);
          // Graph asked for a pause: the others of the kind would only be refused as well.
          if (pause)
            for (const one of rows.filter(isAlike)) {
              left.delete(one);
              await createSettling(deps, sender).settle(one, pause);
            }
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

type Pause = Extract<Verdict, { kind: 'wait' }>;

/**
 * What is done with some commands in one run: look up if an answer was lost, then send at most once. Several are queued
 * ones that leave in one call. Out: the pause that Graph asked for.
 */
function createStep(deps: OutboxDeps, sender: Sender, profile: ProfileRow) {
  const { clock, local } = deps;
  const { change, giveUp, settle } = createSettling(deps, sender);

  const isOver = ({ expiresAt, cancelWanted }: OutboxRow): boolean =>
    local.now() >= expiresAt || cancelWanted === true;

  /** "Sending" is on disk before the call leaves: whoever finds it there knows that something may have happened. */
  const begin = async (row: OutboxRow): Promise<OutboxRow | undefined> => {
    if (isOver(row)) return giveUp(row, sender.expired);
    const prepared = await sender.prepare(profile, row);
    if (prepared.kind !== 'go') {
      await settle(row, prepared);
      return undefined;
    }
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
    return isUnwanted ? giveUp(row, sender.expired) : sending;
  };

  const send = async (rows: readonly OutboxRow[]): Promise<Pause | undefined> => {
    const sending: OutboxRow[] = [];
    for (const row of rows) {
      const begun = await begin(row);
      if (begun !== undefined) sending.push(begun);
    }
    const [only, ...others] = sending;
    if (only === undefined) return undefined;
    const verdicts =
      others.length > 0 && sender.callTogether
        ? await sender.callTogether(profile, sending)
        : [await sender.call(profile, only)];
    const lost: OutboxRow[] = [];
    for (const [index, verdict] of verdicts.entries()) {
      if (verdict.kind === 'go') continue;
      const left = await settle(sending[index] ?? only, verdict);
      // The answer is lost, but the list may already show the result, so nobody has to wait for the next alarm.
      if (left?.state === 'verifying' && left.dueAt <= local.now()) lost.push(left);
    }
    await verify(lost);
    return verdicts.find(isPause);
  };

  const verify = async (rows: OutboxRow[]): Promise<void> => {
    const verdicts =
      rows.length > 1 && sender.lookUpTogether
        ? await sender.lookUpTogether(profile, rows)
        : await Promise.all(rows.map((row) => sender.lookUp(profile, row)));
    const absent: OutboxRow[] = [];
    for (const [index, row] of rows.entries()) {
      const verdict = verdicts[index] as Verdict; // one for each row
      if (verdict.kind === 'go') absent.push(row);
      else await settle(row, verdict);
    }
    // These calls certainly had no effect: send them again, or give them back to the person when their time is over.
    await send(absent);
  };

  return async (rows: readonly OutboxRow[]): Promise<Pause | undefined> => {
    if (rows[0]?.state === 'queued') return send(rows);
    const lost = { kind: 'lost', lookAt: local.now() } as const;
    const left = await Promise.all(rows.map((row) => (row.state === 'sending' ? settle(row, lost) : row)));
    await verify(left.filter((row) => row !== undefined));
    return undefined;
  };
}

const isPause = (verdict: Verdict): verdict is Pause =>
  verdict.kind === 'wait' && verdict.failure.kind === 'throttled';
