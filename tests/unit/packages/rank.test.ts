import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyRequirements } from '../../../lib/entitlement/request.ts';
import type { Candidate } from '../../../lib/packages/candidate.ts';
import { decidingCriterion, type Rankable, rank } from '../../../lib/packages/rank.ts';
import { roleStrength } from '../../../lib/packages/roleStrength.ts';

const now = Date.parse('2026-11-02T10:00:00Z');
const granted = { originSystem: 'AadGroup', name: 'x', roleName: 'Member' };
const policy = (change: Partial<PolicyRequirements> = {}): PolicyRequirements => ({
  policyId: 'q',
  policyDisplayName: '',
  policyDescription: '',
  isApprovalRequired: true,
  isJustificationRequired: false,
  allowsCustomSchedule: false,
  schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P90D' } },
  questions: [],
  needsMyAccess: false,
  ...change,
});
const candidate = (accessPackageId: string, change: Partial<Rankable> = {}): Rankable => ({
  accessPackageId,
  displayName: accessPackageId,
  description: '',
  match: 'exact',
  roleNames: ['Members'],
  otherGrants: [],
  isHidden: false,
  ...change,
});
const days = (count: number) =>
  policy({
    schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: `P${count}D` } },
  });

/** Each pair: the better one first, and what decides. */
const pairs: [string, Partial<Rankable>, Partial<Rankable>][] = [
  ['match', { match: 'exact', otherGrants: [granted] }, { match: 'through' }],
  ['match', { match: 'map' }, { match: 'mapUnconfirmed' }],
  ['match', { match: 'mapUnconfirmed', roleNames: ['Owner'] }, { match: 'guess', roleNames: ['Reader'] }],
  ['otherGrants', { otherGrants: [granted], roleNames: ['Owner'] }, { otherGrants: [granted, granted] }],
  ['otherGrants', { otherGrants: [granted] }, { otherGrants: null }],
  [
    'role',
    { roleNames: ['Visitors'], policies: [policy()] },
    { roleNames: ['Members'], policies: [days(1)] },
  ],
  ['role', { roleNames: ['Reader'] }, { roleNames: ['Contributor'] }],
  ['role', { roleNames: ['Something else'] }, { roleNames: ['Owner'] }],
  ['approval', { policies: [policy({ isApprovalRequired: false })] }, { policies: [days(1)] }],
  ['approval', { policies: [policy({ isApprovalRequired: false })] }, {}],
  ['duration', { policies: [days(30)] }, { policies: [days(90)] }],
  ['duration', { policies: [days(30)] }, { policies: [policy({ schedule: null })] }],
];

describe('ranking', () => {
  it.each(pairs)('by %s', (criterion, better, worse) => {
    const [first, second] = [candidate('z', better), candidate('a', worse)];
    expect(decidingCriterion(first, second, now)?.name).toBe(criterion);
    expect(rank([second, first], now).map((row) => row.accessPackageId)).toEqual(['z', 'a']);
  });

  it('goes by name and then by id when all else is equal', () => {
    const same = [
      candidate('2', { displayName: 'B' }),
      candidate('1', { displayName: 'B' }),
      candidate('3', { displayName: 'A' }),
    ];
    expect(rank(same, now).map((row) => row.accessPackageId)).toEqual(['3', '1', '2']);
  });

  const arbitrary = fc.record({
    accessPackageId: fc.uuid(),
    displayName: fc.constantFrom('A', 'B', 'C'),
    description: fc.constant(''),
    match: fc.constantFrom<Candidate['match']>('exact', 'through', 'map', 'mapUnconfirmed', 'guess'),
    roleNames: fc.subarray(['Visitors', 'Members', 'Owners', 'Chief of everything']),
    otherGrants: fc.option(fc.array(fc.constant(granted), { maxLength: 3 })),
    isHidden: fc.boolean(),
  });

  it('does not depend on the order it is given, loses nothing, and puts the exact resource before its parent', () => {
    const shuffled = fc
      .uniqueArray(arbitrary, { selector: (row) => row.accessPackageId, maxLength: 12 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const ranked = rank(rows, now);
        expect(rank(others, now)).toEqual(ranked);
        expect(new Set(ranked)).toEqual(new Set(rows));
        const matches = ranked.map((row) => row.match);
        if (matches.includes('exact') && matches.includes('through'))
          expect(matches.lastIndexOf('exact')).toBeLessThan(matches.indexOf('through'));
      }),
    );
  });

  it.each([
    [['Visitors'], 0],
    [['Read'], 0],
    [['Contributor'], 1],
    [['Default Access'], 1],
    [['Full Control'], 2],
    [['Reader', 'Owner'], 2],
    [['Approver of invoices'], 1],
    [[], 1],
  ])('role %o has strength %i', (names, strength) => {
    expect(roleStrength(names)).toBe(strength);
  });
});
