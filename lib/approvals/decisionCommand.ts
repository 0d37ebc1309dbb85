import type { ProfileKey } from '../platform/profile.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { CommandRow } from '../sync/command.ts';

/** A decision that waits longer than this goes back to the approver: by then they may not want it any more. */
const decisionKeptMs = 15 * 60_000;

/** One command a stage, so that two windows cannot decide it twice. `now`: epoch ms, local. */
export const decisionCommand = (
  profile: ProfileKey,
  command: CommandRow<'decideApproval'>['command'],
  now: number,
): OutboxRow => ({
  profile,
  id: `decide/${command.approvalId}/${command.stageId}`,
  command,
  state: 'queued',
  createdAt: now,
  expiresAt: now + decisionKeptMs,
  attempts: 0,
  dueAt: now,
});
