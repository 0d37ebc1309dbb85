import { describe, expect, it } from 'vitest';
import { givenBy, isRisky } from '../../../lib/packages/given.ts';
import { applicationKey, groupKey, siteKey } from '../../../lib/resource/resource.ts';
import type { GrantRow } from '../../../lib/store/rowsOfIndex.ts';
import { person } from '../requests/people.ts';

const grant = (changes: Partial<GrantRow>): GrantRow => ({
  profile: person().profile,
  key: groupKey('g'),
  accessPackageId: 'p',
  roleScopeId: 'r',
  originSystem: 'AadGroup',
  originId: 'g',
  resourceName: 'Finance',
  roleName: 'Member',
  roleOriginId: 'Member_g',
  ...changes,
});

const archive = siteKey('https://contoso.sharepoint.com/sites/archive') ?? groupKey('none');

describe('what a package gives', () => {
  it.each([
    ['a member of a group can edit, and decides nothing', {}, 'edit', false],
    ['an owner of one decides who is in it', { roleName: 'Owner', roleOriginId: 'Owner_g' }, 'manage', true],
    ['a visitor looks', { roleName: 'Finance Visitors', roleOriginId: '4' }, 'view', false],
    [
      'a role of an application says what it says',
      { roleName: 'Auditor', roleOriginId: 'a' },
      undefined,
      false,
    ],
    [
      'a directory role is risky, whatever its name',
      { originSystem: 'DirectoryRole', roleName: 'Reader', roleOriginId: 'x' },
      'view',
      true,
    ],
  ] as const)('%s', (_name, changes, reach, risky) => {
    const [one] = givenBy([grant(changes)]);
    expect([one?.reach, one && isRisky(one)]).toEqual([reach, risky]);
  });

  it('is one line a thing, the most far-reaching first, by its id where it has no name', () => {
    const grants = [
      grant({ key: archive, resourceName: 'Archive', roleName: 'Visitors', roleOriginId: '1' }),
      grant({
        key: applicationKey('a'),
        resourceName: '',
        originId: 'a',
        roleName: 'User',
        roleOriginId: 'u',
      }),
      grant({
        key: applicationKey('a'),
        resourceName: '',
        originId: 'a',
        roleName: 'Auditor',
        roleOriginId: 'v',
      }),
      grant({ roleName: 'Owner', roleOriginId: 'Owner_g' }),
    ];
    expect(givenBy(grants).map(({ name, roleNames }) => [name, roleNames])).toEqual([
      ['Finance', ['Owner']],
      ['a', ['User', 'Auditor']],
      ['Archive', ['Visitors']],
    ]);
  });
});
