import { type Need, needs, reaches } from '../entitlement/need.ts';
import type { SiteGroups } from '../site/siteAnswer.ts';

/**
 * How SharePoint names a site's three groups, its permission levels, and the two roles of a group, as whole words;
 * `wordParts` are of languages that don't part words. A group is named in the language its site was made in, "Besucher
 * von Test" (Microsoft, "Language-dependent naming of SharePoint groups", seen 2026-11). German, French and Spanish
 * stand in Microsoft's localised pages on default groups; the other languages follow the same pages and haven't been
 * seen on a site. What is not in `roleWords.json` stays unknown: the organisation's map can name it.
 */
export interface RoleWords {
  words: Record<Need, readonly string[]>;
  wordParts: Record<Need, string>;
}

/** The same words, ready to be looked for. */
export type RolePatterns = readonly (readonly [Need, RegExp])[];

export const rolePatterns = ({ words, wordParts }: RoleWords): RolePatterns =>
  needs.map((need) => [
    need,
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${words[need].join(' ').split(' ').join('|')})(?![\\p{L}\\p{N}])|${wordParts[need]}`,
      'iu',
    ),
  ]);

/** What a role's name says. `undefined`: no word that is known, or words of two kinds, as in "Members' club visitors". */
export function namedReach(roleName: string, patterns: RolePatterns): Need | undefined {
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
  /** What names say in many languages. */
  patterns: RolePatterns;
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
  { groups, named, patterns, isPart = false }: RoleSources,
): Need | undefined {
  const isOfGroup = /^(?:Owner|Member)_/.test(roleOriginId);
  const own = needs.find((need) => groups[need] !== undefined && groups[need] === roleOriginId);
  const told = own ?? named(roleName);
  if (told !== undefined || (isPart && isOfGroup)) return told;
  return isOfGroup ? groupRole(roleOriginId) : namedReach(roleName, patterns);
}

/** The roles of a group carry their kind in their id (`accessPackageResourceRole`, seen 2026-11). */
const groupRole = (roleOriginId: string): Need => (roleOriginId.startsWith('Owner_') ? 'manage' : 'edit');
