/**
 * Text that a page gave, made safe to show beside our own words: no control, formatting (zero-width, bidirectional),
 * private-use or blank-looking characters, no towers of combining marks, one line, at most `length` characters.
 * `undefined` when nothing visible is left.
 */
export function safeText(value: string | undefined, length = 120): string | undefined {
  if (value === undefined) return undefined;
  // Bounded before any expression runs: titles and names of a megabyte exist in hostile pages.
  const text = value
    .slice(0, length * 8)
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (text === '') return undefined;
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * `\p{C}` is control, format, surrogate, private and unassigned; the rest look like nothing (Unicode 16):
 * grapheme joiner, Hangul fillers, Khmer inherent vowels, Braille blank.
 */
const invisible = /\p{C}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0/gu;
