import type { ApprovalContext } from '../../components/data/useApprovalContext.ts';
import type { PolicyRequirements, RequestState } from '../../lib/entitlement/request.ts';
import type { OfferedPackage, RequestSummary } from '../../lib/offer/offer.ts';
import { type Profile, profileKey } from '../../lib/platform/profile.ts';
import type { ApprovalRow, ProfileRow, TimelineEntry } from '../../lib/store/rows.ts';

/** Time stands still in the gallery: 22 November 2026, 11:20 UTC. */
export const now = Date.UTC(2026, 10, 22, 11, 20);
export const minutes = (count: number): number => count * 60_000;

const profile: Profile = {
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  oid: '00000000-0000-0000-0000-00000000ade1',
};

export const adele: ProfileRow = {
  ...profile,
  profile: profileKey(profile),
  username: 'adele@contoso.com',
  displayName: 'Adele Vance',
  session: 'signedIn',
  isGuest: false,
};

const guestProfile: Profile = { ...profile, tenantId: '99999999-2222-3333-4444-555555555555' };
export const adeleAsGuest: ProfileRow = {
  ...guestProfile,
  profile: profileKey(guestProfile),
  username: 'adele_contoso.com#EXT#@fabrikam.onmicrosoft.com',
  displayName: 'Adele Vance (Contoso)',
  session: 'needsSignIn',
  isGuest: true,
};

export const policy: PolicyRequirements = {
  policyId: 'aaaaaaaa-0000-0000-0000-000000000001',
  policyDisplayName: 'Employees',
  policyDescription: 'For everybody who works here',
  isApprovalRequired: true,
  isJustificationRequired: false,
  allowsCustomSchedule: false,
  schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P90D' } },
  questions: [],
  needsMyAccess: false,
};

export const visitor: OfferedPackage = {
  accessPackageId: 'bbbbbbbb-0000-0000-0000-000000000001',
  displayName: 'Marketing – Visitor',
  description: 'Read the marketing site',
  match: 'exact',
  roleNames: ['Marketing Visitors'],
  otherGrants: [],
  isHidden: false,
  policies: [policy],
  isOneClick: true,
  asksOnlyJustification: false,
};

export const team: OfferedPackage = {
  ...visitor,
  accessPackageId: 'bbbbbbbb-0000-0000-0000-000000000002',
  displayName: 'Marketing team',
  roleNames: ['Marketing Members'],
  match: 'through',
  otherGrants: [
    { originSystem: 'AadGroup', name: 'Marketing', roleName: 'Member' },
    { originSystem: 'SharePointOnline', name: 'Brand assets', roleName: 'Brand assets Members' },
    { originSystem: 'AadApplication', name: 'Campaign planner', roleName: 'Editor' },
  ],
  policies: [
    {
      ...policy,
      isJustificationRequired: true,
      schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P365D' } },
    },
  ],
  isOneClick: false,
  asksOnlyJustification: true,
};

const entry = (
  state: RequestState,
  ago: number,
  source: TimelineEntry['source'] = 'graph',
): TimelineEntry => ({
  at: now - minutes(ago),
  state,
  source,
});

/** A request in a state, thirty-eight minutes old. */
export const requestIn = (state: RequestState, more: Partial<RequestSummary> = {}): RequestSummary => ({
  id: `cccccccc-${state}`,
  graphId: 'dddddddd-0000-0000-0000-000000000001',
  accessPackageId: visitor.accessPackageId,
  accessPackageName: visitor.displayName,
  state,
  createdAt: now - minutes(40),
  changedAt: now - minutes(38),
  asOf: now - minutes(2),
  timeline: [entry('queued', 40, 'knock'), entry('submitted', 39), entry(state, 38)],
  ...more,
});

export const approval: ApprovalRow = {
  urgency: 0,
  profile: adele.profile,
  id: 'eeeeeeee-0000-0000-0000-000000000001',
  accessPackageId: team.accessPackageId,
  accessPackageName: 'Finance reports',
  requestorName: 'Lee Gu',
  requestorUpn: 'lee@contoso.com',
  requestorJob: ['Financial Analyst', 'Finance'],
  targetName: 'Lee Gu',
  justification:
    '[Page: contoso.sharepoint.com/sites/Finance · Access: Can view · Needed by: 2026-11-27]\nI close the quarter with Diego and need last year’s figures.',
  answers: [
    { question: 'Which cost centre?', answer: '4711' },
    { question: 'Country', answer: '' },
  ],
  schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P90D' } },
  requestedAt: now - minutes(125),
  stageId: 'ffffffff-0000-0000-0000-000000000001',
  isJustificationRequired: false,
  state: 'waiting',
  asOf: now - minutes(1),
};

/** What an approver may know besides: what the package gives, what was decided before, and their own reasons. */
export const approvalContext: ApprovalContext = {
  given: new Map([
    [
      team.accessPackageId,
      [
        { name: 'Finance', roleNames: ['Owner'], reach: 'manage' },
        { name: 'Reports Reader', roleNames: ['Active Member'], isDirectoryRole: true },
        { name: 'Finance site', roleNames: ['Members'], reach: 'edit' },
        { name: 'Ledger', roleNames: ['Default Access', 'Auditor'] },
        { name: 'Finance archive', roleNames: ['Visitors'], reach: 'view' },
      ],
    ],
  ]),
  decisions: [
    {
      accessPackageId: team.accessPackageId,
      requestorName: 'Alex Wilber',
      decision: 'Deny',
      reason: 'Ask for the archive only.',
      at: now - minutes(60 * 24 * 9),
    },
    {
      accessPackageId: team.accessPackageId,
      requestorName: 'Joni Sherman',
      decision: 'Approve',
      reason: 'Closes the quarter with us.',
      at: now - minutes(60 * 24 * 40),
    },
  ],
};

/** The second stage of an approval. */
export const approvalInSecondStage: ApprovalRow = {
  ...approval,
  requestorUpn: 'lee_fabrikam.com#EXT#@contoso.com',
  stageName: 'Finance leads',
  step: { number: 2, of: 3 },
  decideBy: now + minutes(60 * 30),
  earlier: [
    {
      by: 'Megan Bowen',
      isApproved: true,
      reason: 'He is on the closing team.',
      at: now - minutes(90),
    },
  ],
};
