import { describe, expect, test } from 'vitest';
import type { AssignmentPolicySeed } from './organization.ts';
import { builtInOrganization } from './organizations/builtIn.ts';
import {
  approverScopes,
  days,
  em,
  graphAs,
  packageNamed,
  type Send,
  seconds,
  stateOf,
  stillTenant,
} from './testing.ts';

const post = `${em}/assignmentRequests`;
const mine = `${em}/assignments/filterByCurrentUser(on='target')`;
const adele = 'AdeleV@contoso.com';
const until = (endDateTime: string) => ({ expiration: { type: 'afterDateTime', endDateTime } });

/** Adele holds *Operations projects* under the short policy, until 31 January, from noon of 2 November 2026. */
async function holding(policyChange: Partial<AssignmentPolicySeed> = {}) {
  const seed = structuredClone(builtInOrganization);
  const held = seed.tenants[0]?.accessPackages.find((one) => one.displayName === 'Operations projects');
  const [short, long] = held?.assignmentPolicies ?? [];
  if (short !== undefined) Object.assign(short, { stages: long?.stages ?? [] }, policyChange);
  const tenant = stillTenant({}, seed);
  const send = await graphAs(tenant, adele);
  const { id: accessPackageId, assignmentPolicies } = packageNamed(tenant, 'Operations projects');
  const assignment = { accessPackageId, assignmentPolicyId: assignmentPolicies[0]?.id };
  const made = await send('POST', post, { requestType: 'userAdd', assignment });
  seconds(tenant, 3);
  if (short?.stages.length !== 0) await decide(tenant, made.body.id, 'Approve');
  seconds(tenant, 3);
  return { tenant, send, id: (await assignmentIn(send)).id };
}

const assignmentIn = async (send: Send) => (await send('GET', mine)).body.value.at(-1);

async function decide(tenant: ReturnType<typeof stillTenant>, id: string, reviewResult: string) {
  for (const user of [
    'NestorW@contoso.com',
    'MeganB@contoso.com',
    'DiegoS@contoso.com',
    'IsaiahL@contoso.com',
  ]) {
    const send = await graphAs(tenant, user, approverScopes);
    const path = `${em}/accessPackageAssignmentApprovals/${id}/stages`;
    const stages = await send('GET', path);
    const mineNow = stages.body.value?.find((stage: { assignedToMe: boolean }) => stage.assignedToMe);
    if (mineNow === undefined) continue;
    const { status } = await send('PATCH', `${path}/${mineNow.id}`, { reviewResult, justification: 'OK' });
    if (status === 204) return;
  }
  throw new Error('nobody could decide');
}

describe('what one holds', () => {
  test('gets another end, without anybody asked, unless the policy says so', async () => {
    const { tenant, send, id } = await holding({ stages: [] });
    days(tenant, 60);
    const body = { requestType: 'userUpdate', assignment: { id }, schedule: until('2027-03-01T00:00:00Z') };
    const made = await send('POST', post, body);
    expect(made).toMatchObject({ status: 201, body: { requestType: 'userUpdate', state: 'submitted' } });
    expect((await send('POST', post, body)).body.error.code).toBe('ExistingOpenRequest');
    seconds(tenant, 5);
    expect((await stateOf(send, made.body.id)).state).toBe('delivered');
    days(tenant, 45);
    expect(await assignmentIn(send)).toMatchObject({
      id,
      state: 'delivered',
      schedule: { expiration: { endDateTime: '2027-03-01T00:00:00.000Z' } },
    });
    days(tenant, 30);
    expect((await assignmentIn(send)).state).toBe('expired');
    expect(tenant.violations()).toEqual([]);
  });

  test('gets another end once its stages say yes, where the policy asks them', async () => {
    const { tenant, send, id } = await holding({ isApprovalRequiredForUpdate: true });
    const packages = `${em}/accessPackages/${packageNamed(tenant, 'Operations projects').id}`;
    const asked = await send('POST', `${packages}/getApplicablePolicyRequirements`);
    expect(asked.body.value[0]).toMatchObject({ isApprovalRequiredForUpdate: true });
    days(tenant, 60);
    const body = { requestType: 'userUpdate', assignment: { id }, schedule: until('2027-03-01T00:00:00Z') };
    const refused = (await send('POST', post, body)).body.id;
    seconds(tenant, 3);
    expect((await stateOf(send, refused)).state).toBe('pendingApproval');
    await decide(tenant, refused, 'Deny');
    expect((await assignmentIn(send)).schedule.expiration.endDateTime).toMatch(/^2027-01-31/);
    const late = (await send('POST', post, body)).body.id;
    seconds(tenant, 3);
    days(tenant, 32);
    expect(['denied', 'deliveryFailed']).toContain((await stateOf(send, late)).state);
    expect((await assignmentIn(send)).state).toBe('expired');
  });

  test.each<[string, Partial<AssignmentPolicySeed>, object, number]>([
    ['longer than the policy', { stages: [] }, until('2027-02-15T00:00:00Z'), 400],
    ['in the past', { stages: [] }, until('2026-11-01T00:00:00Z'), 400],
    [
      'no dates allowed',
      { stages: [], allowCustomAssignmentSchedule: false },
      until('2027-01-01T00:00:00Z'),
      400,
    ],
    [
      'switched off',
      { stages: [], enableTargetsToSelfUpdateAccess: false },
      until('2027-01-01T00:00:00Z'),
      403,
    ],
    [
      'no reason given',
      { stages: [], isRequestorJustificationRequired: true },
      until('2027-01-01T00:00:00Z'),
      400,
    ],
  ])('keeps its end: %s', async (_, change, schedule, status) => {
    const { isRequestorJustificationRequired = false, ...rest } = change;
    const { tenant, send, id } = await holding(rest);
    const [policy] = packageNamed(tenant, 'Operations projects').assignmentPolicies;
    if (policy !== undefined) policy.isRequestorJustificationRequired = isRequestorJustificationRequired;
    const body = { requestType: 'userUpdate', assignment: { id }, schedule };
    expect((await send('POST', post, body)).status).toBe(status);
  });

  test('is given up, once, by its holder alone, where the policy lets them', async () => {
    const { tenant, send, id } = await holding({ stages: [] });
    const body = { requestType: 'userRemove', assignment: { id } };
    expect((await (await graphAs(tenant, 'LeeG@contoso.com'))('POST', post, body)).status).toBe(404);
    expect((await send('POST', post, body)).status).toBe(201);
    expect((await send('POST', post, body)).status).toBe(400);
    seconds(tenant, 5);
    expect((await assignmentIn(send)).state).toBe('expired');
    expect((await send('POST', post, body)).status).toBe(404);
    const kept = await holding({ stages: [], enableTargetsToSelfRemoveAccess: false });
    const keep = { requestType: 'userRemove', assignment: { id: kept.id } };
    expect((await kept.send('POST', post, keep)).status).toBe(403);
  });
});
