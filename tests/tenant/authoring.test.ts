import { describe, expect, test } from 'vitest';
import {
  addAurora,
  asAuthor,
  aurora,
  auroraPackage,
  authoringScopes,
  catalogNamed,
  lee,
  twoStages,
} from './authoring.ts';
import { browserOf } from './login/testing/signedIn.ts';
import { decideAs } from './observe/approvals.ts';
import { em, graphAs, seconds, stateOf, stillTenant } from './testing.ts';

const adele = 'AdeleV@contoso.com';

describe('a package made over Graph by a catalog owner without a directory role', () => {
  test('can be asked for, is decided by manager and owner, and opens the site', async () => {
    const tenant = stillTenant();
    const author = await asAuthor(tenant);
    const { id, policy, roleScope } = await auroraPackage(tenant, author);
    expect([roleScope.status, policy.status]).toEqual([201, 201]);
    const employee = await graphAs(tenant, adele);
    const listed = await employee('GET', `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`);
    expect(listed.body.value.map((one: { id: string }) => one.id)).toContain(id);
    const contents = await employee(
      'GET',
      `${em}/availableAccessPackages/${id}/resourceRoleScopes?$expand=role,scope`,
    );
    expect(contents.body.value).toMatchObject([
      { role: { displayName: 'Aurora Visitors', originId: '4' }, scope: { originId: aurora } },
    ]);
    const requirements = await employee('POST', `${em}/accessPackages/${id}/getApplicablePolicyRequirements`);
    expect(requirements.body.value).toMatchObject([
      { policyId: policy.body.id, isApprovalRequiredForAdd: true, isRequestorJustificationRequired: true },
    ]);
    const asked = await employee('POST', `${em}/assignmentRequests`, {
      requestType: 'userAdd',
      assignment: { accessPackageId: id },
      justification: 'The launch plan',
    });
    expect(asked.status).toBe(201);
    seconds(tenant, 3);
    await decideAs(tenant, 'MiriamG@contoso.com', asked.body.id);
    await decideAs(tenant, lee, asked.body.id);
    seconds(tenant, 10);
    expect(await stateOf(employee, asked.body.id)).toMatchObject({ state: 'delivered' });
    const opens = async (user: string) =>
      !/AccessDenied/i.test((await (await browserOf(tenant, user)).open(aurora)).url.pathname);
    expect([await opens(adele), await opens('AlexW@contoso.com')]).toEqual([true, false]);
    expect(tenant.violations()).toEqual([]);
  });

  test('is deleted step by step, and nothing is left', async () => {
    const tenant = stillTenant();
    const author = await asAuthor(tenant);
    const before = structuredClone(tenant.seed);
    const { id, catalog, resource, roleScope, policy } = await auroraPackage(tenant, author);
    const removeResource = () =>
      author('POST', `${em}/resourceRequests`, {
        requestType: 'adminRemove',
        resource: { id: resource.id },
        catalog: { id: catalog },
      });
    expect((await removeResource()).body.error.code).toBe('InvalidDeleteResourceHasEntitlements');
    const calls = [
      ['DELETE', `${em}/assignmentPolicies/${policy.body.id}`],
      ['DELETE', `${em}/accessPackages/${id}/resourceRoleScopes/${roleScope.body.id}`],
      ['DELETE', `${em}/accessPackages/${id}`],
    ] as const;
    for (const [method, path] of calls) expect((await author(method, path)).status, path).toBe(204);
    expect((await removeResource()).status).toBe(201);
    expect((await addAurora(tenant, author)).status).toBe(201);
    expect((await removeResource()).status).toBe(201);
    expect(tenant.seed).toEqual(before);
    expect((await author('GET', `${em}/accessPackages/${id}`)).status).toBe(404);
    expect(tenant.violations()).toEqual([]);
  });
});

