import { describe, expect, it } from 'vitest';
import type { DraftResource } from '../../../../lib/entitlement/packageDraft.ts';
import { type Maker, type MakerOptions, maker } from '../../authoring/maker.ts';
import { found } from '../world.ts';

const siteAt = (originId: string) => ({ originSystem: 'SharePointOnline', originId }) as const;
const aurora = siteAt('https://contoso.sharepoint.com/sites/Aurora');

async function told(
  thing: (one: Maker) => Pick<DraftResource, 'originId' | 'originSystem'>,
  options?: MakerOptions,
) {
  const one = maker(options);
  one.world.tenant.core.log.clear();
  const about = await one.administration.directory.about(thing(one));
  const calls = one.world.tenant.core.log.rows().filter(({ inBatch }) => inBatch !== true);
  expect(calls.length).toBeLessThanOrEqual(2);
  expect(one.world.tenant.violations()).toEqual([]);
  return about;
}
const groupOf = ({ world }: Maker, name: string) =>
  found(world.contoso.groups.find(({ displayName }) => displayName === name));
const applicationNamed = (name: string) => (one: Maker) => ({
  originSystem: 'AadApplication' as const,
  originId: one.world.application(name).servicePrincipalId,
});

describe('a site', () => {
  it('is tied to its group, whose owners answer for it', async () => {
    expect(await told(() => aurora)).toMatchObject({
      displayName: 'Aurora',
      owners: [{ displayName: 'Lee Gu' }, { displayName: 'Isaiah Langer' }],
      tied: [{ originSystem: 'AadGroup', displayName: 'Aurora' }],
    });
  });

  it('is not tied to a group whose site is another', async () => {
    const moved: MakerOptions = {
      draft(world) {
        const site = found(world.contoso.sites.find(({ title }) => title === 'Aurora'));
        site.url = 'https://contoso.sharepoint.com/sites/Aurora2';
        return maker().row().draft;
      },
    };
    expect(await told(() => aurora, moved)).toMatchObject({ owners: [], tied: [] });
  });

  it.each(['no address', 'https://contoso.sharepoint.com', "https://contoso.sharepoint.com/sites/o'brien"])(
    'has nothing to tell by %s',
    async (originId) => {
      expect(await told(() => siteAt(originId))).toMatchObject({ owners: [], tied: [] });
    },
  );
});

it('a group is tied to its site', async () => {
  const about = await told((one) => ({ originSystem: 'AadGroup', originId: groupOf(one, 'Aurora').id }));
  expect(about).toMatchObject({
    displayName: 'Aurora',
    owners: [{ displayName: 'Lee Gu' }, { displayName: 'Isaiah Langer' }],
    tied: [{ originSystem: 'SharePointOnline', originId: aurora.originId }],
  });
});

describe('an application', () => {
  it('is tied to the groups that it is assigned to, each once, and to no person', async () => {
    const group = { principalType: 'Group' as const, principalId: '' };
    const about = await told(applicationNamed('Contoso Expenses'), {
      draft(world) {
        const expenses = world.application('Contoso Expenses');
        const [first] = expenses.assignments;
        Object.assign(group, found(first));
        const appRoleId = '00000000-0000-0000-0000-000000000000';
        expenses.assignments.push(
          { ...found(first), appRoleId },
          { principalId: world.person('Lee Gu').oid, principalType: 'User', appRoleId },
        );
        return maker().row().draft;
      },
    });
    expect(about.displayName).toBe('Contoso Expenses');
    expect(about.tied).toEqual([{ originSystem: 'AadGroup', originId: group.principalId, displayName: '' }]);
  });

  it('is tied to no more than a filter can name', async () => {
    const about = await told(applicationNamed('Contoso Travel'), {
      draft(world) {
        world.application('Contoso Travel').assignments = world.contoso.groups
          .flatMap(({ id }) => [id, id.replace(/^./, '0')])
          .concat(world.contoso.groups.map(({ id }) => id.replace(/^./, '1')))
          .map((principalId) => ({
            principalId,
            principalType: 'Group',
            appRoleId: '00000000-0000-0000-0000-000000000000',
          }));
        return maker().row().draft;
      },
    });
    expect(about.tied).toHaveLength(10);
  });
});

it('what somebody may not see is missing, and nothing fails', async () => {
  const one = maker({ through: () => async () => new Response('{}', { status: 403 }) });
  for (const thing of [aurora, { originSystem: 'AadGroup' as const, originId: 'x' }])
    expect(await one.administration.directory.about(thing)).toEqual({ owners: [], tied: [] });
});
