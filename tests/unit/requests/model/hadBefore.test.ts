import { describe, expect, it } from 'vitest';
import { hadBefore } from '../../../../lib/requests/model/hadBefore.ts';
import { assignmentRow, packageId, requestRow } from '../people.ts';

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const other = '22222222-0000-4000-8000-00000000000b';
const until = (at: number) => ({
  expiration: { type: 'afterDateTime' as const, endDateTime: new Date(at).toISOString() },
});
const ended = assignmentRow({ state: 'expired', ...until(now - 30 * day) });
const granted = requestRow({ state: 'delivered', changedAt: now - 90 * day });

describe('what one had before', () => {
  it('is what ended, as assignments and requests tell, once each and the last end first', () => {
    const later = assignmentRow({
      id: 'b',
      accessPackageId: other,
      accessPackageName: 'Wiki',
      ...until(now - day),
    });
    expect(hadBefore([ended, later], [granted, granted], now)).toEqual([
      { accessPackageId: other, accessPackageName: 'Wiki', endedAt: now - day },
      { accessPackageId: packageId, accessPackageName: 'Marketing site', endedAt: now - 30 * day },
    ]);
    expect(hadBefore([], [granted], now)).toEqual([
      { accessPackageId: packageId, accessPackageName: 'Marketing site' },
    ]);
  });

  it('is nothing that one has, asked for, or was granted just now', () => {
    const held = assignmentRow({ id: 'c', accessPackageId: packageId.toUpperCase(), ...until(now + day) });
    expect(hadBefore([ended, held], [granted], now)).toEqual([]);
    expect(hadBefore([ended], [granted, requestRow({ state: 'pendingApproval' })], now)).toEqual([]);
    expect(hadBefore([], [{ ...granted, changedAt: now - 3_600_000 }], now)).toEqual([]);
  });

  it('is nothing that was never given, and nothing of somebody else', () => {
    for (const state of ['denied', 'canceled', 'draft', 'expired'] as const)
      expect(hadBefore([], [requestRow({ state })], now), state).toEqual([]);
    expect(hadBefore([{ ...ended, state: 'deliveryFailed' }], [], now)).toEqual([]);
    expect(hadBefore([{ ...ended, accessPackageId: '' }], [], now)).toEqual([]);
    expect(hadBefore([], [{ ...granted, forOther: { name: 'Lynne', mail: '' } }], now)).toEqual([]);
    expect(hadBefore([], [{ ...granted, requestType: 'userRemove' }], now)).toEqual([]);
  });
});
