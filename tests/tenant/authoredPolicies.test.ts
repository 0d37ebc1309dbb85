import { describe, expect, test } from 'vitest';
import { asAuthor, auroraPackage, idOfUser, lee, nestor, stage, twoStages } from './authoring.ts';
import { decideAs } from './observe/approvals.ts';
import type { Tenant } from './tenant.ts';
import { approverScopes, days, em, graphAs, packageNamed, seconds, stateOf, stillTenant } from './testing.ts';

const adele = 'AdeleV@contoso.com';
const user = (tenant: Tenant, upn: string) => ({
  '@odata.type': '#microsoft.graph.singleUser',
  userId: idOfUser(tenant, upn),
});
const manager = { '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 };

/** A package of Lee's whose policy was replaced by one with these stages, and more. */
async function withPolicy(
  stages: (tenant: Tenant) => object[],
  more: (tenant: Tenant) => object = () => ({}),
) {
  const tenant = stillTenant();
  const author = await asAuthor(tenant);
  const { id, policy } = await auroraPackage(tenant, author);
  const requestApprovalSettings = {
    isApprovalRequiredForAdd: stages(tenant).length > 0,
    isApprovalRequiredForUpdate: false,
    stages: stages(tenant),
  };
  const body = twoStages(tenant, id, { requestApprovalSettings, ...more(tenant) });
  const put = await author('PUT', `${em}/assignmentPolicies/${policy.body.id}`, body);
  return { tenant, author, id, policyId: policy.body.id, put };
}

async function ask(tenant: Tenant, accessPackageId: string, upn = adele, more: object = {}) {
  const send = await graphAs(tenant, upn);
  const body = { requestType: 'userAdd', assignment: { accessPackageId }, ...more };
  return { send, answer: await send('POST', `${em}/assignmentRequests`, body) };
}

async function waitsFor(tenant: Tenant, upn: string): Promise<string[]> {
  const send = await graphAs(tenant, upn, approverScopes);
  const path = `${em}/accessPackageAssignmentApprovals/filterByCurrentUser(on='approver')`;
  return (await send('GET', path)).body.value.map(({ id }: { id: string }) => id);
}

describe('a policy', () => {
  test('reads as it was written, and a PUT of what was read changes nothing', async () => {
    const tenant = stillTenant();
    const author = await asAuthor(tenant);
    const { id, policy } = await auroraPackage(tenant, author);
    const path = `${em}/assignmentPolicies/${policy.body.id}`;
    const read = (await author('GET', `${path}?$expand=accessPackage`)).body;
    expect(read).toMatchObject(twoStages(tenant, id));
    const again = await author('PUT', path, read);
    expect(again.status).toBe(200);
    const { modifiedDateTime: _, ...kept } = policy.body;
    expect(again.body).toMatchObject(kept);
    expect(tenant.violations()).toEqual([]);
  });

  test('of every kind that the organisation has can be read and written back', async () => {
    const tenant = stillTenant();
    const send = await asAuthor(tenant, nestor);
    const { value } = (await send('GET', `${em}/assignmentPolicies?$expand=questions`)).body;
    expect(value.length).toBeGreaterThan(25);
    for (const policy of value) {
      const unknown = policy.questions.some(
        (one: { '@odata.type': string }) => !/TextInput|MultipleChoice/.test(one['@odata.type']),
      );
      const put = await send('PUT', `${em}/assignmentPolicies/${policy.id}`, policy);
      // The approver of Helios – Edit isn't in the directory any more.
      const isGone = policy.displayName === 'Decided by somebody who has left';
      expect(put.status, JSON.stringify(put.body)).toBe(unknown || isGone ? 400 : 200);
    }
    expect(tenant.violations()).toEqual([]);
  });

  test('without a named right to ask lets nobody ask', async () => {
    const { tenant, id, put } = await withPolicy(
      () => [],
      () => ({ requestorSettings: null }),
    );
    expect(put.body.requestorSettings.enableTargetsToSelfAddAccess).toBe(false);
    const { send, answer } = await ask(tenant, id);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'NotAllowedByPolicy']);
    const asked = await send('POST', `${em}/accessPackages/${id}/getApplicablePolicyRequirements`);
    expect(asked.body.value).toEqual([]);
  });

  test('that assigns by itself lets nobody ask', async () => {
    const { tenant, id, put } = await withPolicy(
      () => [],
      () => ({ automaticRequestSettings: { requestAccessForAllowedTargets: true } }),
    );
    expect(put.body.automaticRequestSettings).toEqual({ requestAccessForAllowedTargets: true });
    expect((await ask(tenant, id)).answer.status).toBe(403);
  });

  test('that is changed meanwhile still decides about who waits', async () => {
    const { tenant, author, id, policyId } = await withPolicy((one) => [stage([user(one, lee)])]);
    const { send, answer } = await ask(tenant, id);
    seconds(tenant, 3);
    const path = `${em}/assignmentPolicies/${policyId}`;
    const { body } = await author('GET', path);
    expect((await author('PUT', path, { ...body, displayName: 'Renamed' })).status).toBe(200);
    await decideAs(tenant, lee, answer.body.id);
    seconds(tenant, 10);
    expect(await stateOf(send, answer.body.id)).toMatchObject({ state: 'delivered' });
  });

  test('in a catalog that isn’t published lets nobody ask, until it is', async () => {
    const { tenant, author, id } = await withPolicy(() => []);
    const catalog = `${em}/catalogs/${packageNamed(tenant, 'Aurora – View').catalogId}`;
    await author('PATCH', catalog, { state: 'unpublished' });
    expect((await ask(tenant, id)).answer.status).toBe(403);
    await author('PATCH', catalog, { state: 'published' });
    expect((await ask(tenant, id)).answer.status).toBe(201);
  });

  test('lets managers ask for their reports', async () => {
    const { tenant, id } = await withPolicy(
      () => [],
      () => ({
        requestorSettings: {
          enableTargetsToSelfAddAccess: true,
          enableOnBehalfRequestorsToAddAccess: true,
          onBehalfRequestors: [{ '@odata.type': '#microsoft.graph.targetManager', managerLevel: 1 }],
        },
      }),
    );
    const assignment = { accessPackageId: id, target: { objectId: idOfUser(tenant, adele) } };
    const by = async (upn: string) => (await ask(tenant, id, upn, { assignment })).answer.status;
    expect([await by('LynneR@contoso.com'), await by('MiriamG@contoso.com')]).toEqual([403, 201]);
  });
});

