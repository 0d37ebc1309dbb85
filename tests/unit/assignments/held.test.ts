import { expect, it } from 'vitest';
import { isOutlived } from '../../../lib/assignments/held.ts';
import type { Expiration } from '../../../lib/entitlement/request.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import type { AssignmentRow } from '../../../lib/store/rows.ts';

const now = Date.parse('2026-11-30T08:00:00Z');
const until = (endDateTime: string): Expiration => ({ type: 'afterDateTime', endDateTime });
const row = (id: string, expiration: Expiration, more: Partial<AssignmentRow> = {}): AssignmentRow => ({
  profile: 'p' as ProfileKey,
  id,
  accessPackageId: 'marketing',
  accessPackageName: 'Marketing',
  state: 'delivered',
  expiration,
  asOf: now,
  ...more,
});
const soon = row('soon', until('2026-12-05T00:00:00Z'));

it.each([
  ['a later end', row('b', until('2027-01-31T00:00:00Z')), true],
  ['no end', row('b', { type: 'noExpiration' }), true],
  ['the same end', row('b', soon.expiration), false],
  ['an earlier end', row('b', until('2026-12-01T00:00:00Z')), false],
  ['an end that is past', row('b', until('2026-11-01T00:00:00Z')), false],
  ['a later end, but not delivered', row('b', { type: 'noExpiration' }, { state: 'delivering' }), false],
  ['another package', row('b', { type: 'noExpiration' }, { accessPackageId: 'sales' }), false],
])('what is held a second time with %s: %s', (_, other, isLonger) => {
  expect(isOutlived(soon, [soon, other], now)).toBe(isLonger);
});

it('packages that Graph does not name are not the same one', () => {
  const [one, other] = [soon, row('b', { type: 'noExpiration' })].map((each) => ({
    ...each,
    accessPackageId: '',
  }));
  if (one === undefined || other === undefined) throw new TypeError('two rows');
  expect(isOutlived(one, [one, other], now)).toBe(false);
});
