/** Longest expression that is taken. */
const longest = 200;
const mostUnbounded = 2;

/**
 * Why a regular expression of policy may not be used, or `undefined` when it may. Only a harmless part of the language
 * is: no group is repeated, nothing looks around or back, and at most two quantifiers have no upper bound, so that
 * matching a path of 2,048 characters as a whole takes some four million steps at the very most.
 */
export function expressionProblem(expression: string): string | undefined {
  if (expression === '' || expression.length > longest) return `must have 1 to ${longest} characters`;
  try {
    new RegExp(`^(?:${expression})$`, 'iu');
  } catch {
    return 'is not a regular expression';
  }
  const bare = withoutEscapesAndClasses(expression);
  if (bare === undefined) return 'refers back to a group';
  if (/\(\?(?!:)/.test(bare)) return 'has a group other than ( and (?:';
  if (/\)(?:[*+]|\{)/.test(bare)) return 'repeats a group, which can take for ever';
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > mostUnbounded)
    return `has more than ${mostUnbounded} quantifiers without an end`;
  if (/\{(?:\d{3,}|\d+,\d{3,})/.test(bare)) return 'repeats something a hundred times or more';
  return undefined;
}

/** Escaped characters and classes as one plain letter; `undefined` where an escape refers back (`\\1`, `\\k`). */
function withoutEscapesAndClasses(expression: string): string | undefined {
  if (/\\(?:[1-9]|k)/.test(expression.replace(/\\\\/g, ''))) return undefined;
  return expression.replace(/\\[pPu]\{[^}]*\}|\\./gu, 'x').replace(/\[[^\]]*\]/g, 'x');
}
