import { describe, expect, it } from 'vitest';
import { knownRoleNames } from '../../../lib/packages/knownRoleNames.ts';
import { namedReach, reachOf } from '../../../lib/packages/roleReach.ts';

const patterns = await knownRoleNames();
const none = { groups: {}, named: () => undefined, patterns };
const role = (roleName: string, roleOriginId = '7') => ({ roleName, roleOriginId });

describe('what a role lets people do', () => {
  it.each([
    ['Marketing Visitors', 'view'],
    ['Besucher von Vertrieb', 'view'],
    ['Visiteurs de Ventes', 'view'],
    ['Visitantes de Ventas', 'view'],
    ['営業訪問者', 'view'],
    ['Read', 'view'],
    ['Marketing Members', 'edit'],
    ['Mitglieder von Vertrieb', 'edit'],
    ['Membres de Ventes', 'edit'],
    ['Integrantes de Ventas', 'edit'],
    ['Contribute', 'edit'],
    ['Marketing Owners', 'manage'],
    ['Propietarios de Ventas', 'manage'],
    ['Contrôle total', 'manage'],
    ['Vollzugriff', 'manage'],
    ['Full Control', 'manage'],
  ])('%s: %s', (name, reach) => {
    expect(namedReach(name, patterns)).toBe(reach);
  });

  it.each([
    ['', 'nothing'],
    ['Approver of invoices', 'no word that is known'],
    ['Breadcrumbs', 'a word within a word'],
    ['Members Club Visitors', 'words of two kinds'],
    ['Vertriebsteam', 'no word that is known'],
  ])('"%s" says nothing: %s', (name) => {
    expect(namedReach(name, patterns)).toBeUndefined();
  });

  it('is told by the site before the name, and by the map before the words', () => {
    const groups = { view: '4', edit: '5' };
    expect(reachOf([role('Visitors', '5')], { ...none, groups })).toBe('edit');
    expect(
      reachOf([role('Alle')], { ...none, named: (name) => (name === 'Alle' ? 'view' : undefined) }),
    ).toBe('view');
    expect(reachOf([role('Anything', 'Owner_70')], none)).toBe('manage');
    expect(reachOf([role('Anything', 'Member_70')], none)).toBe('edit');
  });

  it('is the strongest of several, and not known where an unknown one may allow more', () => {
    expect(reachOf([role('Visitors'), role('Members')], none)).toBe('edit');
    expect(reachOf([role('Visitors'), role('Zugang')], none)).toBeUndefined();
    expect(reachOf([role('Owners'), role('Zugang')], none)).toBe('manage');
    expect(reachOf([], none)).toBeUndefined();
  });
});
