import type {
  AccessPackageSeed,
  AssignmentPolicySeed,
  AssignmentSeed,
  RequestSeed,
  TenantSeed,
} from '../organization.ts';

/** Times are epoch milliseconds of the tenant's clock throughout. */
export interface RequestRecord {
  id: string;
  tenantId: string;
  accessPackageId: string;
  policyId: string;
  requestorId: string;
  targetId: string;
  requestType: string;
  state: string;
  status: string;
  createdAt: number;
  completedAt: number | undefined;
  /** Missing from lists before this time. */
  listedFrom: number;
  justification: string | null;
  answers: AnswerRecord[];
  schedule: ScheduleRecord;
  stages: StageRecord[];
  /** When the current state was entered. */
  since: number;
  /** Of the assignment that this request makes, changes or ends. */
  assignmentId: string;
  /** The custom extension has answered. */
  isCalledBack: boolean;
  /** Granting went wrong: it may be tried again, or has been. */
  delivery: 'first' | 'failed' | 'again';
}

export interface AnswerRecord {
  questionId: string;
  value: string;
  displayValue: string;
}

/** As asked for; `notSpecified`: whatever the policy says. */
export interface ScheduleRecord {
  startDateTime: string | null;
  expiration: AssignmentPolicySeed['expiration'] | { type: 'notSpecified' };
}

export interface StageRecord {
  /** Of the approval; Graph may name the policy's instead. */
  id: string;
  /** `undefined`: the stage before the policy's, which a risk asks for. */
  policyStageId: string | undefined;
  status: 'Initializing' | 'InProgress' | 'Completed' | 'Expired';
  reviewResult: 'NotReviewed' | 'Approved' | 'Denied';
  justification: string;
  reviewedById: string | undefined;
  reviewedAt: number | undefined;
  startedAt: number | undefined;
  /** Nobody decided in time: more people may. */
  isEscalated: boolean;
}

export interface AssignmentRecord {
  id: string;
  tenantId: string;
  accessPackageId: string;
  policyId: string;
  targetId: string;
  state: string;
  status: string;
  startedAt: number;
  deliveredAt: number | undefined;
  expiration: AssignmentPolicySeed['expiration'];
  expiresAt: number | undefined;
  expiredAt: number | undefined;
}

/** A tenant, one of its packages and the policy of a request or an assignment. */
export interface PackageContext {
  tenant: TenantSeed;
  accessPackage: AccessPackageSeed;
  policy: AssignmentPolicySeed;
}

export const openStates: ReadonlySet<string> = new Set([
  'submitted',
  'pendingApproval',
  'scheduled',
  'delivering',
]);

/**
 * A request of the seed as it stands at the start. One that waits for approval waits for its first stage, which began
 * when the tenant did: an old `createdDateTime` must not make it lapse at once.
 */
export function recordOfRequest(
  seed: RequestSeed,
  { tenant, policy }: PackageContext,
  start: number,
): RequestRecord {
  const assignmentId = tenant.assignments?.find(
    (candidate) => candidate.accessPackageId === seed.accessPackageId && candidate.targetId === seed.targetId,
  )?.id;
  const createdAt = Date.parse(seed.createdDateTime);
  const waits = seed.state === 'pendingApproval';
  return {
    id: seed.id,
    tenantId: tenant.id,
    accessPackageId: seed.accessPackageId,
    policyId: seed.assignmentPolicyId,
    requestorId: seed.requestorId,
    targetId: seed.targetId,
    requestType: seed.requestType,
    state: seed.state,
    status: seed.status,
    createdAt,
    completedAt: seed.completedDateTime === null ? undefined : Date.parse(seed.completedDateTime),
    listedFrom: createdAt,
    justification: seed.justification,
    answers: seed.answers ?? [],
    schedule: { startDateTime: null, expiration: { type: 'notSpecified' } },
    stages: freshStages(policy).map((stage, index) =>
      waits && index === 0 ? { ...stage, status: 'InProgress', startedAt: start } : stage,
    ),
    since: createdAt,
    assignmentId: assignmentId ?? crypto.randomUUID(),
    isCalledBack: false,
    delivery: 'first',
  };
}

export const freshStages = (policy: AssignmentPolicySeed): StageRecord[] =>
  policy.stages.map(({ id }) => freshStage(id));

export const freshStage = (policyStageId: string | undefined): StageRecord => ({
  id: crypto.randomUUID(),
  policyStageId,
  status: 'Initializing',
  reviewResult: 'NotReviewed',
  justification: '',
  reviewedById: undefined,
  reviewedAt: undefined,
  startedAt: undefined,
  isEscalated: false,
});

const always = Number.NEGATIVE_INFINITY;
const never = Number.POSITIVE_INFINITY;

/** An assignment of the seed. It was delivered long ago: access works from the start, or not at all. */
export function recordOfAssignment(
  seed: AssignmentSeed,
  tenant: TenantSeed,
  start: number,
): AssignmentRecord {
  const ends = seed.expiration.type === 'afterDateTime' ? Date.parse(seed.expiration.endDateTime) : undefined;
  return {
    id: seed.id,
    tenantId: tenant.id,
    accessPackageId: seed.accessPackageId,
    policyId: seed.assignmentPolicyId,
    targetId: seed.targetId,
    state: seed.state,
    status: seed.status,
    startedAt: seed.startDateTime === undefined ? start : Date.parse(seed.startDateTime),
    deliveredAt: seed.state === 'delivered' ? (seed.hasNoEffect ? never : always) : undefined,
    expiration: seed.expiration,
    expiresAt: ends,
    expiredAt: seed.expiredDateTime === null ? undefined : Date.parse(seed.expiredDateTime),
  };
}
