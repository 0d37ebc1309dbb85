import { describe, expect, it } from 'vitest';
import { backInStory, type Told } from '../stories/backInStory.ts';
import { knownPositions, type SwitchPositions } from '../tenant/state/switches.ts';

const unapproved = { approvedIn: 'nobody', isIn: false } as const;
const undelivered = { isIn: false } as const;

/** Where the story ends otherwise, it ends as the position says; everywhere else the person gets in. */
const otherwise: Record<string, Partial<Told>> = {
  'license refused': { ...unapproved, state: 'draft' },
  'license unprocessed': { ...unapproved, state: 'submitted' },
  'contentsReadable false': { match: 'guess' },
  'stagesReadable false': { approvedIn: 'My Access' },
  'stagesStatus 404': { approvedIn: 'My Access' },
  // Somebody else decides first.
  'riskStage decidable': { ...unapproved, state: 'pendingApproval' },
  'riskStage roleNeeded': { ...unapproved, state: 'pendingApproval' },
  // Half an hour is less than the hour that the extension takes.
  'callback goesOn': { ...unapproved, state: 'submitted' },
  'callback denies': { ...unapproved, state: 'submitted' },
  'delivery partial': { ...undelivered, state: 'partiallyDelivered' },
  'delivery failed': { ...undelivered, state: 'failed' },
  'delivery stuck': { ...undelivered, state: 'delivering' },
};

/** Of sign-in, of SharePoint's pages and of the administration, which this story doesn't touch. */
const elsewhere: readonly string[] = [
  'platform',
  'blockedAccount',
  'cae',
  'tokenClaims',
  'signInFrequencyHours',
  'consentWorkflow',
  'userConsentAllowed',
  'refusalNamesApplication',
  'siteExpand',
  'partRefusal',
  'unmanagedDevice',
  'createdLag',
  'resourceLag',
  'originLag',
  'catalogRoles',
  'expandedRoles',
  'expandedPolicies',
  'policyList',
  'packageById',
] satisfies (keyof SwitchPositions)[];

const positions = Object.entries(knownPositions)
  .filter(([name]) => !elsewhere.includes(name))
  .flatMap(([name, [, ...others]]) =>
    others.map(
      (position) => [`${name} ${position}`, { [name]: position } as Partial<SwitchPositions>] as const,
    ),
  );

describe('denied, request, approve, in: no position of the tenant stops it but those that say so', () => {
  it('each exception is a position', () => {
    const known: string[] = positions.map(([row]) => row);
    expect(Object.keys(otherwise).filter((row) => !known.includes(row))).toEqual([]);
  });

  it.each(positions)('%s', async (row, switches) => {
    const usual: Told = {
      match: 'exact',
      approvedIn: 'Knock',
      state: 'delivered',
      isIn: true,
      violations: [],
    };
    expect(await backInStory(switches)).toEqual({ ...usual, ...otherwise[row] });
  });
});
