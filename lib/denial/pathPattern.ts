import type { DeclaredSignal } from './declared.ts';

/** Longest path that is compared; real ones stay far below. */
const longestPath = 2048;
/** The same for a regular expression: what it may cost grows with a power of it (`lib/settings/safeExpression.ts`). */
export const longestExpressionPath = 512;

/** Whether a path matches a pattern of policy, whole and regardless of case. Bounded work on every path. */
export function matchesPath(pattern: NonNullable<DeclaredSignal['path']>, path: string): boolean {
  if ('glob' in pattern)
    return path.length <= longestPath && matchesGlob(pattern.glob.toLowerCase(), path.toLowerCase());
  return path.length <= longestExpressionPath && new RegExp(`^(?:${pattern.expression})$`, 'iu').test(path);
}

/** `*` is any run of characters, also none. Each star is given up once at most, so no path makes it slow. */
function matchesGlob(glob: string, text: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
