import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalog, MessageElements } from './catalog.ts';
import { en } from './en.ts';

/**
 * `qps-plocm`: English with every letter replaced, a third longer and right to left. What still shows plain letters
 * in it is either data or a string that nobody can translate.
 */
const accented: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, index) => [
    letter,
    [...'áƀçđéƒğĥíĵķłɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓÞǪŔŠŢÚṼŴẊÝŽ'][index] ?? letter,
  ]),
);

/** Accents plain text and makes it about a third longer; text without letters stays as it is. */
export function pseudoText(text: string): string {
  const letters = text.replace(/[^a-z]/gi, '').length;
  if (letters === 0) return text;
  const changed = [...text].map((letter) => accented[letter] ?? letter).join('');
  const padding = '·'.repeat(Math.max(1, Math.ceil(letters / 3)));
  const end = changed.trimEnd();
  return `${end}${padding}${changed.slice(end.length)}`;
}

/** Accents the literal parts of a message; arguments, plural categories and `#` are kept. */
export function pseudoElements(elements: MessageElements): MessageElements {
  return elements.map((element) => {
    if ('value' in element && !('options' in element) && element.type === literal)
      return { ...element, value: pseudoText(element.value) };
    if ('options' in element)
      return {
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([arm, option]) => [
            arm,
            { ...option, value: pseudoElements(option.value) },
          ]),
        ),
      } as typeof element;
    return element;
  });
}

/** `TYPE.literal` of the parser; its enum is not imported, so that only its types are needed here. */
const literal = 0;

export const pseudo: Catalog = {
  tag: 'qps-plocm',
  formatTag: 'en',
  dir: 'rtl',
  messages: en,
  decorate: pseudoText,
  transform: (message) =>
    pseudoElements(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()),
};
