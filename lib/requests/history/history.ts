import { isOpen } from '../../entitlement/request.ts';
import { ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import { isRequestRow } from '../../store/shapes.ts';
import { erasedKey } from '../../store/wholeProfile.ts';
import { erasedOf } from '../model/erased.ts';

/**
 * Removes requests that are over; what is under way stays, since forgetting it could send it twice. A row
 * that has lost its shape goes, too. One transaction.
 */
export function eraseRequests(
  store: Store,
  profile: ProfileKey,
  requestIds: readonly string[],
): Promise<Result<undefined>> {
  return store.transaction('rw', [store.requests, store.outbox, store.meta], async () => {
    const erased = await erasedOf(store, profile);
    for (const id of requestIds) {
      const row = await store.requests.get([profile, id]);
      const isUnderWay = isRequestRow(row) && isOpen(row.state);
      if (isUnderWay || (await store.outbox.get([profile, id])) !== undefined) continue;
      await store.requests.delete([profile, id]);
      if (row?.graphId !== undefined) erased.push(row.graphId);
    }
    await store.meta.put({ key: erasedKey(profile), value: erased });
    return ok();
  });
}
