import type { PolicyRequirements } from '../../entitlement/request.ts';
import type { OutboxRow, RequestRow } from '../../store/rows.ts';
import { queuedCommand } from '../../sync/command.ts';
import { requirementsFingerprint } from './fingerprint.ts';

/** The command that sends a request. `now` is epoch ms, local; `seen`: the requirements that the person answered. */
export const submitCommand = (
  row: RequestRow,
  now: number,
  seen: PolicyRequirements | undefined,
): OutboxRow => ({
  ...queuedCommand(row.profile, row.id, { kind: 'submitRequest', requestId: row.id }, now),
  ...(seen && { requirementsSeen: requirementsFingerprint(seen) }),
});

/** One cancel command a request, however often it is asked for. */
export const cancelCommandId = (requestId: string): string => `cancel/${requestId}`;

/** The command that takes back a request Graph knows. `now` is epoch ms. */
export const cancelCommand = (row: RequestRow, graphId: string, now: number): OutboxRow =>
  queuedCommand(
    row.profile,
    cancelCommandId(row.id),
    { kind: 'cancelRequest', requestId: row.id, graphId },
    now,
  );
