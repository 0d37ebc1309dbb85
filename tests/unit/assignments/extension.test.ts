import { describe, expect, it } from 'vitest';
import { extensionOf } from '../../../lib/assignments/extension.ts';
import { assignmentRow, policy } from '../requests/people.ts';

const start = Date.parse('2026-11-02T09:00:00Z');

describe('an extension', () => {
  const end = '2027-01-31T09:00:00Z';
  const allowed = policy({
    allowsCustomSchedule: true,
    schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P90D' } },
  });
  const held = assignmentRow();
  const { policyId: _notNamed, ...withoutPolicy } = held;
  it.each([
    ['up to what the policy gives from now on', held, [allowed], { kind: 'extend', latest: Date.parse(end) }],
    [
      'without a limit',
      held,
      [policy({ allowsCustomSchedule: true })],
      { kind: 'extend', latest: Number.POSITIVE_INFINITY },
    ],
    ['not where dates are fixed', held, [policy()], { kind: 'askAgain', why: 'fixed' }],
    [
      'not under a policy of others',
      held,
      [{ ...allowed, policyId: 'other' }],
      { kind: 'askAgain', why: 'fixed' },
    ],
    [
      'not beyond the limit',
      assignmentRow({ expiration: { type: 'afterDateTime', endDateTime: end } }),
      [allowed],
      { kind: 'askAgain', why: 'longest' },
    ],
    [
      'not here, where only My Access can ask',
      held,
      [{ ...allowed, needsMyAccess: true }],
      { kind: 'myAccess' },
    ],
    ['not for who may not ask any more', held, [], { kind: 'notAllowed' }],
    [
      'not of what Graph does not name',
      assignmentRow({ accessPackageId: '' }),
      undefined,
      { kind: 'notNamed' },
    ],
    [
      'not where it could be under either of two policies',
      withoutPolicy,
      [allowed, { ...allowed, policyId: 'other' }],
      { kind: 'notNamed' },
    ],
    ['under the only policy there is', withoutPolicy, [allowed], { kind: 'extend' }],
    [
      'not of what has no end',
      assignmentRow({ expiration: { type: 'noExpiration' } }),
      [allowed],
      { kind: 'noEnd' },
    ],
  ])('%s', (_, row, policies, expected) => expect(extensionOf(row, policies, start)).toMatchObject(expected));
});
