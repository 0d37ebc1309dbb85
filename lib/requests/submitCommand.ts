import type { PolicyRequirements } from '../entitlement/request.ts';
import type { OutboxRow, RequestRow } from '../store/rows.ts';
import { requirementsFingerprint } from './fingerprint.ts';
import { queuedForMs } from './timing.ts';

/** The command that sends a request. `now` is epoch ms, local; `seen`: what the person answered to. */
export const submitCommand = (
  row: RequestRow,
  now: number,
  seen: PolicyRequirements | undefined,
): OutboxRow => ({
  profile: row.profile,
  id: row.id,
  command: { kind: 'submitRequest', requestId: row.id },
  state: 'queued',
  createdAt: now,
  expiresAt: now + queuedForMs,
  attempts: 0,
  dueAt: now,
  ...(seen && { requirementsSeen: requirementsFingerprint(seen) }),
});