describe('the approvers of a stage', () => {
  test('who has no manager is decided by the fallback; members of a group all may', async () => {
    const { tenant, id } = await withPolicy((one) => [
      stage([manager], { fallbackPrimaryApprovers: [user(one, lee)] }),
    ]);
    const { answer } = await ask(tenant, id, 'PattiF@contoso.com');
    seconds(tenant, 3);
    expect(await waitsFor(tenant, lee)).toEqual([answer.body.id]);
    expect((await withPolicy((one) => [stage([group(one)])])).put.status).toBe(200);
  });

  test('alternates join after the days the policy says', async () => {
    const { tenant, id } = await withPolicy((one) => [
      stage([manager], {
        isEscalationEnabled: true,
        durationBeforeEscalation: 'P2D',
        escalationApprovers: [user(one, lee)],
      }),
    ]);
    const { send, answer } = await ask(tenant, id);
    seconds(tenant, 3);
    expect(await waitsFor(tenant, lee)).toEqual([]);
    days(tenant, 2);
    expect((await stateOf(send, answer.body.id)).status).toBe('PendingApprovalEscalated');
    expect(await waitsFor(tenant, lee)).toEqual([answer.body.id]);
    await decideAs(tenant, lee, answer.body.id);
    seconds(tenant, 10);
    expect(await stateOf(send, answer.body.id)).toMatchObject({ state: 'delivered' });
  });
});

const group = ({ seed }: Tenant) => ({
  '@odata.type': '#microsoft.graph.groupMembers',
  groupId: seed.tenants[0]?.groups.find(({ displayName }) => displayName === 'Aurora')?.id,
});

