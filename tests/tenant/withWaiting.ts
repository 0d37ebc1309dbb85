import type { RequestSeed, Seed, TenantSeed, UserSeed } from './organization.ts';

/** Whom the built-in organisation's *Marketing* packages ask. */
export const queueOwner = 'Megan Bowen';
/** Which of the packages that ask her, one request each in turn. */
const packages = [
  'Marketing – Visitor',
  'Brand – Members',
  'Brand contracts',
  'SugarLearning Reader',
] as const;

/** The organisation with `count` more requests that wait for Megan Bowen, each of a person of their own. */
export function withWaiting(seed: Seed, count: number): Seed {
  const [first, ...others] = seed.tenants;
  if (first === undefined) return seed;
  const users = Array.from({ length: count }, (_, index) => makeUser(first, index));
  const waiting = users.map((user, index) => makeRequest(first, user, index));
  return {
    ...seed,
    tenants: [
      { ...first, users: [...first.users, ...users], requests: [...(first.requests ?? []), ...waiting] },
      ...others,
    ],
  };
}

function makeUser({ domain, users }: TenantSeed, index: number): UserSeed {
  const number = String(index + 1).padStart(3, '0');
  const userPrincipalName = `Person${number}@${domain}`;
  const [like] = users;
  return {
    id: id('7', index),
    displayName: `Person ${number}`,
    userPrincipalName,
    mail: userPrincipalName,
    jobTitle: index % 2 === 0 ? 'Campaign Assistant' : 'Media Buyer',
    department: 'Marketing',
    userType: 'member',
    ...(like?.managerId !== undefined && { managerId: like.managerId }),
  };
}

function makeRequest({ accessPackages }: TenantSeed, user: UserSeed, index: number): RequestSeed {
  const name = packages[index % packages.length];
  const asked = accessPackages.find(({ displayName }) => displayName === name);
  const policy = asked?.assignmentPolicies[0];
  if (asked === undefined || policy === undefined) throw new Error(`no package ${name}`);
  return {
    id: id('8', index),
    accessPackageId: asked.id,
    assignmentPolicyId: policy.id,
    requestorId: user.id,
    targetId: user.id,
    requestType: 'userAdd',
    state: 'pendingApproval',
    status: 'PendingApproval',
    createdDateTime: new Date(Date.UTC(2026, 10, 2, 8, 0, index)).toISOString(),
    completedDateTime: null,
    justification: `[Page: contoso.sharepoint.com/sites/Marketing · Access: Can view · Needed by: 2026-12-05]\nI work on campaign ${index % 7}.`,
  };
}

/** Fixed ids: the same call makes the same people and requests. */
const id = (kind: string, index: number): string =>
  `0b0e000${kind}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
