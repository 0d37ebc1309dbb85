import type { ProfileKey } from '../platform/profile.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { CommandRow } from '../sync/command.ts';

/** A decision is wanted now or not at all: after this it goes back to the approver. */
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
