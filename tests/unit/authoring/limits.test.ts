import { describe, expect, it } from 'vitest';
import { limitsOf, reviewDays } from '../../../lib/authoring/limits.ts';
import type { DraftStage, PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import { draftOf } from './drafts.ts';

const codes = (draft: PackageDraft) => limitsOf(draft).map(({ where, code }) => `${where} ${code}`);
const named = (displayName: string, other = 'Orion: edit') => {
  const [view, edit] = draftOf().packages;
  if (view === undefined || edit === undefined) throw new Error('no packages');
  return {
    packages: [
      { ...view, displayName },
      { ...edit, displayName: other },
    ],
  };
};
const staged = (more: Partial<DraftStage>) => {
  const [stage] = draftOf().stages;
  if (stage === undefined) throw new Error('no stage');
  return { stages: [{ ...stage, ...more }] };
};
const owner = { kind: 'user', id: 'owner', displayName: 'Olga Owner' } as const;
const living = (more: Partial<PackageDraft['lifecycle']>) => ({
  lifecycle: { ...draftOf().lifecycle, ...more },
});
const reviewed = (everyMonths: 1 | 3 | 6 | 12, days: number) =>
  living({ review: { everyMonths, days, reviewers: [] } });

it('a whole draft can be sent', () => {
  expect(limitsOf(draftOf())).toEqual([]);
  expect(limitsOf(draftOf({ stages: [], ...living({ days: null, review: null }) }))).toEqual([]);
});

it.each<[string, Partial<PackageDraft>, string[]]>([
  ['no name', named('  '), ['packages/view/displayName nameMissing']],
  ['a name of 256', named('x'.repeat(256)), []],
  ['a longer one', named('x'.repeat(257)), ['packages/view/displayName nameTooLong']],
  ['one name twice', named('orion: EDIT '), ['packages/edit/displayName sameName']],
  ['no catalog', { catalog: { displayName: ' ', description: '' } }, ['catalog catalogMissing']],
  ['a long catalog', { catalog: { displayName: 'x'.repeat(257), description: '' } }, ['catalog nameTooLong']],
  [
    'nothing to grant',
    { resources: [], packages: draftOf().packages.map((one) => ({ ...one, roles: [] })) },
    ['resources noResource'],
  ],
  [
    'no role on a resource',
    { packages: draftOf().packages.map((one) => ({ ...one, roles: [] })) },
    ['packages/view/roles noRole', 'packages/edit/roles noRole'],
  ],
  [
    'a policy alone, for packages that are there',
    { packages: draftOf().packages.map((one) => ({ ...one, id: one.key, roles: [] })) },
    [],
  ],
  [
    'a long description',
    {
      packages: draftOf().packages.map((one) => ({
        ...one,
        description: 'x'.repeat(one.key === 'view' ? 1025 : 1024),
      })),
    },
    ['packages/view/description descriptionTooLong'],
  ],
  ['no name of the policy', { policyName: '' }, ['policyName policyNameMissing']],
  [
    'groups without a group',
    { requests: { ...draftOf().requests, who: 'groups', groups: [] } },
    ['requests/groups noGroups'],
  ],
  [
    'other people for one package, and no group of them',
    {
      packages: draftOf().packages.map((one) =>
        one.key === 'edit' ? { ...one, requestors: { who: 'groups', groups: [] } } : one,
      ),
    },
    ['packages/edit/requestors noGroups'],
  ],
  ['four stages', { stages: [1, 2, 3, 4].flatMap(() => staged({}).stages) }, ['stages tooManyStages']],
  ['nobody who approves', staged({ approvers: [], fallback: [] }), ['stages/0/approvers noApprovers']],
  ['a manager alone', staged({ fallback: [] }), ['stages/0/fallback noFallback']],
  ['a person alone', staged({ approvers: [owner], fallback: [] }), []],
  ['no days', staged({ days: 0 }), ['stages/0/days stageDays']],
  ['a day', staged({ days: 1 }), []],
  ['fifteen days', staged({ days: 15 }), ['stages/0/days stageDays']],
  ['half a day', staged({ days: 1.5 }), ['stages/0/days stageDays']],
  ['no number', staged({ days: Number.NaN }), ['stages/0/days stageDays']],
  ['alternates after 1 of 4 days', staged({ alternates: [owner], days: 4, forwardAfterDays: 1 }), []],
  [
    'alternates of 3 days',
    staged({ alternates: [owner], days: 3, forwardAfterDays: 1 }),
    ['stages/0/days alternatesNeedDays'],
  ],
  [
    'alternates when it is over',
    staged({ alternates: [owner], days: 7, forwardAfterDays: 7 }),
    ['stages/0/forwardAfterDays forwardDays'],
  ],
  [
    'alternates at once',
    staged({ alternates: [owner], days: 7, forwardAfterDays: 0 }),
    ['stages/0/forwardAfterDays forwardDays'],
  ],
  ['no day of access', living({ days: 0 }), ['lifecycle/days lifecycleDays']],
  ['ten years', living({ days: 3660 }), []],
  ['more', living({ days: 3661 }), ['lifecycle/days lifecycleDays']],
  ['a review of no day', reviewed(3, 0), ['lifecycle/review/days reviewDays']],
])('%s', (_, more, expected) => {
  expect(codes(draftOf(more))).toEqual(expected);
});

describe('a review', () => {
  it.each([1, 3, 6, 12] as const)('each %s months ends before the next', (months) => {
    expect(codes(draftOf(reviewed(months, reviewDays[months])))).toEqual([]);
    expect(codes(draftOf(reviewed(months, reviewDays[months] + 1)))).toEqual([
      'lifecycle/review/days reviewDays',
    ]);
    expect(reviewDays[months]).toBeLessThan(months * 30);
  });
});

it('without a policy nothing of one is looked at', () => {
  const packages = draftOf().packages.map((one) => ({ ...one, hasPolicy: false }));
  expect(codes(draftOf({ packages, policyName: '', ...staged({ days: 99 }) }))).toEqual([]);
});
