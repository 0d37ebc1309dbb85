import { describe, expect, it } from 'vitest';
import { maker } from '../../authoring/maker.ts';
import { found, unwrap } from '../world.ts';

const directory = (who?: string) => {
  const one = maker(who === undefined ? {} : { who });
  return { ...one.administration.directory, world: one.world };
};

describe('people', () => {
  it('are found by the beginning of their name or address, with an address to tell them apart', async () => {
    const { users } = directory();
    for (const text of ['adele', 'Adele V', 'adelev@'])
      expect(unwrap(await users(text))).toMatchObject([
        { displayName: 'Adele Vance', mail: 'AdeleV@contoso.com' },
      ]);
    expect(unwrap(await users('vance'))).toEqual([]);
  });

  it('are known by their ids, or it is said that this can’t be told', async () => {
    const { idsKnown, world } = directory();
    const { oid } = world.person('Adele Vance');
    const deleted = '0b0e0000-0000-4000-8000-00000000dead';
    expect(await idsKnown([oid.toUpperCase(), deleted])).toEqual(new Set([oid]));
    world.tenant.core.faults.add({
      method: 'GET',
      path: '/v1.0/users',
      kind: 'status',
      status: 403,
      times: 1,
    });
    expect(await idsKnown([oid])).toBeUndefined();
  });

  it('are named by one address, exactly', async () => {
    const { personNamed } = directory();
    expect(await personNamed('adelev@contoso.com')).toMatchObject({ displayName: 'Adele Vance' });
    expect(await personNamed('adelev')).toBeUndefined();
  });
});

describe('resources', () => {
  it('are sites, groups and applications that are called like that', async () => {
    const { resources } = directory();
    expect(unwrap(await resources('Aurora'))).toMatchObject([
      { originSystem: 'SharePointOnline', originId: 'https://contoso.sharepoint.com/sites/Aurora' },
      { originSystem: 'AadGroup', displayName: 'Aurora' },
    ]);
    expect(unwrap(await resources('Contoso Exp'))).toMatchObject([
      { originSystem: 'AadApplication', displayName: 'Contoso Expenses' },
    ]);
  });

  it('are those that somebody may read; none, and why, where that is nothing', async () => {
    const { resources, world } = directory();
    const refuse = (path: string) =>
      world.tenant.core.faults.add({
        method: 'GET',
        path: `/v1.0/${path}`,
        kind: 'status',
        status: 403,
        times: 9,
      });
    refuse('groups');
    refuse('servicePrincipals');
    expect(unwrap(await resources('Aurora')).map(({ originSystem }) => originSystem)).toEqual([
      'SharePointOnline',
    ]);
    refuse('sites');
    expect(await resources('Aurora')).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });

  it('an application is the one of this client id', async () => {
    const { applicationOf, world } = directory();
    const { appId, servicePrincipalId } = world.application('Contoso Expenses');
    expect(await applicationOf(appId)).toMatchObject({ originId: servicePrincipalId });
    expect(await applicationOf(appId.replace(/^./, '0'))).toBeUndefined();
  });

  it('groups are found by the beginning of their name', async () => {
    const { groups, world } = directory();
    const { id } = found(world.contoso.groups.find(({ displayName }) => displayName === 'Aurora'));
    expect(unwrap(await groups('auro'))).toMatchObject([{ id }]);
  });
});
