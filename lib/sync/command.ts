import { minute } from '../platform/durations.ts';
import type { Failure } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { OutboxRow, ProfileRow } from '../store/rows.ts';

/**
 * How long a queued command may wait and still be sent by itself. Later the person is asked again: what was wanted a
 * quarter of an hour ago may not be wanted now.
 */
const queuedForMs = 15 * minute;

export type CommandKind = OutboxRow['command']['kind'];
type Commands = { [K in CommandKind]: Extract<OutboxRow['command'], { kind: K }> };
export type CommandRow<K extends CommandKind = CommandKind> = OutboxRow & { command: Commands[K] };

/** A command as it is written down, before it is first sent. `now`: epoch ms, local. */
export const queuedCommand = (
  profile: ProfileKey,
  id: string,
  command: OutboxRow['command'],
  now: number,
): OutboxRow => ({
  profile,
  id,
  command,
  state: 'queued',
  createdAt: now,
  expiresAt: now + queuedForMs,
  attempts: 0,
  dueAt: now,
});

/** What one step of a command came to. Times are epoch ms on this machine's clock (`times.ts`). */
export type Verdict =
  /** From `prepare`: send it. From `lookUp`: certainly nothing happened. */
  | { kind: 'go' }
  /** Nothing happened; try again later. */
  | { kind: 'wait'; until: number; failure: Failure }
  /** It may have happened: look before sending again. */
  | { kind: 'lost'; lookAt: number; failure?: Failure }
  /** It happened. `apply` writes what is known now, inside the transaction that removes the command. */
  | { kind: 'done'; apply(row: OutboxRow): Promise<unknown> }
  /** It will not happen. The person is told why. */
  | { kind: 'refused'; failure: Failure };

/** So many commands may leave in one call. */
export const mostTogether = 20;

/** How one kind of command is sent. Knows Graph and the rows that people see; nothing of queues and locks. */
export interface Sender<out K extends CommandKind = CommandKind> {
  readonly kind: K;
  /** What a person is told when it has waited too long to be sent by itself. */
  readonly expired: Failure;
  /** Before the call, outside any transaction: is it still what the person wanted? */
  prepare(profile: ProfileRow, row: CommandRow<K>): Promise<Verdict>;
  /** The one call that may change something. Never repeats itself. */
  call(profile: ProfileRow, row: CommandRow<K>): Promise<Verdict>;
  /** The same for some at once (at most `mostTogether`), in one call; their verdicts in their order. */
  callTogether?(profile: ProfileRow, rows: CommandRow<K>[]): Promise<Verdict[]>;
  /** After a death or a lost answer: find out what happened. `go` only where absence is certain. */
  lookUp(profile: ProfileRow, row: CommandRow<K>): Promise<Verdict>;
  /** The same for those that `callTogether` sent. */
  lookUpTogether?(profile: ProfileRow, rows: CommandRow<K>[]): Promise<Verdict[]>;
  /** Inside the transaction that changed the command: show the same on the row that people see. */
  mirror(row: CommandRow<K>): Promise<unknown>;
  /** Inside the transaction that removes the command without effect; its content goes back to the person. */
  giveUp(row: CommandRow<K>, failure: Failure): Promise<void>;
}
