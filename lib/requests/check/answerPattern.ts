import { RE2JS } from 're2js';

/** Longer ones are the service's to try. */
const longestPattern = 2000;

/** What was compiled last: a form tries the same few patterns at every key. */
const compiled = new Map<string, RE2JS | undefined>();

/**
 * Whether an answer fits the pattern an administrator wrote, anywhere in it, as .NET's `IsMatch` does. The engine takes
 * time linear in the answer whatever the pattern is, so that none can hang the form. `true` too where it can't be told:
 * an empty pattern, one that this engine does not understand (the service speaks .NET's dialect, which also looks
 * around and back), one that is very long.
 */
export function matchesPattern(pattern: string, value: string): boolean {
  if (pattern === '' || pattern.length > longestPattern) return true;
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  return compiled.get(pattern)?.matcher(value).find() ?? true;
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
