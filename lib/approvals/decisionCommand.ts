import { second } from '../platform/durations.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ApprovalRow, OutboxRow } from '../store/rows.ts';
import { type CommandRow, queuedCommand } from '../sync/command.ts';

/**
 * So long a decision waits before it is sent, for *Undo*. Where nobody keeps the worker awake an alarm sends it, half a
 * minute later; until then it can be taken back as well.
 */
export const undoMs = 5 * second;

const commandId = (approvalId: string, stageId: string): string => `decide/${approvalId}/${stageId}`;

/** The command of a decision, as it stands in the outbox; `undefined`: there is none. */
export const decisionOf = (
  { outbox }: Store,
  { profile, id, stageId = '' }: ApprovalRow,
): Promise<OutboxRow | undefined> => outbox.get([profile, commandId(id, stageId)]);

/** One command a stage, so that two windows cannot decide it twice. `now`: epoch ms, local. */
export const decisionCommand = (
  profile: ProfileKey,
  command: CommandRow<'decideApproval'>['command'],
  now: number,
): OutboxRow => ({
  ...queuedCommand(profile, commandId(command.approvalId, command.stageId), command, now),
  heldUntil: now + undoMs,
});
