import { describe, expect, test } from 'vitest';
import type { Tenant } from './tenant.ts';
import {
  approverScopes,
  days,
  em,
  graphAs,
  packageNamed,
  seconds,
  stateOf,
  stillTenant,
  userAdd,
} from './testing.ts';

const approvals = `${em}/accessPackageAssignmentApprovals`;

describe('approvals', () => {
  test('two stages by two people, then delivery', async () => {
    const { tenant, send, id } = await pending('Finance reports', { justification: 'Month end' });
    expect(await queueOf(tenant, 'DiegoS@contoso.com')).toEqual([]);
    expect(await queueOf(tenant, 'MeganB@contoso.com')).toEqual([id]);
    expect((await decide(tenant, 'MeganB@contoso.com', id, 0, 'Approve')).status).toBe(204);
    expect((await stateOf(send, id)).state).toBe('pendingApproval');
    expect(await queueOf(tenant, 'DiegoS@contoso.com')).toEqual([id]);
    expect((await decide(tenant, 'DiegoS@contoso.com', id, 1, 'Approve', '')).status).toBe(400);
    expect((await decide(tenant, 'DiegoS@contoso.com', id, 1, 'Approve')).status).toBe(204);
    seconds(tenant, 3);
    expect((await stateOf(send, id)).state).toBe('delivered');
    expect(tenant.violations()).toEqual([]);
  });

  test('the second of two approvers of a stage comes too late', async () => {
    const { tenant, id } = await pending('Product launch');
    expect((await decide(tenant, 'MeganB@contoso.com', id, 0, 'Approve')).status).toBe(204);
    expect((await decide(tenant, 'IsaiahL@contoso.com', id, 0, 'Deny')).status).toBe(409);
  });

  test('nobody decides on their own request', async () => {
    const { tenant, id } = await pending('Product launch', {}, 'MeganB@contoso.com');
    expect(await queueOf(tenant, 'MeganB@contoso.com')).toEqual([]);
    expect((await decide(tenant, 'MeganB@contoso.com', id, 0, 'Approve')).status).toBe(403);
    expect(await queueOf(tenant, 'IsaiahL@contoso.com')).toEqual([id]);
  });

  test('who is no approver may neither read nor decide', async () => {
    const { tenant, id } = await pending('Marketing – Visitor');
    const send = await graphAs(tenant, 'LeeG@contoso.com', approverScopes);
    expect((await send('GET', `${approvals}/${id}/stages`)).status).toBe(403);
    expect((await decide(tenant, 'LeeG@contoso.com', id, 0, 'Approve')).status).toBe(403);
    const governor = await graphAs(tenant, 'NestorW@contoso.com', approverScopes);
    expect((await governor('GET', `${approvals}/${id}/stages`)).status).toBe(200);
  });

  test('deny ends the request with the first no', async () => {
    const { tenant, send, id } = await pending('Finance reports', { justification: 'Month end' });
    await decide(tenant, 'MeganB@contoso.com', id, 0, 'Deny');
    expect(await stateOf(send, id)).toEqual({ state: 'denied', status: 'Denied' });
    expect(await queueOf(tenant, 'DiegoS@contoso.com')).toEqual([]);
  });

  test('the manager of the requestor approves where the policy says so', async () => {
    const tenant = stillTenant();
    const [question] = packageNamed(tenant, 'Campaign planning').assignmentPolicies[0]?.questions ?? [];
    const answer = {
      '@odata.type': '#microsoft.graph.accessPackageAnswerString',
      value: 'spring',
      displayValue: 'Spring launch',
      answeredQuestion: {
        '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
        id: question?.id,
      },
    };
    const body = userAdd(tenant, 'Campaign planning', { answers: [answer] });
    const send = await graphAs(tenant, 'AdeleV@contoso.com');
    const { body: made } = await send('POST', `${em}/assignmentRequests`, body);
    seconds(tenant, 3);
    expect(await queueOf(tenant, 'MiriamG@contoso.com')).toEqual([made.id]);
  });

  test.each(['Denied', 'Expired'] as const)('nobody answers in time: denied, status %s', async (status) => {
    const { tenant, send, id } = await pending('Finance reports', { justification: 'Month end' });
    tenant.core.switches.set({ timedOutStatus: status });
    days(tenant, 15);
    expect(await stateOf(send, id)).toEqual({ state: 'denied', status });
    const late = await decide(tenant, 'MeganB@contoso.com', id, 0, 'Approve');
    expect(late.status).toBe(400);
  });

  test('the queue under the low scope carries what an approver needs to know', async () => {
    const { tenant, id } = await pending('Marketing team', { justification: 'Spring launch' });
    const send = await graphAs(tenant, 'MeganB@contoso.com');
    const expand = 'requestor,accessPackage,assignment($expand=target)';
    const path = `${em}/assignmentRequests/filterByCurrentUser(on='approver')?$expand=${expand}`;
    const [request] = (await send('GET', path)).body.value;
    expect(request).toMatchObject({
      id,
      justification: 'Spring launch',
      requestor: { displayName: 'Adele Vance' },
      accessPackage: { displayName: 'Marketing team' },
      assignment: { target: { principalName: 'AdeleV@contoso.com' } },
    });
  });
});

async function pending(name: string, more: Record<string, unknown> = {}, user = 'AdeleV@contoso.com') {
  const tenant = stillTenant();
  const send = await graphAs(tenant, user);
  const { status, body } = await send('POST', `${em}/assignmentRequests`, userAdd(tenant, name, more));
  expect(status).toBe(201);
  seconds(tenant, 3);
  expect((await stateOf(send, body.id)).state).toBe('pendingApproval');
  return { tenant, send, id: String(body.id) };
}

async function queueOf(tenant: Tenant, user: string): Promise<string[]> {
  const send = await graphAs(tenant, user, approverScopes);
  const { body } = await send('GET', `${approvals}/filterByCurrentUser(on='approver')`);
  return body.value.map(({ id }: { id: string }) => id);
}

async function decide(
  tenant: Tenant,
  user: string,
  id: string,
  stage: number,
  reviewResult: 'Approve' | 'Deny',
  justification = 'Fine by me',
) {
  const reader = await graphAs(tenant, 'NestorW@contoso.com', approverScopes);
  const stages = (await reader('GET', `${approvals}/${id}/stages`)).body.value;
  const send = await graphAs(tenant, user, approverScopes);
  return send('PATCH', `${approvals}/${id}/stages/${stages[stage].id}`, { reviewResult, justification });
}
