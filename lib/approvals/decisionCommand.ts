import type { ProfileKey } from '../platform/profile.ts';
import type { OutboxRow } from '../store/rows.ts';
import { type CommandRow, queuedCommand } from '../sync/command.ts';

/** One command a stage, so that two windows cannot decide it twice. `now`: epoch ms, local. */
export const decisionCommand = (
  profile: ProfileKey,
  command: CommandRow<'decideApproval'>['command'],
  now: number,
): OutboxRow => queuedCommand(profile, `decide/${command.approvalId}/${command.stageId}`, command, now);
