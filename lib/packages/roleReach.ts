import { type Need, needs, reaches } from '../entitlement/need.ts';
import type { SiteGroups } from '../site/siteAnswer.ts';

/**
 * How SharePoint names a site's three groups, its permission levels, and the two roles of a group, as whole words. A
 * group is named in the language its site was made in, "Besucher von Test" (Microsoft, "Language-dependent naming of
 * SharePoint groups", seen 2026-11). German, French and Spanish stand in Microsoft's localised pages on default groups;
 * the other languages follow the same pages and haven't been seen on a site. What is not here stays unknown: the
 * organisation's map can name it.
 */
const roleWords: Record<Need, string> = {
  view:
    'visitors? viewers? readers? read view read-only guests?' +
    ' besucher lesen leser visiteurs? lecture lecteurs? visitantes? lectura lectores visitatori lettura lettori' +
    ' leitura leitores bezoekers lezen lezers odwiedzający goście odczyt besökare läsa besøgende læse besøkende lese' +
    ' vierailijat lukeminen návštěvníci čtení посетители чтение ziyaretçiler okuma الزوار',
  edit:
    'members? edit editors? contribute contributors?' +
    ' mitglied mitglieder bearbeiten mitwirken membres? modification miembros? integrantes edición membri modifica' +
    ' membros edição leden lid bewerken członkowie edycja medlemmar redigera medlemmer redigere rediger jäsenet' +
    ' muokkaus členové úpravy участники члены üyeler düzenleme الأعضاء',
  manage:
    'owners? full\\s+control' +
    ' besitzer vollzugriff propriétaires? contrôle\\s+total propietarios? control\\s+total proprietari' +
    ' controllo\\s+completo proprietários controle\\s+total eigenaren eigenaars właściciele pełna\\s+kontrola ägare' +
    ' ejere eiere omistajat vlastníci владельцы sahipler المالكون',
};
/** Languages that don't part words. */
const wordParts: Record<Need, string> = {
  view: '訪問者|閲覧者|閲覧|访问者|讀取|读取|방문자|읽기',
  edit: 'メンバー|編集|成员|成員|编辑|구성원|편집',
  manage: '所有者|フル コントロール|拥有者|擁有者|完全控制|소유자|모든 권한',
};

const patterns = needs.map((need): [Need, RegExp] => [
  need,
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${roleWords[need].split(' ').join('|')})(?![\\p{L}\\p{N}])|${wordParts[need]}`,
    'iu',
  ),
]);

/** What a role's name says. `undefined`: no word that is known, or words of two kinds, as in "Members' club visitors". */
export function namedReach(roleName: string): Need | undefined {
  const found = patterns.filter(([, pattern]) => pattern.test(roleName));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** A package's role on a site or group: its name, and its `originId`, as Graph gives both. */
export interface GrantedRole {
  roleName: string;
  roleOriginId: string;
}

/** What tells roles apart better than their names. */
export interface RoleSources {
  /** The groups of the site that was asked. */
  groups: SiteGroups;
  /** Names that the organisation's map explains. */
  named: (roleName: string) => Need | undefined;
  /** A group that is tied to a part of a site only: what its members may do there isn't known. */
  isPart?: boolean;
}

/** What these roles allow together; `undefined` where one of them is not known and may allow more than the others. */
export function reachOf(roles: readonly GrantedRole[], sources: RoleSources): Need | undefined {
  const known = roles.map((role) => roleReach(role, sources));
  const strongest = needs.findLast((need) => known.some((reach) => reaches(reach, need)));
  return known.includes(undefined) && strongest !== 'manage' ? undefined : strongest;
}

/** The site's own word first, then the organisation's, then the name's. */
function roleReach(
  { roleName, roleOriginId }: GrantedRole,
  { groups, named, isPart = false }: RoleSources,
): Need | undefined {
  const isOfGroup = /^(?:Owner|Member)_/.test(roleOriginId);
  const own = needs.find((need) => groups[need] !== undefined && groups[need] === roleOriginId);
  const told = own ?? named(roleName);
  if (told !== undefined || (isPart && isOfGroup)) return told;
  return isOfGroup ? groupRole(roleOriginId) : namedReach(roleName);
}

/** The roles of a group carry their kind in their id (`accessPackageResourceRole`, seen 2026-11). */
const groupRole = (roleOriginId: string): Need => (roleOriginId.startsWith('Owner_') ? 'manage' : 'edit');
