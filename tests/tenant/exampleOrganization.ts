import type { AccessPackageSeed, AssignmentPolicySeed, QuestionSeed, Seed } from './organization.ts';

const id = (number: number): string => `0e000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Ids and answers of the documentation's examples, from which an organisation is made. */
export interface ExampleParts {
  adele: Record<string, unknown>;
  salesPackage: Record<string, unknown>;
  contentsOf: string;
  content: { id: string; createdDateTime: string };
  answeredPackage: string;
  questions: QuestionSeed[];
  /** What a manager asks for, for whom, under which policy. */
  onBehalf: { accessPackageId: string; policyId: string; target: Record<string, unknown> };
  deliveredRequest: Record<string, unknown>;
  pendingId: string;
  decided: { approvalId: string; stageId: string };
}

export const people = { adele: 'AdeleV@contoso.com', approver: 'approver@contoso.com' };

/** A tenant in which the examples' calls have the examples' answers. */
export function exampleOrganization(parts: ExampleParts): Seed {
  const text = (record: Record<string, unknown>, name: string) => String(record[name]);
  const adeleId = text(parts.adele, 'id');
  const approverId = id(2);
  const made = (seed: Partial<AccessPackageSeed> & { id: string }): AccessPackageSeed => ({
    ...plainPackage,
    assignmentPolicies: [policy()],
    ...seed,
  });
  const approved = (stageId: string): AssignmentPolicySeed => ({
    ...policy(),
    id: id(Number.parseInt(stageId.slice(0, 2), 16) + 100),
    stages: [
      {
        id: stageId,
        durationBeforeAutomaticDenial: 'P14D',
        isApproverJustificationRequired: true,
        primaryApprovers: [{ type: 'singleUser', userId: approverId }],
      },
    ],
  });
  const waiting = made({ id: id(20), assignmentPolicies: [approved(id(40))] });
  const decided = made({ id: id(21), assignmentPolicies: [approved(parts.decided.stageId)] });
  const delivered = parts.deliveredRequest;
  const pending = (requestId: string, accessPackage: AccessPackageSeed) => ({
    id: requestId,
    accessPackageId: accessPackage.id,
    assignmentPolicyId: accessPackage.assignmentPolicies[0]?.id ?? '',
    requestorId: adeleId,
    targetId: adeleId,
    requestType: 'userAdd',
    state: 'pendingApproval',
    status: 'PendingApproval',
    createdDateTime: '2026-11-02T11:00:00Z',
    completedDateTime: null,
    justification: null,
  });
  return {
    now: '2026-11-02T12:00:00Z',
    tenants: [
      {
        id: id(1),
        displayName: 'Contoso',
        domain: 'contoso.com',
        cloud: 'global',
        users: [
          { ...documentedUser(parts.adele), id: adeleId },
          { ...approver, id: approverId },
          { ...employee(parts.onBehalf.target), managerId: adeleId },
        ],
        groups: [],
        sites: [],
        applications: [],
        catalogs: [],
        accessPackages: [
          made({
            id: text(parts.salesPackage, 'id'),
            displayName: text(parts.salesPackage, 'displayName'),
            description: text(parts.salesPackage, 'description'),
            createdDateTime: text(parts.salesPackage, 'createdDateTime'),
            modifiedDateTime: text(parts.salesPackage, 'modifiedDateTime'),
          }),
          made({ id: parts.contentsOf, resourceRoleScopes: [grant(parts.content)] }),
          made({
            id: parts.answeredPackage,
            assignmentPolicies: [{ ...policy(), questions: parts.questions }],
          }),
          made({
            id: parts.onBehalf.accessPackageId,
            assignmentPolicies: [
              {
                ...policy(),
                id: parts.onBehalf.policyId,
                isRequestorJustificationRequired: true,
                enableOnBehalfRequestorsToAddAccess: true,
                onBehalfRequestors: [{ type: 'targetManager', managerLevel: 1 }],
              },
            ],
          }),
          waiting,
          decided,
        ],
        requests: [
          {
            ...pending(text(delivered, 'id'), waiting),
            requestType: text(delivered, 'requestType'),
            state: text(delivered, 'state'),
            status: text(delivered, 'status'),
            createdDateTime: text(delivered, 'createdDateTime'),
            completedDateTime: text(delivered, 'completedDateTime'),
          },
          pending(parts.pendingId, waiting),
          pending(parts.decided.approvalId, decided),
        ],
      },
    ],
  };
}

function documentedUser(user: Record<string, unknown>) {
  const of = (name: string) => String(user[name]);
  return {
    displayName: of('displayName'),
    givenName: of('givenName'),
    surname: of('surname'),
    userPrincipalName: of('userPrincipalName'),
    mail: of('mail'),
    jobTitle: of('jobTitle'),
    preferredLanguage: of('preferredLanguage'),
    officeLocation: of('officeLocation'),
    mobilePhone: of('mobilePhone'),
    businessPhones: [user.businessPhones].flat().map(String),
    userType: 'member' as const,
  };
}

const employee = (subject: Record<string, unknown>) => ({
  id: String(subject.objectId),
  displayName: String(subject.displayName),
  userPrincipalName: String(subject.email),
  mail: String(subject.email),
  userType: 'member' as const,
});

const approver = {
  displayName: 'Approver',
  userPrincipalName: people.approver,
  mail: people.approver,
  userType: 'member' as const,
};

const plainPackage = {
  catalogId: id(3),
  displayName: 'A package',
  description: 'A package',
  isHidden: false,
  createdDateTime: '2026-01-12T08:00:00Z',
  modifiedDateTime: '2026-01-12T08:00:00Z',
  resourceRoleScopes: [],
};

const policy = (): AssignmentPolicySeed => ({
  id: id(4),
  displayName: 'Everybody',
  description: 'Everybody',
  allowedTargetScope: 'allMemberUsers',
  isRequestorJustificationRequired: false,
  allowCustomAssignmentSchedule: false,
  expiration: { type: 'noExpiration' },
  stages: [],
  questions: [],
});

function grant({ id: grantId, createdDateTime }: { id: string; createdDateTime: string }) {
  const [role = '', scope = ''] = grantId.split('_');
  const origin = {
    displayName: 'Sales',
    originId: 'https://contoso.sharepoint.com/sites/Sales',
    originSystem: 'SharePointOnline',
  };
  return {
    id: grantId,
    createdDateTime,
    role: { ...origin, id: role, originId: '4' },
    scope: { ...origin, id: scope, isRootScope: true },
    resource: { ...origin, id: id(5) },
  };
}
