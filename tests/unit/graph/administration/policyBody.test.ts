import { describe, expect, it } from 'vitest';
import type { PackageDraft } from '../../../../lib/entitlement/packageDraft.ts';
import { policyBody } from '../../../../lib/graph/administration/policyBody.ts';
import { draftOf } from '../../authoring/drafts.ts';
import { found } from '../world.ts';

const noon = Date.parse('2026-11-30T12:00:00Z');
function body(more: Partial<PackageDraft> = {}, now = noon, at = 0) {
  const draft = draftOf(more);
  return policyBody(draft, found(draft.packages[at]), now);
}
const plain = draftOf();

describe('who may ask', () => {
  it.each([
    ['members', 'allMemberUsers'],
    ['everyone', 'allDirectoryUsers'],
    ['groups', 'specificDirectoryUsers'],
  ] as const)('%s', (who, allowedTargetScope) => {
    const groups = [{ id: 'g', displayName: 'Team' }];
    const made = body({ requests: { ...plain.requests, who, groups } });
    const subjects = [{ '@odata.type': '#microsoft.graph.groupMembers', groupId: 'g', description: 'Team' }];
    expect(made).toMatchObject({
      allowedTargetScope,
      requestorSettings: { enableTargetsToSelfAddAccess: true },
    });
    expect(made.specificAllowedTargets).toEqual(who === 'groups' ? subjects : []);
  });

  it('others for one of the packages', () => {
    const groups = [{ id: 'g', displayName: 'Team' }];
    const packages = plain.packages.map((one) =>
      one.key === 'edit' ? { ...one, requestors: { who: 'groups' as const, groups } } : one,
    );
    expect(body({ packages }, noon, 0).allowedTargetScope).toBe('allMemberUsers');
    expect(body({ packages }, noon, 1)).toMatchObject({
      allowedTargetScope: 'specificDirectoryUsers',
      specificAllowedTargets: [{ groupId: 'g' }],
    });
  });

  it('managers for their reports only where they may', () => {
    const of = (byManagers: boolean) =>
      body({ requests: { ...plain.requests, byManagers } }).requestorSettings;
    expect(of(true)).toMatchObject({
      enableOnBehalfRequestorsToAddAccess: true,
      onBehalfRequestors: [{ '@odata.type': '#microsoft.graph.targetManager', managerLevel: 1 }],
    });
    expect(of(false)).toMatchObject({ enableOnBehalfRequestorsToAddAccess: false, onBehalfRequestors: [] });
  });
});

it('who approves, stage by stage', () => {
  expect(body().requestApprovalSettings).toMatchObject({
    isApprovalRequiredForAdd: true,
    isRequestorJustificationRequired: true,
    stages: [
      {
        durationBeforeAutomaticDenial: 'P14D',
        primaryApprovers: [{ '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 }],
        fallbackPrimaryApprovers: [{ userId: 'owner' }],
        isEscalationEnabled: false,
        durationBeforeEscalation: 'PT0S',
      },
      {
        isEscalationEnabled: true,
        durationBeforeEscalation: 'P7D',
        escalationApprovers: [{ userId: 'deputy' }],
      },
    ],
  });
  expect(body({ stages: [] }).requestApprovalSettings).toMatchObject({
    isApprovalRequiredForAdd: false,
    stages: [],
  });
});

describe('a review', () => {
  const start = (day: string, everyMonths: 1 | 3 | 6 | 12) =>
    body(
      { lifecycle: { ...plain.lifecycle, review: { everyMonths, days: 14, reviewers: [] } } },
      Date.parse(`${day}T12:00:00Z`),
    ).reviewSettings?.schedule;

  it.each([
    ['2026-11-15', 3, '2027-02-15', 15],
    ['2026-11-30', 3, '2027-02-28', 28],
    ['2027-01-31', 1, '2027-02-28', 28],
    ['2026-12-31', 6, '2027-06-28', 28],
    ['2028-02-29', 12, '2029-02-28', 28],
  ] as const)('from %s each %s months begins on %s', (day, everyMonths, startDate, dayOfMonth) => {
    expect(start(day, everyMonths)).toMatchObject({
      startDateTime: `${startDate}T12:00:00.000Z`,
      recurrence: { pattern: { interval: everyMonths, dayOfMonth }, range: { startDate } },
    });
  });

  it('is by oneself where nobody is named, or none', () => {
    const review = { everyMonths: 3, days: 14, reviewers: [] } as const;
    expect(
      body({ lifecycle: { ...plain.lifecycle, review: { ...review, reviewers: [] } } }).reviewSettings,
    ).toMatchObject({
      isSelfReview: true,
      primaryReviewers: [],
    });
    expect(body().reviewSettings).toMatchObject({
      isSelfReview: false,
      primaryReviewers: [{ userId: 'owner' }],
    });
    expect(body({ lifecycle: { ...plain.lifecycle, review: null } }).reviewSettings).toBeNull();
  });
});

it('the end, or none', () => {
  const of = (days: number | null) => body({ lifecycle: { ...plain.lifecycle, days } }).expiration;
  expect(of(365)).toEqual({ type: 'afterDuration', duration: 'P365D' });
  expect(of(null)).toEqual({ type: 'noExpiration' });
});
