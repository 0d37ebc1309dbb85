import { expect, it } from 'vitest';
import { findConflict } from '../../../../lib/requests/check/conflict.ts';
import type { RequestRow } from '../../../../lib/store/rows.ts';
import { testStore } from '../../store/testStore.ts';
import { packageId, person, requestRow } from '../people.ts';

const now = Date.UTC(2026, 10, 22);
const minute = 60_000;

it('what was delivered a short while ago forbids asking again, unless it was given up since', async () => {
  const { store } = testStore();
  const given = requestRow({ id: 'given', graphId: 'g1', state: 'delivered', changedAt: now - 60 * minute });
  const away = (changes: Partial<RequestRow>): RequestRow => ({
    ...given,
    id: 'away',
    graphId: 'g2',
    requestType: 'UserRemove',
    changedAt: now - minute,
    ...changes,
  });
  const conflict = async (...rows: RequestRow[]) => {
    await store.requests.clear();
    await store.requests.bulkPut([given, ...rows]);
    const wanted = { accessPackageId: packageId, targetId: person().oid };
    return findConflict(store, person(), wanted, now);
  };
  const already = { kind: 'alreadyRequested', requestId: 'given' };
  expect(await conflict()).toEqual(already);
  expect(await conflict(away({}))).toBeUndefined();
  expect(await conflict(away({ changedAt: now - 90 * minute }))).toEqual(already);
  expect(await conflict(away({ state: 'failed' }))).toEqual(already);
  expect(await conflict(away({ targetId: person(2).oid }))).toEqual(already);
});
