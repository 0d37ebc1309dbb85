import type { CompiledMessage } from 'icu-minify/format';
import type { Catalog, Messages } from './catalog.ts';

/**
 * `qps-plocm`: English with every letter replaced, a third longer and right to left. What still shows plain letters
 * in it is either data or a string that nobody can translate.
 */
const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'áƀçđéƒğĥíĵķłɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓÞǪŔŠŢÚṼŴẊÝŽ';

/** Accents plain text and makes it about a third longer; text without letters stays as it is. */
export function pseudoText(text: string): string {
  const letters = text.replace(/[^a-z]/gi, '').length;
  if (letters === 0) return text;
  const changed = text.replace(/[a-z]/gi, (letter) => accented.charAt(plain.indexOf(letter)));
  const padding = '·'.repeat(Math.max(1, Math.ceil(letters / 3)));
  const end = changed.trimEnd();
  return `${end}${padding}${changed.slice(end.length)}`;
}

/**
 * Accents the literal parts of a compiled message; argument names, plural categories and `#` are kept. A message is
 * text or a list of text, `[name]`, `[name, kind, arms]` and 0 for `#`; an arm is a message again.
 */
export function pseudoMessage(message: CompiledMessage): CompiledMessage {
  if (typeof message === 'string') return pseudoText(message);
  return message.map((node) => {
    if (typeof node === 'string') return pseudoText(node);
    if (node === 0 || typeof node[2] !== 'object' || node[2] === null) return node;
    const arms = Object.entries(node[2]).map(([arm, inner]) => [arm, pseudoMessage(inner)]);
    return [node[0], node[1], Object.fromEntries(arms)];
  });
}

/** A catalog in the pseudo-locale. */
export const pseudoOf = ({ messages }: Catalog): Catalog => ({
  tag: 'qps-plocm',
  formatTag: 'en',
  dir: 'rtl',
  messages: Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, pseudoMessage(message)]),
  ) as Messages,
  decorate: pseudoText,
});
