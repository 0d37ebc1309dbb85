import type { PolicyRequirements } from '../../../lib/entitlement/request.ts';
import { profileKey } from '../../../lib/platform/profile.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../../lib/store/rows.ts';

const tenantId = '0f4e2a70-aaaa-4000-8000-000000000001';

/** A signed-in person; each number is somebody else. */
export function person(number = 1, changes: Partial<ProfileRow> = {}): ProfileRow {
  const oid = `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    profile: profileKey({ cloud: 'global', tenantId, oid }),
    cloud: 'global',
    tenantId,
    oid,
    username: `person${number}@contoso.com`,
    displayName: `Person ${number}`,
    session: 'signedIn',
    isGuest: false,
    ...changes,
  };
}

export const packageId = '22222222-0000-4000-8000-000000000001';
export const policyId = '33333333-0000-4000-8000-000000000001';

export const policy = (changes: Partial<PolicyRequirements> = {}): PolicyRequirements => ({
  policyId,
  policyDisplayName: 'Employees',
  policyDescription: '',
  isApprovalRequired: true,
  isJustificationRequired: true,
  allowsCustomSchedule: false,
  schedule: null,
  questions: [],
  needsMyAccess: false,
  ...changes,
});

/** What person 1 holds, for another three weeks of the test clock. */
export const assignmentRow = (changes: Partial<AssignmentRow> = {}): AssignmentRow => ({
  profile: person().profile,
  id: '77777777-0000-4000-8000-000000000001',
  accessPackageId: packageId,
  accessPackageName: 'Marketing site',
  policyId,
  state: 'delivered',
  expiration: { type: 'afterDateTime', endDateTime: '2026-11-23T09:00:00Z' },
  asOf: Date.parse('2026-11-02T09:00:00Z'),
  ...changes,
});

/** A request row as a test needs it. */
export function requestRow(changes: Partial<RequestRow> = {}): RequestRow {
  const { profile, oid } = person();
  return {
    profile,
    id: 'row-1',
    accessPackageId: packageId,
    accessPackageName: 'Marketing site',
    targetId: oid,
    requestType: 'userAdd',
    state: 'pendingApproval',
    justification: 'because',
    answers: [],
    schedule: null,
    madeHere: true,
    createdAt: 0,
    asOf: 0,
    changedAt: 0,
    timeline: [],
    ...changes,
  };
}
