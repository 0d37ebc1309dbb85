import { en, type MessageKey } from '../../../lib/words/en.ts';
import { createWords } from '../../../lib/words/words.ts';

const words = createWords('en-US');

/** What Knock says in English: tests name strings by key, so that a better wording breaks none of them. */
export const say = words.t;

/** The same as a pattern: every argument matches anything. */
export function saying(key: MessageKey): RegExp {
  const names = [...en[key].matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);
  const blanks = Object.fromEntries(names.map((name) => [name, '\uFFFC']));
  const text = String(Reflect.apply(words.t, words, [key, blanks]));
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\uFFFC', '.+');
  return new RegExp(`^\\s*${escaped}\\s*$`);
}