describe('is refused with 400', () => {
  const escalating = (more: object) => [stage([manager], { isEscalationEnabled: true, ...more })];
  const review = (more: object) => () => ({
    reviewSettings: { ...twoStages(stillTenant(), 'x').reviewSettings, ...more },
  });
  const within = (duration: string) => ({
    schedule: {
      startDateTime: '2026-12-01T00:00:00Z',
      expiration: { type: 'afterDuration', duration },
      recurrence: {
        pattern: { type: 'weekly', interval: 1 },
        range: { type: 'noEnd', startDate: '2026-12-01' },
      },
    },
  });
  test.each<[string, object[], (() => object)?]>([
    ['a fourth stage', [1, 2, 3, 4].map(() => stage([manager]))],
    ['a stage without approvers', [stage([])]],
    ['a stage that waits too long', [stage([manager], { durationBeforeAutomaticDenial: 'P15D' })]],
    ['no alternates', escalating({ durationBeforeEscalation: 'P1D' })],
    [
      'alternates within a short wait',
      escalating({
        durationBeforeAutomaticDenial: 'P3D',
        durationBeforeEscalation: 'P1D',
        escalationApprovers: [manager],
      }),
    ],
    ['alternates at once', escalating({ durationBeforeEscalation: 'PT4H', escalationApprovers: [manager] })],
    ['alternates too late', escalating({ durationBeforeEscalation: 'P14D', escalationApprovers: [manager] })],
    [
      'somebody who isn’t there',
      [
        stage([
          { '@odata.type': '#microsoft.graph.singleUser', userId: '0b0e0000-0000-4000-8000-00000000dead' },
        ]),
      ],
    ],
    ['a set without a type', [stage([{ userId: 'x' }])]],
    ['specific people, and none', [], () => ({ allowedTargetScope: 'specificDirectoryUsers' })],
    ['a name of nothing', [], () => ({ displayName: ' ' })],
    ['an undeclared member', [], () => ({ isFriendly: true })],
    ['another package', [], () => ({ accessPackage: { id: '0b0e0000-0000-4000-8000-00000000dead' } })],
    ['a review without reviewers', [], review({ primaryReviewers: [] })],
    ['a review that doesn’t recur', [], review({ schedule: { recurrence: null } })],
    ['a review longer than its interval', [], review(within('P8D'))],
  ])('%s', async (_, stages, more) => {
    const { put, tenant } = await withPolicy(() => stages, more);
    expect(put.status, JSON.stringify(put.body)).toBe(400);
    expect(tenant.violations()).toEqual([]);
  });

  test('the same checks let a good one through', async () => {
    const good = [
      stage([manager], {
        durationBeforeAutomaticDenial: 'P4D',
        isEscalationEnabled: true,
        durationBeforeEscalation: 'P1D',
        escalationApprovers: [manager],
      }),
      stage([manager]),
      stage([manager]),
    ];
    expect((await withPolicy(() => good, review(within('P7D')))).put.status).toBe(200);
  });
});

test('what somebody holds or waits for can’t be deleted; afterwards it can, and its requests stay', async () => {
  const { tenant, author, id, policyId } = await withPolicy(() => []);
  const { send, answer } = await ask(tenant, id);
  const codes = async () => {
    const policy = await author('DELETE', `${em}/assignmentPolicies/${policyId}`);
    const accessPackage = await author('DELETE', `${em}/accessPackages/${id}`);
    return [policy, accessPackage].map(({ body, status }) => body?.error?.code ?? status);
  };
  const refused = ['InvalidDeletePolicyHasAssignments', 'InvalidDeleteAccessPackageHasAssignments'];
  expect(await codes()).toEqual(refused);
  seconds(tenant, 10);
  expect(await codes()).toEqual(refused);
  const held = await send('GET', `${em}/assignments/filterByCurrentUser(on='target')?$expand=accessPackage`);
  const mine = held.body.value.find((one: { accessPackage: { id: string } }) => one.accessPackage.id === id);
  await send('POST', `${em}/assignmentRequests`, { requestType: 'userRemove', assignment: { id: mine.id } });
  seconds(tenant, 10);
  expect(await codes()).toEqual([204, 204]);
  expect((await stateOf(send, answer.body.id)).state).toBe('delivered');
  const expanded = `${em}/assignmentRequests/filterByCurrentUser(on='target')?$expand=accessPackage`;
  expect((await send('GET', expanded)).status).toBe(200);
  expect(tenant.violations()).toEqual([]);
});

test('members of an incompatible group, and holders of an incompatible package, are refused', async () => {
  const { tenant, author, id } = await withPolicy(() => []);
  const path = `${em}/accessPackages/${id}`;
  const sales = tenant.seed.tenants[0]?.groups.find(({ displayName }) => displayName === 'Sales')?.id;
  const reference = (of: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/${of}` });
  await author('POST', `${path}/incompatibleGroups/$ref`, reference(`groups/${sales}`));
  const wiki = packageNamed(tenant, 'Contoso Wiki').id;
  await author('POST', `${path}/incompatibleAccessPackages/$ref`, reference(`x/accessPackages/${wiki}`));
  const codeFor = async (upn: string) => (await ask(tenant, id, upn)).answer.body.error?.code ?? 'asked';
  expect([await codeFor('AlexW@contoso.com'), await codeFor('MeganB@contoso.com')]).toEqual([
    'IncompatibleAccessPackage',
    'asked',
  ]);
  await ask(tenant, wiki, 'GradyA@contoso.com');
  seconds(tenant, 10);
  expect(await codeFor('GradyA@contoso.com')).toBe('IncompatibleAccessPackage');
  await author('DELETE', `${path}/incompatibleAccessPackages/${wiki}/$ref`);
  expect((await author('GET', `${path}/incompatibleAccessPackages`)).body.value).toEqual([]);
  expect(await codeFor('GradyA@contoso.com')).toBe('asked');
});
