import { describe, expect, it } from 'vitest';
import { chooseRole } from '../../../lib/authoring/chooseRole.ts';
import { type Need, needs } from '../../../lib/entitlement/need.ts';

const roles = (...names: string[]) =>
  names.map((displayName, index) => ({ displayName, originId: String(index + 3) }));
const chosen = (need: Need, list: ReturnType<typeof roles>) =>
  chooseRole({ originId: 'x', role: { need } }, list)?.displayName;
const all = (list: ReturnType<typeof roles>) => needs.map((need) => chosen(need, list));

describe('by need', () => {
  it.each([
    ['Orion Owners', 'Orion Visitors', 'Orion Members'],
    ['Besitzer von Orion', 'Besucher von Orion', 'Mitglieder von Orion'],
    ['Propriétaires de Orion', 'Visiteurs de Orion', 'Membres de Orion'],
    ['Propietarios de Orion', 'Visitantes de Orion', 'Integrantes de Orion'],
    ['Orion の所有者', 'Orion の訪問者', 'Orion のメンバー'],
    ['Владельцы: Orion', 'Посетители: Orion', 'Участники: Orion'],
  ])('a site’s three groups: %s', (owners, visitors, members) => {
    expect(all(roles(owners, visitors, members))).toEqual([visitors, members, owners]);
  });

  it('the weakest that reaches it', () => {
    expect(all(roles('Orion Owners', 'Orion Members'))).toEqual([
      'Orion Members',
      'Orion Members',
      'Orion Owners',
    ]);
    expect(all(roles('Orion Visitors'))).toEqual(['Orion Visitors', undefined, undefined]);
  });

  it('a group’s two roles by their ids', () => {
    const group = [
      { displayName: 'Owner', originId: 'Owner_g' },
      { displayName: 'Member', originId: 'Member_g' },
    ];
    expect(all(group)).toEqual(['Member', 'Member', 'Owner']);
  });

  it('an application’s where its name says it', () => {
    expect(all(roles('Reader', 'Contributor', 'Payroll Clerk'))).toEqual([
      'Reader',
      'Contributor',
      undefined,
    ]);
  });

  it('none whose name says nothing, or two things', () => {
    expect(all(roles('User', 'Administrator', 'Redaktion', 'Members’ club visitors'))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(all([])).toEqual([undefined, undefined, undefined]);
  });
});

it('a role that was chosen, by its id alone', () => {
  const role = { originId: 'ABC', displayName: 'Editor' };
  const list = [
    { displayName: 'Editor', originId: 'other' },
    { displayName: 'Renamed', originId: 'abc' },
  ];
  expect(chooseRole({ originId: 'x', role }, list)?.displayName).toBe('Renamed');
  expect(chooseRole({ originId: 'x', role }, list.slice(0, 1))).toBeUndefined();
});
