import { describe, expect, test } from 'vitest';
import {
  approverScopes,
  controllerAnswers,
  days,
  em,
  graphAs,
  seconds,
  stateOf,
  stillTenant,
  userAdd,
} from './testing.ts';

const post = `${em}/assignmentRequests`;
const mine = `${em}/assignmentRequests/filterByCurrentUser(on='target')`;
const adele = 'AdeleV@contoso.com';

describe('a request', () => {
  test('is answered as documented and then moves by the clock alone', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const made = await send('POST', post, userAdd(tenant, 'Expense claims'));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'submitted', status: 'Accepted', createdDateTime: null });
    expect(await stateOf(send, made.body.id)).toEqual({ state: 'submitted', status: 'Accepted' });
    seconds(tenant, 2);
    expect((await stateOf(send, made.body.id)).state).toBe('delivering');
    seconds(tenant, 2);
    const delivered = (await send('GET', mine)).body.value[0];
    expect(delivered).toMatchObject({ state: 'delivered', completedDateTime: '2026-11-02T12:00:04.000Z' });
    expect(tenant.violations()).toEqual([]);
  });

  test('gives access only after the delivery lag, and only until it expires', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const { core } = tenant;
    const { tenant: contoso, user } = core.directory.userByUpn(adele) ?? {};
    const open = () =>
      core.directory.mayOpenSite(
        contoso?.id ?? '',
        user?.id ?? '',
        'https://contoso.sharepoint.com/sites/ProductLaunch/Shared Documents',
      );
    const made = await send('POST', post, userAdd(tenant, 'Product launch'));
    seconds(tenant, 3);
    await approveAs(tenant, 'IsaiahL@contoso.com', made.body.id);
    seconds(tenant, 3);
    expect((await stateOf(send, made.body.id)).state).toBe('delivered');
    expect(open()).toBe(false);
    seconds(tenant, 5 * 60);
    expect(open()).toBe(true);
    days(tenant, 31);
    expect(open()).toBe(false);
    const assignments = await send('GET', `${em}/assignments/filterByCurrentUser(on='target')`);
    expect(assignments.body.value.at(-1)).toMatchObject({ state: 'expired' });
  });

  test('for one package twice is refused by the guard, and taken without it', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const body = userAdd(tenant, 'Marketing – Visitor');
    expect((await send('POST', post, body)).status).toBe(201);
    expect(await send('POST', post, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'ExistingOpenRequest' } },
    });
    tenant.core.switches.set({ duplicateGuard: false });
    expect((await send('POST', post, body)).status).toBe(201);
    expect(tenant.core.log.rows().filter(({ effect }) => effect?.startsWith('createRequest'))).toHaveLength(
      2,
    );
  });

  test('for a package one has is refused', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const { status, body } = await send('POST', post, userAdd(tenant, 'Contoso Wiki'));
    expect([status, body.error.code]).toEqual([400, 'ExistingAssignment']);
  });

  test('for an incompatible package is refused', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, 'LeeG@contoso.com');
    const body = userAdd(tenant, 'Finance controllers', {
      justification: 'Year end',
      answers: controllerAnswers(tenant, 'CC-1234', 'DE'),
    });
    const refused = await send('POST', post, body);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'IncompatibleAccessPackage']);
  });

  test('is missing from lists until the lag has passed', async () => {
    const tenant = stillTenant({ switches: { listLag: 30 } });
    const send = await graphAs(tenant, adele);
    const made = await send('POST', post, userAdd(tenant, 'Marketing – Visitor'));
    expect((await stateOf(send, made.body.id)).state).toBeUndefined();
    seconds(tenant, 29);
    expect((await stateOf(send, made.body.id)).state).toBeUndefined();
    seconds(tenant, 1);
    expect((await stateOf(send, made.body.id)).state).toBe('pendingApproval');
  });

  test('may be canceled while it waits, and not after', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const made = await send('POST', post, userAdd(tenant, 'Marketing – Visitor'));
    seconds(tenant, 3);
    const other = await graphAs(tenant, 'LeeG@contoso.com');
    expect((await other('POST', `${post}/${made.body.id}/cancel`)).status).toBe(403);
    expect((await send('POST', `${post}/${made.body.id}/cancel`)).status).toBe(200);
    expect(await stateOf(send, made.body.id)).toEqual({ state: 'canceled', status: 'Canceled' });
    expect((await send('POST', `${post}/${made.body.id}/cancel`)).status).toBe(400);
  });

  test('for somebody who reports to one is theirs, and is listed for both', async () => {
    const tenant = stillTenant();
    const diego = await graphAs(tenant, 'DiegoS@contoso.com');
    const reports = (await diego('GET', '/v1.0/me/directReports?$select=id,displayName,mail')).body.value;
    expect(reports.map((one: { displayName: string }) => one.displayName)).toEqual([
      'Lynne Robbins',
      'Pradeep Gupta',
    ]);
    const [lynne] = reports;
    const target = { objectId: lynne.id, email: lynne.mail, displayName: lynne.displayName };
    const body = (name: string) => {
      const { requestType, assignment } = userAdd(tenant, name);
      return { requestType, assignment: { ...assignment, target: { ...target, subjectType: 'user' } } };
    };
    const made = await diego('POST', post, body('Expense claims'));
    expect(made.status).toBe(201);
    expect((await diego('POST', post, body('Expense claims'))).body.error.code).toBe('ExistingOpenRequest');
    expect((await diego('POST', post, body('Marketing – Visitor'))).body.error.code).toBe(
      'NotAllowedOnBehalf',
    );
    const stranger = await graphAs(tenant, 'MeganB@contoso.com');
    expect((await stranger('POST', post, body('Expense claims'))).status).toBe(403);

    const people = '$expand=accessPackage,requestor,assignment($expand=target)';
    const listed = async (send: typeof diego, on: string) =>
      (await send('GET', `${em}/assignmentRequests/filterByCurrentUser(on='${on}')?${people}`)).body.value;
    const theirs = await listed(await graphAs(tenant, 'LynneR@contoso.com'), 'target');
    expect(theirs).toMatchObject([{ id: made.body.id, requestor: { displayName: 'Diego Siciliani' } }]);
    expect(await listed(diego, 'target')).toEqual([]);
    for (const on of ['createdBy', 'requestForOthers'])
      expect(await listed(diego, on)).toMatchObject([
        { id: made.body.id, assignment: { target: { displayName: 'Lynne Robbins' } } },
      ]);
    seconds(tenant, 5);
    const held = `${em}/assignments/filterByCurrentUser(on='target')`;
    expect((await diego('GET', held)).body.value).toEqual([]);
    const lynnes = await graphAs(tenant, 'LynneR@contoso.com');
    expect((await lynnes('GET', held)).body.value).toMatchObject([{ state: 'delivered' }]);
    expect(tenant.violations()).toEqual([]);
  });

  test('gives an assignment up', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const held = (await send('GET', `${em}/assignments/filterByCurrentUser(on='target')`)).body.value[0];
    const body = { requestType: 'userRemove', assignment: { id: held.id } };
    expect((await send('POST', post, body)).status).toBe(201);
    seconds(tenant, 5);
    const after = (await send('GET', `${em}/assignments/filterByCurrentUser(on='target')`)).body.value[0];
    expect(after.state).toBe('expired');
  });
});

async function approveAs(tenant: ReturnType<typeof stillTenant>, user: string, id: string) {
  const send = await graphAs(tenant, user, approverScopes);
  const stages = await send('GET', `${em}/accessPackageAssignmentApprovals/${id}/stages`);
  const stage = stages.body.value.find(({ status }: { status: string }) => status === 'InProgress');
  return send('PATCH', `${em}/accessPackageAssignmentApprovals/${id}/stages/${stage.id}`, {
    reviewResult: 'Approve',
    justification: 'OK',
  });
}
