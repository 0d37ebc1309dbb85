/** What matching a part of an expression can cost at most, for a matcher that tries every choice. */
export interface Cost {
  /** How many ways it can match at one place. */
  ways: number;
  /** How many characters are compared to try them all. */
  steps: number;
  /** Letters and digits that every match spells out. */
  letters: number;
}

const nothing: Cost = { ways: 1, steps: 0, letters: 0 };

/** Each way of the first part begins the second anew. */
const inRow = (first: Cost, second: Cost): Cost => ({
  ways: first.ways * second.ways,
  steps: first.steps + first.ways * second.steps,
  letters: first.letters + second.letters,
});

/** All branches may be tried. */
const either = (one: Cost | undefined, other: Cost): Cost =>
  one === undefined
    ? other
    : {
        ways: one.ways + other.ways,
        steps: one.steps + other.steps,
        letters: Math.min(one.letters, other.letters),
      };

/** A character taken `least` to `most` times: its run is given back one by one. */
function repeated({ letters }: Cost, [least, most]: Range, longest: number): Cost {
  const end = Math.min(most, longest);
  return { ways: Math.max(end - least, 0) + 1, steps: end + 1, letters: least === 0 ? 0 : letters };
}

type Range = readonly [least: number, most: number];
const signs: Record<string, Range> = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };

/** How often the part before may come; `undefined`: this is no quantifier. */
function rangeOf({ sign, least, comma, most }: Record<string, string | undefined>): Range | undefined {
  if (least === undefined) return sign === undefined ? undefined : signs[sign];
  const end = most === '' ? Infinity : Number(most);
  return [Number(least), comma === '' ? Number(least) : end];
}

/** All there is with the flag `u`: escapes and classes, brackets, the bar, quantifiers, single characters. */
const token =
  /(?<reference>\\[1-9k])|\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)|\[(?:\\.|[^\]\\])*\]|(?<special>\(\?(?!:))|(?<open>\((?:\?:)?)|(?<close>\))|(?<bar>\|)|(?:(?<sign>[*+?])|\{(?<least>\d+)(?<comma>,?)(?<most>\d*)\})\??|(?<letter>[\p{L}\p{N}])|./gsu;

/** A group that is being read: its finished branches, the row before its last part, and that part. */
interface Level {
  branches: Cost | undefined;
  row: Cost;
  last: Cost;
  lastIsGroup: boolean;
}

const begun = (branches?: Cost): Level => ({ branches, row: nothing, last: nothing, lastIsGroup: false });
const add = ({ branches, row, last }: Level, next: Cost, lastIsGroup = false): Level => ({
  branches,
  row: inRow(row, last),
  last: next,
  lastIsGroup,
});
const ended = ({ branches, row, last }: Level): Cost => either(branches, inRow(row, last));

/**
 * What matching a text of at most `longest` characters, as a whole, costs at most; or why that can't be said. In: a
 * valid regular expression (flag `u`). A bound for every backtracking matcher: the ways of parts in a row multiply,
 * those of branches add up, and only single characters repeat.
 */
export function expressionCost(expression: string, longest: number): Cost | { why: string } {
  const outer: Level[] = [];
  let level = begun();
  for (const { groups = {} } of expression.matchAll(token)) {
    const range = rangeOf(groups);
    if (groups.reference !== undefined) return { why: 'refers back to a group' };
    if (groups.special !== undefined) return { why: 'has a group other than ( and (?:' };
    if (groups.open !== undefined) {
      outer.push(level);
      level = begun();
    } else if (groups.close !== undefined) {
      level = add(outer.pop() ?? begun(), ended(level), true);
    } else if (groups.bar !== undefined) {
      level = begun(ended(level));
    } else if (range === undefined) {
      level = add(level, { ways: 1, steps: 1, letters: groups.letter === undefined ? 0 : 1 });
    } else if (!level.lastIsGroup) {
      level.last = repeated(level.last, range, longest);
    } else if (range[1] === 1) {
      level.last = either(nothing, level.last);
    } else return { why: 'repeats a group, which can take for ever' };
  }
  return inRow(ended(level), { ways: 1, steps: 1, letters: 0 });
}
