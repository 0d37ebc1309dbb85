import { describe, expect, it } from 'vitest';
import { administrationReads } from '../../../../lib/graph/administration/reads.ts';
import type { Call, Sent } from '../../../../lib/graph/call.ts';
import { createServiceClock } from '../../../../lib/platform/clock.ts';
import { hostile } from '../../authoring/hostile.ts';
import { inCatalog, maker } from '../../authoring/maker.ts';
import { found, unwrap } from '../world.ts';

const names = hostile.map((name) => name.trim()).filter((name) => !/\p{Cc}/u.test(name));

describe('what is looked up by name', () => {
  it.each(names)('is found by exactly that name: %j', async (name) => {
    const { world, administration } = maker();
    const { id, catalogId } = world.accessPackage('Helpdesk');
    world.accessPackage('Helpdesk').displayName = name;
    const catalog = found(world.contoso.catalogs.find((one) => one.id === catalogId));
    catalog.displayName = name;
    const { reads } = administration;
    expect(unwrap(await reads.packagesNamed(name)).map((one) => one.id)).toEqual([id]);
    expect(unwrap(await reads.catalogsNamed(name)).map((one) => one.id)).toEqual([catalogId]);
    const { alike } = await reads.firstPackages([], name);
    expect(alike.items.map((one) => one.id)).toEqual([id]);
    const known = unwrap(await reads.policiesOf(catalogId, [{ id, displayName: name }]));
    expect(known).toMatchObject({ isSure: true, policies: [{ accessPackage: { id } }] });
    expect(world.tenant.violations()).toEqual([]);
  });

  it.each(names)('is found by the beginning of that name: %j', async (name) => {
    const { world, administration } = maker();
    const lee = found(world.contoso.users.find(({ displayName }) => displayName === 'Lee Gu'));
    lee.displayName = name;
    const users = unwrap(await administration.directory.users(name.slice(0, -1)));
    expect(users).toContainEqual(expect.objectContaining({ id: lee.id, displayName: name }));
  });
});

it('a resource is found by its address in any spelling, and by it alone', async () => {
  const { world, administration } = maker({ draft: inCatalog('Finance') });
  const { catalogId } = world.accessPackage('Finance reports');
  const of = async (originId: string) =>
    unwrap(await administration.reads.resourceIn(catalogId, { originId, originSystem: 'SharePointOnline' }))
      ?.displayName;
  expect(await of('https://contoso.sharepoint.com/sites/finance')).toBe('Finance');
  expect(await of('https://contoso.sharepoint.com/sites/Fin')).toBeUndefined();
  expect(await of("https://contoso.sharepoint.com/sites/x' or 'a' eq 'a")).toBeUndefined();
});

/** Graph, as it answers everything alike. */
function answering(body: unknown, status = 200) {
  const calls: Call[] = [];
  const { me } = maker();
  const send = async (call: Call): Promise<Sent> => {
    calls.push(call);
    return { answered: true, status, body, headers: new Headers() };
  };
  return {
    calls,
    reads: administrationReads({ send, profile: me, clock: createServiceClock({ now: () => 0 }) }),
  };
}

describe('an answer that isn’t as it should be', () => {
  const bodies = [
    undefined,
    null,
    '',
    'text',
    42,
    [],
    {},
    { value: null },
    { value: {} },
    { value: [null, 1, 'x', {}, { id: 7 }] },
  ];

  it.each(bodies)('is no list: %j', async (body) => {
    const { reads } = answering(body);
    const thing = { originId: 'https://contoso.sharepoint.com', originSystem: 'SharePointOnline' as const };
    for (const read of [
      reads.catalogs(),
      reads.catalogsNamed('x'),
      reads.packagesNamed('x'),
      reads.firstCatalogs(1),
      reads.packagesOf('x', 1),
      reads.policiesOf('x', [{ id: 'x', displayName: 'x' }]),
      reads.policyList(['x']),
      reads.resourceIn('x', thing),
    ])
      expect(await read).toMatchObject({ ok: false, failure: { kind: 'malformedAnswer' } });
    expect(await reads.policy('x')).toBeUndefined();
  });

  it('keeps what can be read of it', async () => {
    const { reads } = answering({
      value: [
        { id: '' },
        {
          id: 'p',
          displayName: null,
          description: 7,
          isHidden: 'yes',
          createdDateTime: 'yesterday',
          catalog: 'General',
          resourceRoleScopes: [null, { id: 's', role: 3, scope: { originId: null } }],
          assignmentPolicies: [{ id: 'o', specificAllowedTargets: [{ '@odata.type': 5, userId: 'null' }] }],
        },
      ],
    });
    expect(unwrap(await reads.packagesNamed('x'))).toMatchObject([
      {
        id: 'p',
        displayName: '',
        description: '',
        isHidden: false,
        resourceRoleScopes: [{ id: 's' }],
        assignmentPolicies: [{ id: 'o', specificAllowedTargets: [{ kind: '', id: undefined }] }],
      },
    ]);
  });

  it('leads to no other host', async () => {
    const { calls, reads } = answering({ value: [], '@odata.nextLink': 'https://evil.example/v1.0/next' });
    expect(await reads.catalogs()).toMatchObject({ ok: false, failure: { kind: 'malformedAnswer' } });
    expect(calls).toHaveLength(1);
  });
});

it('ids of a draft stay a part of the path', async () => {
  const { calls, reads } = answering({});
  await reads.policy('../../users/x?y#z');
  expect(calls[0]?.path).toMatch(/assignmentPolicies\/[^/?#]+$/);
});