test('a new catalog is its maker’s, and goes when it has no package', async () => {
  const tenant = stillTenant();
  const patti = await asAuthor(tenant, 'PattiF@contoso.com');
  expect((await patti('GET', `${em}/catalogs`)).body.value).toEqual([]);
  const made = await patti('POST', `${em}/catalogs`, { displayName: 'Legal', state: 'published' });
  expect(made.status).toBe(201);
  const packageBody = { displayName: 'Contracts', catalog: { id: made.body.id } };
  const { id } = (await patti('POST', `${em}/accessPackages`, packageBody)).body;
  const path = `${em}/catalogs/${made.body.id}`;
  expect((await patti('PATCH', path, { description: 'Law' })).status).toBe(204);
  expect((await patti('GET', path)).body).toMatchObject({ description: 'Law', state: 'published' });
  expect((await patti('DELETE', path)).body.error.code).toBe('InvalidDeleteCatalogHasAccessPackages');
  await patti('DELETE', `${em}/accessPackages/${id}`);
  expect((await patti('DELETE', path)).status).toBe(204);
  expect((await patti('GET', path)).status).toBe(404);
  const nobody = await asAuthor(tenant, adele);
  expect((await nobody('POST', `${em}/catalogs`, { displayName: 'Mine' })).status).toBe(403);
  expect(catalogNamed(tenant, 'General')).toBeDefined();
});

test('where the metadata lacks a member, a policy with it is refused', async () => {
  const [contoso] = stillTenant().seed.tenants;
  if (contoso === undefined) throw new Error('no tenant');
  const tenant = stillTenant({}, { tenants: [{ ...contoso, cloud: 'usGovHigh' }] });
  const author = await graphAs(tenant, lee, authoringScopes, 'graph.microsoft.us');
  const { id, policy } = await auroraPackage(tenant, author);
  expect([policy.status, policy.body.error.message]).toEqual([
    400,
    expect.stringContaining('isRequestorJustificationRequired: undeclared'),
  ]);
  const { isRequestorJustificationRequired: _, ...settings } = twoStages(tenant, id).requestApprovalSettings;
  const body = twoStages(tenant, id, { requestApprovalSettings: settings });
  expect((await author('POST', `${em}/assignmentPolicies`, body)).status).toBe(201);
  expect(tenant.violations()).toEqual([]);
});

test('the log tells what was made, once each', async () => {
  const tenant = stillTenant();
  const author = await asAuthor(tenant);
  tenant.core.faults.add({ path: '/v1.0/*/accessPackages', method: 'POST', kind: 'dropAfter', times: 1 });
  const body = { displayName: 'Once', catalog: { id: catalogNamed(tenant, 'General') } };
  await expect(author('POST', `${em}/accessPackages`, body)).rejects.toThrow();
  expect((await author('POST', `${em}/accessPackages`, body)).status).toBe(409);
  await auroraPackage(tenant, author);
  const effects = tenant.core.log.rows().flatMap(({ effect }) => effect?.split(' ')[0] ?? []);
  expect(effects).toEqual(['createPackage', 'addResource', 'createPackage', 'addRoleScope', 'createPolicy']);
});

test('the organisation has packages that nobody may ask for, or nobody decides about', async () => {
  const tenant = stillTenant();
  const author = await asAuthor(tenant);
  const filter = "startswith(displayName,'Helios')";
  const { value } = (await author('GET', `${em}/accessPackages?$filter=${filter}&$expand=assignmentPolicies`))
    .body;
  const [view, edit] = value.map((one: { assignmentPolicies: object[] }) => one.assignmentPolicies[0]);
  expect(view).toMatchObject({
    allowedTargetScope: 'notSpecified',
    requestorSettings: { enableTargetsToSelfAddAccess: false },
  });
  const [approver] = edit.requestApprovalSettings.stages[0].primaryApprovers;
  expect((await author('GET', `/v1.0/users/${approver.userId}`)).status).toBe(404);
  const isaiah = await graphAs(tenant, 'IsaiahL@contoso.com');
  const listed = await isaiah('GET', `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`);
  const names = listed.body.value.map(({ displayName }: { displayName: string }) => displayName);
  expect(names).toContain('Helios – Edit');
  expect(names).not.toContain('Helios – View');
});
