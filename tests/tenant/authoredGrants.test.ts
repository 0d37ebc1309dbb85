import { expect, test } from 'vitest';
import { addAurora, asAuthor, aurora, auroraPackage, catalogNamed, resourcesAt } from './authoring.ts';
import { em, packageNamed, stillTenant } from './testing.ts';

const codeOf = ({ status, body }: { status: number; body?: { error?: { code: string } } }) =>
  `${status} ${body?.error?.code ?? ''}`.trim();

test('a role is granted once, at the root of a resource of the package’s own catalog', async () => {
  const tenant = stillTenant();
  const send = await asAuthor(tenant);
  const { id, resource, role } = await auroraPackage(tenant, send);
  const path = `${em}/accessPackages/${id}/resourceRoleScopes`;
  const grant = (over: { role?: object; scope?: object } = {}) => ({
    role: { ...role, resource: { id: resource.id }, ...over.role },
    scope: { ...resource.scopes[0], ...over.scope },
  });
  expect(codeOf(await send('POST', path, grant()))).toBe('409 DuplicateKey');
  const unknown = '0b0e0000-0000-4000-8000-00000000dead';
  for (const wrong of [
    grant({ scope: { id: unknown } }),
    grant({ role: { id: unknown } }),
    grant({ role: { resource: { id: unknown } } }),
  ])
    expect(codeOf(await send('POST', path, wrong))).toBe('404 ResourceNotFound');
  // Without ids, by where they come from.
  const { id: _, ...edit } = resource.roles.find(({ originId }: { originId: string }) => originId === '5');
  const byOrigin = {
    role: { ...edit, resource: { originId: aurora, originSystem: 'SharePointOnline' } },
    scope: { originId: aurora, originSystem: 'SharePointOnline' },
  };
  expect((await send('POST', path, byOrigin)).status).toBe(201);
  const listed = (await send('GET', `${path}?$expand=role,scope`)).body.value;
  expect(listed.map((one: { role: { displayName: string } }) => one.role.displayName)).toEqual([
    'Aurora Visitors',
    'Aurora Members',
  ]);
  expect(tenant.violations()).toEqual([]);
});

test('a role can be granted once it has arrived, also where it is named instead of numbered', async () => {
  const tenant = stillTenant({ switches: { resourceLag: 30, roleIsGroupId: false } });
  const send = await asAuthor(tenant);
  const general = catalogNamed(tenant, 'General');
  await addAurora(tenant, send);
  const { id } = (await send('POST', `${em}/accessPackages`, { displayName: 'A', catalog: { id: general } }))
    .body;
  const role = {
    originId: 'Aurora Visitors',
    resource: { originId: aurora, originSystem: 'SharePointOnline' },
  };
  const post = async () =>
    codeOf(
      await send('POST', `${em}/accessPackages/${id}/resourceRoleScopes`, {
        role,
        scope: { originId: aurora },
      }),
    );
  tenant.core.clock.advance(20_000);
  expect(await post()).toBe('404 ResourceNotFound');
  tenant.core.clock.advance(10_000);
  const [resource] = (await send('GET', resourcesAt(general, aurora))).body.value;
  expect(resource.roles.map(({ originId }: { originId: string }) => originId)).toContain('Aurora Visitors');
  expect(await post()).toBe('201');
  // SharePoint knows it by its number all the same.
  expect(packageNamed(tenant, 'A').resourceRoleScopes).toMatchObject([{ role: { originId: '4' } }]);
});

test('what a package granted stays in its catalog, for the next one', async () => {
  const tenant = stillTenant();
  const send = await asAuthor(tenant);
  const { id, resourceRoleScopes } = packageNamed(tenant, 'Brand contracts');
  const path = resourcesAt(catalogNamed(tenant, 'General'), resourceRoleScopes[0]?.scope.originId ?? '');
  expect((await send('DELETE', `${em}/accessPackages/${id}`)).status).toBe(204);
  expect((await send('GET', path)).body.value).toMatchObject([{ id: resourceRoleScopes[0]?.resource.id }]);
});

test('roles and scopes of a catalog are listed for one origin system', async () => {
  const tenant = stillTenant();
  const send = await asAuthor(tenant);
  const catalog = `${em}/catalogs/${catalogNamed(tenant, 'General')}`;
  for (const name of ['resourceRoles', 'resourceScopes']) {
    expect((await send('GET', `${catalog}/${name}`)).body.error.message).toBe('Origin system is required.');
    const listed = await send(
      'GET',
      `${catalog}/${name}?$filter=originSystem eq 'AadGroup'&$expand=resource`,
    );
    const systems = listed.body.value.map(
      (one: { resource: { originSystem: string } }) => one.resource.originSystem,
    );
    expect(new Set(systems)).toEqual(new Set(['AadGroup']));
  }
  expect(tenant.violations()).toEqual([]);
});
