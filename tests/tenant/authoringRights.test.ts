import { describe, expect, test } from 'vitest';
import {
  addAurora,
  asAuthor,
  aurora,
  catalogNamed,
  idOfUser,
  lee,
  nestor,
  readingScopes,
  resourcesAt,
} from './authoring.ts';
import { em, graphAs, packageNamed, seconds, stillTenant } from './testing.ts';

const pradeep = 'PradeepG@contoso.com';
const diego = 'DiegoS@contoso.com';
const adele = 'AdeleV@contoso.com';
const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) =>
  `${status} ${body?.error?.code ?? ''}`.trim();

describe('who reads', () => {
  const names = async (user: string, path: string) => {
    const answer = await (await asAuthor(stillTenant(), user))('GET', `${em}/${path}`);
    return answer.body.value?.map((one: { displayName: string }) => one.displayName) ?? answer.status;
  };

  test('catalogs: all by a directory role, else those of one’s roles, else nobody', async () => {
    const all = ['General', 'Finance', 'Learning', 'Prototypes'];
    expect(await names(nestor, 'catalogs')).toEqual(all);
    expect(await names('HenriettaM@contoso.com', 'catalogs')).toEqual(all);
    expect(await names(lee, 'catalogs')).toEqual(['General', 'Finance', 'Prototypes']);
    expect(await names(pradeep, 'catalogs')).toEqual(['Finance']);
    expect(await names('PattiF@contoso.com', 'catalogs')).toEqual([]);
    expect(await names(adele, 'catalogs')).toBe(403);
    expect(await names('JohannaL@contoso.com', 'catalogs')).toBe(403);
  });

  test('packages of those catalogs, under the ids that employees see', async () => {
    const tenant = stillTenant();
    const { id, resourceRoleScopes } = packageNamed(tenant, 'Finance controllers');
    const send = await asAuthor(tenant, pradeep);
    const listed = await send(
      'GET',
      `${em}/accessPackages?$filter=displayName eq 'Finance controllers'&$expand=catalog,resourceRoleScopes($expand=role,scope),assignmentPolicies`,
    );
    expect(listed.body.value).toMatchObject([
      {
        id,
        catalog: { displayName: 'Finance' },
        resourceRoleScopes: resourceRoleScopes.map(({ role, scope }) => ({
          role: { id: role.id, originId: role.originId },
          scope: { id: scope.id, originId: scope.originId },
        })),
        assignmentPolicies: [
          { displayName: 'Controllers', requestorSettings: { enableTargetsToSelfAddAccess: true } },
        ],
      },
    ]);
    const helpdesk = packageNamed(tenant, 'Helpdesk').id;
    expect(codeOf(await send('GET', `${em}/accessPackages/${helpdesk}`))).toBe('403 UnAuthorized');
    // What a package grants is a resource of its catalog, with the same ids.
    const [grant] = resourceRoleScopes;
    const path = resourcesAt(catalogNamed(tenant, 'Finance'), grant?.scope.originId ?? '');
    const [resource] = (await send('GET', path)).body.value;
    expect(resource).toMatchObject({ id: grant?.resource.id, scopes: [{ id: grant?.scope.id }] });
    expect(resource.roles).toContainEqual(expect.objectContaining({ id: grant?.role.id, originId: '5' }));
    expect(resource.roles.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
      'Finance Owners',
      'Finance Visitors',
      'Finance Members',
    ]);
    expect(tenant.violations()).toEqual([]);
  });

  test('who holds and asks for a package: all by a directory role, else of one package at a time', async () => {
    const tenant = stillTenant();
    const employee = await graphAs(tenant, adele);
    const claims = packageNamed(tenant, 'Expense claims').id;
    const body = { requestType: 'userAdd', assignment: { accessPackageId: claims } };
    const { id } = (await employee('POST', `${em}/assignmentRequests`, body)).body;
    seconds(tenant, 10);
    const filter = `$filter=accessPackage/id eq '${claims}'&$expand=target`;
    for (const [user, all, one] of [
      [nestor, 200, 200],
      [pradeep, 403, 200],
      [adele, 403, 403],
    ] as const) {
      const send = await asAuthor(tenant, user);
      const found = await send('GET', `${em}/assignments?${filter}`);
      expect([(await send('GET', `${em}/assignments`)).status, found.status], user).toEqual([all, one]);
      expect((await send('GET', `${em}/assignmentRequests/${id}`)).status, user).toBe(one);
      if (one === 200) expect(found.body.value).toMatchObject([{ target: { displayName: 'Adele Vance' } }]);
    }
    const others = await asAuthor(tenant, 'GradyA@contoso.com');
    expect((await others('GET', `${em}/assignments?${filter}`)).body.value).toEqual([]);
    expect((await others('GET', `${em}/assignmentRequests/${id}`)).status).toBe(404);
    expect(tenant.violations()).toEqual([]);
  });

  test('what an id that there isn’t answers is a switch’s business; navigations without a service answer 404', async () => {
    const tenant = stillTenant({ switches: { unknownIdStatus: 403 } });
    const send = await asAuthor(tenant, nestor);
    const unknown = '0b0e0000-0000-4000-8000-00000000dead';
    for (const path of ['catalogs', 'accessPackages', 'assignmentPolicies'])
      expect(codeOf(await send('GET', `${em}/${path}/${unknown}`)), path).toBe('403 UnAuthorized');
    const { id } = packageNamed(tenant, 'Helpdesk');
    const policies = `${em}/accessPackages/${id}/assignmentPolicies`;
    const resource = `${em}/catalogs/${catalogNamed(tenant, 'General')}/resources/${unknown}`;
    expect([(await send('GET', policies)).status, (await send('POST', policies, {})).status]).toEqual([
      404, 404,
    ]);
    expect((await send('DELETE', resource)).status).toBe(404);
  });
});

