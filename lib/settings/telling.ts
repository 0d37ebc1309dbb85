import type { DeclaredSignal } from '../denial/declared.ts';

/** Fewer letters than this stand on every page. */
const fewest = 4;

/**
 * Whether a signal has something in it that a healthy page lacks: a status, a code, a marker that says something, or a
 * path that says more than "anything". In: the signal, and how many letters its path expression spells out.
 */
export function isTelling({ path, status, marker, redirectCode }: DeclaredSignal, spelled: number): boolean {
  if (status !== undefined || redirectCode !== undefined) return true;
  if (
    marker !== undefined &&
    ('text' in marker ? isTellingText(marker.text) : isTellingSelector(marker.selector))
  )
    return true;
  if (path === undefined) return false;
  return 'glob' in path ? path.glob.split('*').some(isTellingText) : spelled >= fewest;
}

/** Counted in bytes: two Chinese characters say as much as four letters. */
const isTellingText = (text: string): boolean =>
  new TextEncoder().encode(text.replace(/[^\p{L}\p{N}]/gu, '')).length >= fewest;

/**
 * Whether every branch of a selector asks for a class, an id, an attribute's value or an attribute of one's own, or an
 * element of one's own: `*`, `body`, `div > p` and `[class]` match everywhere. What stands in `:not(…)` and its like
 * does not count.
 */
function isTellingSelector(selector: string): boolean {
  const outside = withoutArguments(
    selector.replace(/"[^"]*"|'[^']*'/g, (text) => `"${text.replace(/[^\w]/g, '')}"`),
  );
  return outside.split(',').every((branch) => own.test(branch));
}

const own =
  /[.#][\w-]*[^\W\d_]{2}|\[\s*[\w-]*-[\w-]*\s*\]|\[\s*[\w-]+\s*[~|^$*]?=\s*"?\w{2}|(?:^|[\s>+~])[a-z]\w*-/iu;

/** Innermost brackets first; at most as many as a selector of policy can hold. */
function withoutArguments(selector: string): string {
  const next = selector.replace(/\([^()]*\)/g, '');
  return next === selector ? selector : withoutArguments(next);
}
