import { isEnd } from '../../entitlement/request.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import { outboxOf, requestsOf } from '../../store/readable.ts';

/** What a sign-out would drop, and what it must keep. */
export interface Unsent {
  /** Typed, and never sent. */
  requests: number;
  /** On approvals of others, not known to have arrived. */
  decisions: number;
  cancels: number;
  /** Requests that may have arrived: they stay, since forgetting one could send it twice. */
  awaited: number;
}

export const nothingUnsent: Unsent = { requests: 0, decisions: 0, cancels: 0, awaited: 0 };

/** Counts what has not left this device, or has not been answered; sign-out asks about it first. */
export async function countUnsent(store: Store, profile: ProfileKey): Promise<Unsent> {
  const [{ rows }, { rows: commands }] = [await requestsOf(store, profile), await outboxOf(store, profile)];
  const count = (kind: (typeof commands)[number]['command']['kind']) =>
    commands.filter(({ command }) => command.kind === kind).length;
  const called = new Set(
    commands.flatMap(({ id, state, command }) =>
      command.kind === 'submitRequest' && state !== 'queued' ? [id] : [],
    ),
  );
  const unsent = rows.filter((row) => row.graphId === undefined && !isEnd(row.state));
  return {
    requests: unsent.filter(({ id }) => !called.has(id)).length,
    decisions: count('decideApproval'),
    cancels: count('cancelRequest'),
    awaited: called.size,
  };
}
