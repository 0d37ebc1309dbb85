import { describe, expect, it } from 'vitest';
import { needsConfirming, offeredPackage } from '../../../lib/offer/offeredPackage.ts';
import type { Candidate } from '../../../lib/packages/candidate.ts';
import { policy } from '../requests/people.ts';

const candidate: Candidate = {
  accessPackageId: 'p',
  displayName: 'Marketing – Visitor',
  description: '',
  match: 'exact',
  roleNames: [],
  otherGrants: [],
  isHidden: false,
};
const free = policy({ isApprovalRequired: false, isJustificationRequired: false });
const approved = policy({ isApprovalRequired: true, isJustificationRequired: false });
const curable = { curable: 'yes' } as const;
const fromHere = { ...curable, hasOwnReferrer: true } as const;

describe('a package that opens the page', () => {
  it.each([
    ['nobody has to approve it', [free], true],
    ['one of the ways to ask needs no approval', [approved, free], true],
    ['who approves is not known yet', undefined, true],
    ['somebody approves it', [approved], false],
    ['somebody approves it, whichever way one asks', [approved, approved], false],
    ['nobody can ask for it', [], false],
  ])('takes a second press where %s and nothing shows that the page was meant', (_, policies, takesTwo) => {
    expect(needsConfirming(offeredPackage(candidate, policies, curable))).toBe(takesTwo);
    // Somebody who came from a page of the same host, or said what was refused, meant it.
    expect(needsConfirming(offeredPackage(candidate, policies, fromHere))).toBe(false);
    expect(needsConfirming(offeredPackage(candidate, policies, { ...curable, isManual: true }))).toBe(false);
  });

  it.each(['guess', 'unproven', 'mapUnconfirmed'] as const)(
    'takes a second press as a %s, wherever the person came from',
    (match) => {
      expect(needsConfirming(offeredPackage({ ...candidate, match }, [approved], fromHere))).toBe(true);
    },
  );

  it('needs no form for its second press', () => {
    expect(offeredPackage(candidate, [free], curable)).toMatchObject({ isOneClick: true, isUnchecked: true });
  });
});
