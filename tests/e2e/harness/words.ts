import { compileAll } from '../../../lib/words/compile.ts';
import { en, type MessageKey } from '../../../lib/words/en.ts';
import { formatWords } from '../../../lib/words/formatWords.ts';

/** Compiled here: the demo and the bench run in Node, without Vite. */
const words = formatWords('en-US', { tag: 'en', dir: 'ltr', messages: compileAll(en) });

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
