import { describe, expect, it } from 'vitest';
import { auroraDraft, everything, inCatalog, madeOf, maker, whole } from './maker.ts';

interface Listed {
  roles: object[];
  scopes: object[];
}

/** The tenant, whose resources of a catalog are told otherwise. */
function telling(change: (one: Listed) => Listed) {
  return (tenant: typeof fetch): typeof fetch =>
    async (input, init) => {
      const answer = await tenant(input, init);
      if (!/\/catalogs\/[^/]+\/resources\?/.test(new Request(input, init).url)) return answer;
      const body = await answer.json();
      return new Response(JSON.stringify({ ...body, value: body.value.map(change) }), answer);
    };
}

describe('a resource in its catalog', () => {
  it('is waited for until it has scopes as well as roles', async () => {
    let hidden = 8;
    const withoutScopes = (each: Listed) => (hidden-- > 0 ? { ...each, scopes: [] } : each);
    const one = maker({ through: telling(withoutScopes) });
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    expect(madeOf(one)).toEqual(whole);
  });

  it('is granted as a whole, whichever scope is listed first', async () => {
    const part = { id: 'part', originId: 'https://contoso.sharepoint.com/sites/Aurora/part' };
    const one = maker({
      through: telling((each) => ({
        ...each,
        scopes: [{ ...part, originSystem: 'SharePointOnline', isRootScope: false }, ...each.scopes],
      })),
    });
    expect(await one.live('create')).toMatchObject({ state: 'created' });
    const scopes = one.world
      .accessPackage('Aurora: view')
      .resourceRoleScopes.map(({ scope }) => scope.originId);
    expect(scopes).toEqual(['https://contoso.sharepoint.com/sites/Aurora']);
  });
});

describe('a package of that name', () => {
  it('in another catalog is another one: neither it nor its policy is taken, or deleted by an undo', async () => {
    const one = maker({
      draft(world) {
        const { catalog } = inCatalog('Finance')(world);
        const there = world.accessPackage('Finance reports');
        Object.assign(there, { displayName: 'Aurora: view', catalogId: catalog.id });
        for (const policy of there.assignmentPolicies) policy.displayName = 'Initial policy';
        return auroraDraft(world);
      },
    });
    const before = everything(one);
    const row = await one.live('create');
    expect(row).toMatchObject({ state: 'created' });
    expect(await one.live('undo')).toMatchObject({ state: 'undone' });
    expect(everything(one)).toEqual(before);
  });
});
