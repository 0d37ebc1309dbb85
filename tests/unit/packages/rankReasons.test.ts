import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyRequirements } from '../../../lib/entitlement/request.ts';
import { type Rankable, rank } from '../../../lib/packages/rank.ts';
import { explainRanking } from '../../../lib/packages/rankReasons.ts';

const now = Date.parse('2026-11-02T10:00:00Z');
const policy = (isApprovalRequired: boolean, duration = 'P90D'): PolicyRequirements => ({
  policyId: 'q',
  policyDisplayName: '',
  policyDescription: '',
  isApprovalRequired,
  isJustificationRequired: false,
  allowsCustomSchedule: false,
  schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration } },
  questions: [],
  needsMyAccess: false,
});
const granted = { originSystem: 'AadGroup', name: 'x', roleName: 'Member' };
type Explained = Rankable & { standing?: 'held' | 'asked' };
const candidate = (accessPackageId: string, change: Partial<Explained> = {}): Explained => ({
  accessPackageId,
  displayName: accessPackageId,
  description: '',
  match: 'exact',
  roleNames: ['Visitors'],
  otherGrants: [],
  isHidden: false,
  policies: [policy(true)],
  ...change,
});
/** As fast-check hands it over: everything is read-only. */
function explained(
  change: {
    match: Explained['match'];
    roleNames: readonly string[];
    otherGrants: readonly (typeof granted)[] | null;
    policies: readonly PolicyRequirements[] | undefined;
  },
  index: number,
): Explained {
  const { match, roleNames, otherGrants, policies } = change;
  const made = candidate(String(index), {
    match,
    roleNames: [...roleNames],
    otherGrants: otherGrants === null ? null : [...otherGrants],
  });
  return policies === undefined ? withoutPolicies(made) : { ...made, policies: [...policies] };
}
function withoutPolicies({ policies: _unread, ...rest }: Explained): Explained {
  return rest;
}
const reason = (first: Partial<Explained>, second: Partial<Explained>) =>
  explainRanking([candidate('a', first), candidate('b', second)], now)[1]?.after?.because;

describe('the explanation of a ranking', () => {
  it.each<[string, Partial<Explained>, Partial<Explained>]>([
    ['match', {}, { match: 'through' }],
    ['otherGrants', {}, { otherGrants: [granted] }],
    ['role', {}, { roleNames: ['Owners'] }],
    ['approval', { policies: [policy(false)] }, {}],
    ['duration', { policies: [policy(true, 'P30D')] }, {}],
    ['unread', { otherGrants: [granted] }, { otherGrants: null }],
    ['name', {}, {}],
    ['standing', { match: 'guess' }, { policies: [] }],
  ])('says that %s put one behind the other', (because, first, second) => {
    expect(reason(first, second)).toBe(because);
  });

  it('tells of each what is known, and that the rest is not', () => {
    const [known, unknown] = explainRanking(
      [
        candidate('a', { otherGrants: [granted], standing: 'held' }),
        withoutPolicies(candidate('b', { match: 'guess', otherGrants: null, roleNames: ['Zookeeper'] })),
      ],
      now,
    );
    expect(known).toMatchObject({
      match: 'exact',
      otherGrants: 1,
      role: { names: ['Visitors'], strength: 'weak' },
      approval: 'always',
      expiration: { type: 'afterDuration', duration: 'P90D' },
      standing: 'held',
    });
    expect(known?.after).toBeUndefined();
    expect(unknown).toMatchObject({
      match: 'guess',
      otherGrants: null,
      role: { names: ['Zookeeper'], strength: 'unknown' },
      approval: 'unknown',
      standing: undefined,
      after: { displayName: 'a', because: 'match' },
    });
    expect(unknown).not.toHaveProperty('expiration');
  });

  it('knows that one of several ways may need no approval', () => {
    const [both] = explainRanking([candidate('a', { policies: [policy(true), policy(false)] })], now);
    expect(both).toMatchObject({ approval: 'some', standing: 'mayRequest' });
    expect(both).not.toHaveProperty('expiration');
  });

  it('never says that something was better which the ranking holds to be worse', () => {
    const any = fc.record({
      match: fc.constantFrom('exact' as const, 'through' as const, 'map' as const, 'guess' as const),
      roleNames: fc.constantFrom(['Visitors'], ['Members'], ['Owners'], []),
      otherGrants: fc.constantFrom([], [granted], [granted, granted], null),
      policies: fc.constantFrom([policy(true)], [policy(false)], [policy(true, 'P10D')], undefined),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (changes) => {
        const ranked = rank(changes.map(explained), now);
        const placements = explainRanking(ranked, now);
        expect(placements.map(({ accessPackageId }) => accessPackageId)).toEqual(
          ranked.map(({ accessPackageId }) => accessPackageId),
        );
        for (const [index, { after, otherGrants }] of placements.entries()) {
          expect(after === undefined).toBe(index === 0);
          if (after?.because === 'otherGrants')
            expect(placements[index - 1]?.otherGrants ?? 99).toBeLessThanOrEqual(otherGrants ?? 99);
        }
      }),
    );
  });
});
