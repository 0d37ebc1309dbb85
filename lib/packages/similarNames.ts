import type { Denial } from '../denial/denial.ts';
import type { AccessPackageRow } from '../store/rows.ts';
import { isListed } from './unlisted.ts';

/** Words that many names have and that therefore say nothing. */
const common = new Set([
  ...['access', 'and', 'app', 'application', 'apps', 'company', 'dev', 'for', 'group', 'home', 'package'],
  ...[
    'portal',
    'prod',
    'production',
    'project',
    'projects',
    'site',
    'sites',
    'team',
    'teams',
    'test',
    'the',
    'web',
  ],
]);

/** The telling words of a text: lower case, without accents, three letters or more. */
function words(text: string): Set<string> {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(found.filter((word) => word.length >= 3 && !common.has(word)));
}

/**
 * Two spellings of one word: equal, or one with an ending of up to two letters more (*expense*, *expenses*).
 */
const isSameWord = (one: string, two: string): boolean =>
  one === two ||
  (Math.min(one.length, two.length) >= 5 &&
    Math.abs(one.length - two.length) <= 2 &&
    (one.startsWith(two) || two.startsWith(one)));

const holds = (text: ReadonlySet<string>, word: string): boolean =>
  text.has(word) || [...text].some((other) => isSameWord(other, word));

/**
 * Packages whose names look like the refused thing's, the likest first. A guess, and labelled one: at least half of
 * the thing's telling words must stand in the package's name or description. Hidden packages are not guessed at. `ignored`: words that say
 * nothing here, such as the organisation's own name.
 */
export function similarPackages(
  denial: Pick<Denial, 'resourceName' | 'resourceUrl'>,
  packages: readonly AccessPackageRow[],
  ignored: readonly string[] = [],
): AccessPackageRow[] {
  const wanted = words(`${denial.resourceName ?? ''} ${lastSegment(denial.resourceUrl)}`);
  for (const word of ignored) wanted.delete(word.toLowerCase());
  if (wanted.size === 0) return [];
  return packages
    .filter((row) => !row.isHidden && isListed(row))
    .map((row) => ({ row, likeness: likeness(wanted, row) }))
    .filter((entry) => entry.likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.row.id < b.row.id ? -1 : 1))
    .map((entry) => entry.row);
}

/** 1: every telling word stands in the name; a word found only in the description counts three quarters. */
function likeness(wanted: ReadonlySet<string>, row: AccessPackageRow): number {
  const [name, description] = [words(row.displayName), words(row.description)];
  const found = [...wanted].map((word) => (holds(name, word) ? 1 : holds(description, word) ? 0.75 : 0));
  return found.reduce((sum: number, value) => sum + value, 0) / wanted.size;
}

function lastSegment(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return '';
  const segment = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // broken percent escapes
  }
}
