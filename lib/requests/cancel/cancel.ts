import { isOpen, mayBeTakenBack } from '../../entitlement/request.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import type { Times } from '../../sync/times.ts';
import { cancelCommand, cancelCommandId } from '../model/commands.ts';

/**
 * Takes a request back, in one transaction with its command. Not sent yet: both rows go. Under way with an unknown
 * outcome: marked, and cancelled in Graph as soon as it is found there. Known to Graph: a cancel command.
 */
export function cancelRequest(
  { store, local }: Times & { store: Store },
  profile: ProfileKey,
  requestId: string,
): Promise<Result<undefined>> {
  return store.transaction('rw', [store.requests, store.outbox], async () => {
    const row = await store.requests.get([profile, requestId]);
    if (row === undefined) return fail({ kind: 'gone' });
    const command = await store.outbox.get([profile, requestId]);
    if (command !== undefined && command.state !== 'queued') {
      await store.outbox.put({ ...command, cancelWanted: true });
      return ok();
    }
    if (row.graphId === undefined) {
      await store.outbox.delete([profile, requestId]);
      await store.requests.delete([profile, requestId]);
      return ok();
    }
    if (!isOpen(row.state)) return ok();
    if (!mayBeTakenBack(row.state)) return fail({ kind: 'tooLate', what: 'takeBack' });
    const underWay = await store.outbox.get([profile, cancelCommandId(requestId)]);
    if (underWay === undefined) await store.outbox.put(cancelCommand(row, row.graphId, local.now()));
    return ok();
  });
}
