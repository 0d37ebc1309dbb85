import type { Denial } from '../denial/denial.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { PackageNameRow } from '../store/rowsOfIndex.ts';
import { type Place, tellingWords, wordEntry } from './nameWords.ts';

/** If more packages than this share a word, the word alone tells nothing. */
const mostOfWord = 1000;
/** So many are looked at closely. */
const mostCompared = 100;
/** A shorter word has no endings to forgive. */
const shortest = 5;
const ending = 2;

/**
 * Packages whose names look like the refused thing's, the likest first. A guess, and labelled one: at least half of
 * the thing's telling words must stand in the package's name or description; of one spelling, or with an ending of up
 * to two letters more (*expense*, *expenses*). Hidden and unlisted packages are not guessed at: they have no words
 * here. The cost grows with the packages that share a word, not with all. `ignored`: words that say nothing here,
 * such as the organisation's own name. Out: ids.
 */
export async function similarPackages(
  store: Store,
  profile: ProfileKey,
  denial: Named,
  ignored: readonly string[] = [],
): Promise<string[]> {
  const wanted = wordsOf(denial, ignored);
  const found = await Promise.all([...wanted].map((word) => packagesWith(store, profile, word)));
  const rows = await store.packageNames.bulkGet(
    closest(found).map((id): [ProfileKey, string] => [profile, id]),
  );
  return rows
    .flatMap((row) => (row === undefined ? [] : [{ id: row.id, likeness: likeness(wanted, row) }]))
    .filter((entry) => entry.likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

type Named = Pick<Denial, 'resourceName' | 'resourceUrl'>;

function wordsOf(denial: Named, ignored: readonly string[]): Set<string> {
  const wanted = tellingWords(`${denial.resourceName ?? ''} ${lastSegment(denial.resourceUrl)}`);
  for (const word of ignored) wanted.delete(word.toLowerCase());
  return wanted;
}

/** More words than this are not asked for: half of them have to fit anyway. */
const mostAsked = 3;

/** What a similar package's name must have: beginnings of words, the longest first, which tell the most. */
export const stemsOf = (denial: Named, ignored: readonly string[]): string[] =>
  [...wordsOf(denial, ignored)]
    .sort((one, other) => other.length - one.length)
    .slice(0, mostAsked)
    .map((word) => stemOf(word) ?? word);

/** `undefined`: too short to have an ending. */
const stemOf = (word: string): string | undefined =>
  word.length < shortest ? undefined : word.slice(0, Math.max(shortest, word.length - ending));

/** Ids of the packages that may have a word, by its stem: what has another ending is sorted out later. */
async function packagesWith(store: Store, profile: ProfileKey, word: string): Promise<string[]> {
  const stem = stemOf(word);
  const inPlace = (place: Place) => {
    const words = store.packageNames.where('words');
    const matching =
      stem === undefined
        ? words.equals(wordEntry(profile, place, word))
        : words.startsWith(wordEntry(profile, place, stem));
    return matching.limit(mostOfWord).primaryKeys();
  };
  const keys = await Promise.all([inPlace('n'), inPlace('d')]);
  return [...new Set(keys.flat().map(([, id]) => id))];
}

/** Those with the most words, and of these with the rarest. */
function closest(found: readonly string[][]): string[] {
  const weights = new Map<string, number>();
  for (const ids of found) for (const id of ids) weights.set(id, (weights.get(id) ?? 0) + 1 + 1 / ids.length);
  return [...weights]
    .sort(([one, weight], [other, otherWeight]) => otherWeight - weight || (one < other ? -1 : 1))
    .slice(0, mostCompared)
    .map(([id]) => id);
}

/** Two spellings of one word: equal, or one with an ending more. */
const isSameWord = (one: string, two: string): boolean =>
  one === two ||
  (Math.min(one.length, two.length) >= shortest &&
    Math.abs(one.length - two.length) <= ending &&
    (one.startsWith(two) || two.startsWith(one)));

/** 1: every telling word stands in the name; a word found only in the description counts three quarters. */
function likeness(wanted: ReadonlySet<string>, { profile, words }: PackageNameRow): number {
  const wordsAt = (place: Place) => {
    const start = wordEntry(profile, place, '');
    return words.filter((word) => word.startsWith(start)).map((word) => word.slice(start.length));
  };
  const [name, description] = [wordsAt('n'), wordsAt('d')];
  const worth = (word: string) => {
    if (name.some((other) => isSameWord(other, word))) return 1;
    return description.some((other) => isSameWord(other, word)) ? 0.75 : 0;
  };
  return [...wanted].reduce((sum, word) => sum + worth(word), 0) / wanted.size;
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
