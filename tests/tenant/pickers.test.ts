import { describe, expect, test } from 'vitest';
import { aurora, idOfUser, lee, readingScopes } from './authoring.ts';
import { graphAs, stillTenant } from './testing.ts';

const eventual = { consistencylevel: 'eventual' };

async function scene(user = lee, scopes: readonly string[] = readingScopes) {
  const tenant = stillTenant();
  const send = await graphAs(tenant, user, scopes);
  const groups = tenant.seed.tenants[0]?.groups ?? [];
  const group = groups.find(({ displayName }) => displayName === 'Aurora')?.id ?? '';
  return { tenant, send, group };
}

describe('pickers', () => {
  test('find people by a part of their name, with no more than the scope tells', async () => {
    const { tenant, send } = await scene();
    const select = '$select=id,displayName,mail,jobTitle';
    const started = await send('GET', `/v1.0/users?$filter=startswith(displayName,'ade')&${select}`);
    expect(started.body.value).toEqual([
      {
        id: idOfUser(tenant, 'AdeleV@contoso.com'),
        displayName: 'Adele Vance',
        mail: 'AdeleV@contoso.com',
        jobTitle: null,
      },
    ]);
    const search = '/v1.0/users?$search="displayName:vance"&$count=true&$top=5';
    expect((await send('GET', search)).status).toBe(400);
    expect((await send('GET', search, undefined, eventual)).body).toMatchObject({
      '@odata.count': 1,
      value: [{ displayName: 'Adele Vance' }],
    });
    expect((await send('GET', '/v1.0/users/AdeleV@contoso.com')).body.displayName).toBe('Adele Vance');
    expect((await send('GET', '/v1.0/users/AdeleV@contoso.com/manager')).status).toBe(403);
    const broad = await graphAs(tenant, lee, ['User.Read.All']);
    const manager = await broad('GET', '/v1.0/users/AdeleV@contoso.com/manager?$select=displayName');
    expect(manager.body).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      displayName: 'Miriam Graham',
    });
    expect((await broad('GET', '/v1.0/users/PattiF@contoso.com/manager')).status).toBe(404);
    expect(tenant.violations()).toEqual([]);
  });

  test('find groups, their people and their site', async () => {
    const { tenant, send, group } = await scene();
    const found = await send(
      'GET',
      "/v1.0/groups?$filter=startswith(displayName,'Aur')&$select=id,groupTypes",
    );
    expect(found.body.value).toEqual([{ id: group, groupTypes: ['Unified'] }]);
    const searched = await send('GET', '/v1.0/groups?$search="displayName:aurora"', undefined, eventual);
    expect(searched.body.value).toMatchObject([{ id: group, mail: 'Aurora@contoso.com' }]);
    const owners = await send('GET', `/v1.0/groups/${group}/owners?$select=id,displayName`);
    expect(owners.body.value.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
      'Lee Gu',
      'Isaiah Langer',
    ]);
    expect((await send('GET', `/v1.0/groups/${group}/members/microsoft.graph.user`)).body.value).toHaveLength(
      3,
    );
    const site = await send('GET', `/v1.0/groups/${group}/sites/root?$select=webUrl`);
    expect(site.body.webUrl).toBe(aurora);
    const groupsAlone = await graphAs(tenant, lee, ['Group.Read.All']);
    const [owner] = (await groupsAlone('GET', `/v1.0/groups/${group}/owners`)).body.value;
    expect(owner).toMatchObject({ id: idOfUser(tenant, lee), displayName: null });
    expect(tenant.violations()).toEqual([]);
  });

  test('find the sites that the person may open', async () => {
    const { tenant, send } = await scene();
    const found = await send('GET', '/v1.0/sites?search=aurora');
    expect(found.body.value).toMatchObject([{ displayName: 'Aurora', name: 'Aurora', webUrl: aurora }]);
    const byPath = '/v1.0/sites/contoso.sharepoint.com:/sites/Aurora';
    expect((await send('GET', byPath)).body.id).toBe(found.body.value[0].id);
    expect((await send('GET', `${byPath}:`)).body.webUrl).toBe(aurora);
    expect((await send('GET', `/v1.0/sites/${found.body.value[0].id}`)).body.webUrl).toBe(aurora);
    expect((await send('GET', '/v1.0/sites/contoso.sharepoint.com')).body.displayName).toBe('Contoso');
    const statuses = ['Legal', 'Nowhere', 'Intranet2019', 'Branding'].map(async (name) => {
      const path = `/v1.0/sites/contoso.sharepoint.com:/sites/${name}`;
      return (await send('GET', path)).status;
    });
    expect(await Promise.all(statuses)).toEqual([403, 404, 404, 404]);
    const adele = await graphAs(tenant, 'AdeleV@contoso.com', readingScopes);
    expect((await adele('GET', '/v1.0/sites?search=aurora')).body.value).toEqual([]);
    expect((await send('GET', '/v1.0/sites')).status).toBe(400);
    expect(tenant.violations()).toEqual([]);
  });

  test.each([
    ['/v1.0/users', 'User.ReadBasic.All'],
    ['/v1.0/groups', 'Group.Read.All'],
    ['/v1.0/sites?search=a', 'Sites.Read.All'],
    ['/v1.0/servicePrincipals', 'Application.Read.All'],
  ])('read %s with %s alone', async (path, scope) => {
    const { tenant, send } = await scene(lee, [scope]);
    expect((await send('GET', path)).status).toBe(200);
    const without = await graphAs(
      tenant,
      lee,
      readingScopes.filter((one) => one !== scope),
    );
    expect((await without('GET', path)).status).toBe(403);
  });
});
