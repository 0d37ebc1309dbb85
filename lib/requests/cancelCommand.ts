import type { OutboxRow, RequestRow } from '../store/rows.ts';
import { queuedForMs } from './timing.ts';

/** One cancel command a request, however often it is asked for. */
export const cancelCommandId = (requestId: string): string => `cancel/${requestId}`;

/** The command that takes back a request Graph knows. `now` is epoch ms. */
export const cancelCommand = (row: RequestRow, graphId: string, now: number): OutboxRow => ({
  profile: row.profile,
  id: cancelCommandId(row.id),
  command: { kind: 'cancelRequest', requestId: row.id, graphId },
  state: 'queued',
  createdAt: now,
  expiresAt: now + queuedForMs,
  attempts: 0,
  dueAt: now,
});
