/** Longest pattern and answer that are tried here; beyond that the service decides. */
const longestPattern = 500;
const longestAnswer = 200;
/** Quantifiers side by side multiply: this many on an answer of that length stay within milliseconds. */
const mostRepeats = 3;
const mostOptions = 8;

/** A quantified group that holds a quantifier or a choice itself, or a back-reference: may take exponential time. */
const slow = /\([^)]*[*+}?][^)]*\)\s*[*+{]|\([^)]*\|[^)]*\)\s*[*+{]|\\[1-9]/;

const count = (pattern: string, what: RegExp): number => pattern.match(what)?.length ?? 0;

/** An administrator's pattern is data of unknown make: only what certainly ends soon is run. */
const endsSoon = (pattern: string, value: string): boolean =>
  pattern.length <= longestPattern &&
  value.length <= longestAnswer &&
  !slow.test(pattern) &&
  count(pattern, /[*+{]/g) <= mostRepeats &&
  count(pattern, /\?/g) <= mostOptions;

/**
 * Whether an answer fits the pattern an administrator wrote. `true` too where it cannot be told safely: no pattern,
 * one that JavaScript does not understand (the service speaks .NET's dialect), one that could run for ever.
 */
export function matchesPattern(pattern: string | null, value: string): boolean {
  if (pattern === null || pattern === '' || !endsSoon(pattern, value)) return true;
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return true;
  }
}
