import { folded } from '../platform/folded.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { AccessPackageRow } from '../store/rowsOfIndex.ts';

/** Words that many names have and that therefore say nothing. */
const common = new Set([
  ...['access', 'and', 'app', 'application', 'apps', 'company', 'dev', 'for', 'group', 'home', 'package'],
  ...['portal', 'prod', 'production', 'project', 'projects', 'site', 'sites', 'team', 'teams', 'test', 'the'],
  'web',
]);

/** The telling words of a text: lower case, without accents, three letters or more. */
export function tellingWords(text: string): Set<string> {
  const plain = folded(text);
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(found.filter((word) => word.length >= 3 && !common.has(word)));
}

/** Where a word stands: in the name, or in the description only. */
export type Place = 'n' | 'd';

/** The index entry of a word, or the beginning of several. */
export const wordEntry = (profile: ProfileKey, place: Place, word: string): string =>
  `${profile}|${place}|${word}`;

/** A long description's first words tell what it is about; the index holds no more of them. */
const mostOfDescription = 24;

/** All index entries of a package. */
export function nameWords(
  profile: ProfileKey,
  { displayName, description }: Pick<AccessPackageRow, 'displayName' | 'description'>,
): string[] {
  const name = tellingWords(displayName);
  const rest = [...tellingWords(description)].filter((word) => !name.has(word)).slice(0, mostOfDescription);
  return [
    ...[...name].map((word) => wordEntry(profile, 'n', word)),
    ...rest.map((word) => wordEntry(profile, 'd', word)),
  ];
}
