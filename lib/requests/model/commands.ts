import type { PolicyRequirements } from '../../entitlement/request.ts';
import type { OutboxRow, RequestRow } from '../../store/rows.ts';
import { queuedForMs } from '../../sync/command.ts';
import { requirementsFingerprint } from './fingerprint.ts';

/** The command that sends a request. `now` is epoch ms, local; `seen`: the requirements that the person answered. */
export const submitCommand = (
  row: RequestRow,
  now: number,
  seen: PolicyRequirements | undefined,
): OutboxRow => ({
  ...newCommand(row, row.id, now, { kind: 'submitRequest', requestId: row.id }),
  ...(seen && { requirementsSeen: requirementsFingerprint(seen) }),
});

/** One cancel command a request, however often it is asked for. */
export const cancelCommandId = (requestId: string): string => `cancel/${requestId}`;

/** The command that takes back a request Graph knows. `now` is epoch ms. */
export const cancelCommand = (row: RequestRow, graphId: string, now: number): OutboxRow =>
  newCommand(row, cancelCommandId(row.id), now, { kind: 'cancelRequest', requestId: row.id, graphId });

const newCommand = (
  { profile }: RequestRow,
  id: string,
  now: number,
  command: OutboxRow['command'],
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