test('an owner makes somebody a manager of the catalog, and takes it back', async () => {
  const tenant = stillTenant();
  const send = await asAuthor(tenant);
  const megan = await asAuthor(tenant, 'MeganB@contoso.com');
  const path = '/v1.0/roleManagement/entitlementManagement/roleAssignments';
  const catalog = catalogNamed(tenant, 'General');
  const make = { displayName: 'Megan’s', catalog: { id: catalog } };
  expect((await megan('POST', `${em}/accessPackages`, make)).status).toBe(403);
  const body = {
    principalId: idOfUser(tenant, 'MeganB@contoso.com'),
    roleDefinitionId: '7f480852-ebdc-47d4-87de-0d8498384a83',
    appScopeId: `/AccessPackageCatalog/${catalog}`,
  };
  const { id } = (await send('POST', path, body)).body;
  const filter = `$filter=appScopeId eq '${body.appScopeId}'&$expand=principal`;
  const names = (await send('GET', `${path}?${filter}`)).body.value.map(
    ({ principal }: { principal: { displayName: string } }) => principal.displayName,
  );
  expect(names).toEqual(['Lee Gu', 'Megan Bowen']);
  expect((await megan('POST', `${em}/accessPackages`, make)).status).toBe(201);
  expect((await megan('DELETE', `${path}/${id}`)).status).toBe(404);
  expect((await send('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await megan('GET', `${em}/catalogs`)).status).toBe(403);
  expect((await send('POST', path, { ...body, appScopeId: '/' })).status).toBe(400);
  // A group's members have what the group has.
  const sales = tenant.seed.tenants[0]?.groups.find(({ displayName }) => displayName === 'Sales')?.id;
  await send('POST', path, { ...body, principalId: sales });
  const [, group] = (await send('GET', `${path}?${filter}`)).body.value;
  expect(group.principal).toMatchObject({ '@odata.type': '#microsoft.graph.group', displayName: 'Sales' });
  expect((await (await asAuthor(tenant, 'AlexW@contoso.com'))('GET', `${em}/catalogs`)).status).toBe(200);
  expect(tenant.violations()).toEqual([]);
});

describe('who writes', () => {
  test('nobody without the scope, whatever the role', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, lee, readingScopes);
    expect(codeOf(await addAurora(tenant, send))).toBe('403 Authorization_RequestDenied');
    expect((await send('GET', `${em}/catalogs`)).status).toBe(200);
  });

  test.each([
    ['Catalog owner', diego, 201],
    ['Access package manager', pradeep, 201],
    ['Identity Governance Administrator', nestor, 201],
    ['Catalog reader', lee, 403],
    ['nothing', adele, 403],
  ])('packages of Finance with the role %s', async (_, user, status) => {
    const tenant = stillTenant();
    const body = { displayName: 'Ledger', catalog: { id: catalogNamed(tenant, 'Finance') } };
    expect((await (await asAuthor(tenant, user))('POST', `${em}/accessPackages`, body)).status).toBe(status);
  });

  test('a site or group only who owns it, or whose directory role administers it', async () => {
    const tenant = stillTenant();
    const finance = catalogNamed(tenant, 'Finance');
    const group = tenant.seed.tenants[0]?.groups.find(({ displayName }) => displayName === 'Aurora')?.id;
    const app = tenant.seed.tenants[0]?.applications[0]?.servicePrincipalId;
    const add = async (user: string, originSystem: string, originId: string | undefined, catalog: string) =>
      codeOf(
        await (await asAuthor(tenant, user))('POST', `${em}/resourceRequests`, {
          requestType: 'adminAdd',
          resource: { originSystem, originId },
          catalog: { id: catalog },
        }),
      );
    const general = catalogNamed(tenant, 'General');
    expect(await add(diego, 'SharePointOnline', aurora, finance)).toBe('400 CallerNotResourceOwner');
    expect(await add(diego, 'AadGroup', group, finance)).toBe('400 CallerNotResourceOwner');
    expect(await add(nestor, 'AadGroup', group, finance)).toBe('400 CallerNotResourceOwner');
    expect(await add(nestor, 'AadApplication', app, finance)).toBe('201');
    expect(await add(pradeep, 'AadGroup', group, finance)).toBe('403 UnAuthorized');
    // Grady may edit the site, not manage its permissions.
    const learning = catalogNamed(tenant, 'Learning');
    expect(await add('GradyA@contoso.com', 'SharePointOnline', aurora, learning)).toBe(
      '400 CallerNotResourceOwner',
    );
    expect(await add(lee, 'AadGroup', group, general)).toBe('201');
    expect(await add(lee, 'AadGroup', group, general)).toBe('400 ResourceAlreadyOnboarded');
    expect(await add(lee, 'SharePointOnline', `${aurora}/`, general)).toBe('201');
    expect(await add(lee, 'SharePointOnline', `${aurora}s`, general)).toBe(
      '400 ResourceNotFoundInOriginSystem',
    );
    expect(tenant.violations()).toEqual([]);
  });

  test('no second package of a name in a catalog, and no change after the right is lost', async () => {
    const tenant = stillTenant();
    const send = await asAuthor(tenant);
    const catalog = { id: catalogNamed(tenant, 'General') };
    const body = { displayName: 'marketing TEAM', catalog };
    expect(codeOf(await send('POST', `${em}/accessPackages`, body))).toBe('409 DuplicateAccessPackage');
    const { id } = (await send('POST', `${em}/accessPackages`, { displayName: 'Mine', catalog })).body;
    const path = `${em}/accessPackages/${id}`;
    expect(codeOf(await send('PATCH', path, { displayName: 'Helpdesk' }))).toBe('409 DuplicateAccessPackage');
    expect((await send('PATCH', path, { displayName: 'MINE', isHidden: true })).status).toBe(204);
    expect((await send('GET', path)).body).toMatchObject({ displayName: 'MINE', isHidden: true });
    tenant.core.switches.set({ catalogRoles: 'ended' });
    expect(codeOf(await send('DELETE', path))).toBe('403 UnAuthorized');
  });
});
