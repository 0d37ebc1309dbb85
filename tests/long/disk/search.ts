/** How many characters in a row give a secret away. */
const run = 24;
/** Any `run` characters in a row hold a whole piece that begins at a multiple of this, wherever the run begins. */
const piece = run / 2;
const stride = run - piece + 1;

export type Search = (content: Buffer) => string[];

/**
 * A search for `run` characters in a row of any of these secrets, which consist of letters, digits, `-`, `_` and `.`.
 * Out: what was found, once each. UTF-8, and UTF-16 of either byte order at odd and even places.
 */
export function searchFor(secrets: readonly string[]): Search {
  const pieces = new Map<string, { secret: string; at: number }[]>();
  for (const secret of secrets)
    for (let at = 0; at + piece <= secret.length; at++) {
      const text = secret.slice(at, at + piece);
      pieces.set(text, [...(pieces.get(text) ?? []), { secret, at }]);
    }
  return (content) => {
    const found = new Set<string>();
    // Read one byte later, the low bytes of the other order stand in the low places.
    for (const text of [
      content.toString('latin1'),
      content.toString('utf16le'),
      content.subarray(1).toString('utf16le'),
    ])
      for (const { 0: word } of text.matchAll(/[\w.-]{24,}/g)) findIn(word, pieces, found);
    return [...found];
  };
}

function findIn(
  word: string,
  pieces: ReadonlyMap<string, { secret: string; at: number }[]>,
  found: Set<string>,
): void {
  for (let at = 0; at + piece <= word.length; at += stride)
    for (const candidate of pieces.get(word.slice(at, at + piece)) ?? []) {
      const { secret } = candidate;
      let [from, to] = [0, piece];
      while (
        at - from > 0 &&
        candidate.at - from > 0 &&
        word[at - from - 1] === secret[candidate.at - from - 1]
      )
        from++;
      while (word[at + to] !== undefined && word[at + to] === secret[candidate.at + to]) to++;
      if (from + to >= run) found.add(secret);
    }
}
